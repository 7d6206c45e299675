#include "engine.h"

#include <optional>

#include "cases/case_reader.h"
#include "codebook/read_codebook.h"
#include "describe.h"
#include "query/parse_query.h"
#include "tables/tables.h"

namespace casewise {

namespace {

error out_of_turn(const char* message) { return {error_code::engine_failed, message, ""}; }

}  // namespace

struct dataset::state {
  codebook book;
  case_reader reading{book};
  std::optional<case_store> cases;
};

dataset::dataset(std::unique_ptr<state> parts) : state_(std::move(parts)) {}
dataset::~dataset() = default;

result<std::unique_ptr<dataset>> dataset::open(std::string_view codebook_json) {
  CASEWISE_TRY(book, read_codebook(codebook_json));
  auto parts = std::make_unique<state>();
  parts->book = std::move(book);
  return std::unique_ptr<dataset>(new dataset(std::move(parts)));
}

result<std::span<std::uint8_t>> dataset::reserve(std::size_t bytes) { return state_->reading.reserve(bytes); }

result<std::uint32_t> dataset::append(std::size_t bytes) { return state_->reading.append(bytes); }

outcome dataset::finish() {
  CASEWISE_TRY(cases, state_->reading.finish());
  state_->cases = std::move(cases);
  return nothing{};
}

result<std::string> dataset::describe() const {
  if (!state_->cases) return out_of_turn("Finish reading the file first.");
  return casewise::describe(state_->book, *state_->cases, state_->reading.what_was_read());
}

result<reply> dataset::run(std::string_view query_json) const {
  if (!state_->cases) return out_of_turn("Finish reading the file first.");
  const codebook& book = state_->book;
  const case_store& cases = *state_->cases;
  CASEWISE_TRY(asked, parse_query(query_json, book, cases));
  switch (asked.how) {
    case query::kind::profile:
      return make_profile(book, cases, asked);
    case query::kind::crosstab:
      return make_crosstab(book, cases, asked);
    case query::kind::item_combinations:
      return make_item_combinations(book, cases, asked);
    case query::kind::flows:
      return make_flows(book, cases, asked);
    case query::kind::trend:
      return make_trend(book, cases, asked);
    case query::kind::ranking:
      return make_ranking(book, cases, asked);
    case query::kind::comparison:
      return make_comparison(book, cases, asked);
    case query::kind::missingness:
      return make_missingness(book, cases, asked);
  }
  return out_of_turn("This kind of query has no table.");
}

}  // namespace casewise

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
  explicit state(std::shared_ptr<const codebook> with) : opened_with(with), reading(std::move(with)) {}

  const std::shared_ptr<const codebook> opened_with;
  case_reader reading;
  std::optional<case_store> cases;
  // These remember, and change no answer.
  std::optional<selection_cache> selections;
  std::optional<counts_by_value> counts;
};

dataset::dataset(std::unique_ptr<state> parts) : state_(std::move(parts)) {}
dataset::~dataset() = default;

result<std::unique_ptr<dataset>> dataset::open(std::string_view codebook_json) {
  CASEWISE_TRY(book, read_codebook(codebook_json));
  auto shared = std::make_shared<const codebook>(std::move(book));
  return std::unique_ptr<dataset>(new dataset(std::make_unique<state>(std::move(shared))));
}

std::unique_ptr<dataset> dataset::another() const {
  return std::unique_ptr<dataset>(new dataset(std::make_unique<state>(state_->opened_with)));
}

outcome dataset::separate(char separator) { return state_->reading.separate(separator); }

result<std::span<std::uint8_t>> dataset::reserve(std::size_t bytes) { return state_->reading.reserve(bytes); }

result<std::uint32_t> dataset::append(std::size_t bytes) { return state_->reading.append(bytes); }

outcome dataset::finish() {
  CASEWISE_TRY(cases, state_->reading.finish());
  state_->cases = std::move(cases);
  state_->selections.emplace(*state_->cases);
  state_->counts.emplace(*state_->cases, *state_->selections);
  return nothing{};
}

result<std::string> dataset::describe() const {
  if (!state_->cases) return out_of_turn("Finish reading the file first.");
  return casewise::describe(state_->reading.book(), *state_->cases, state_->reading.what_was_read());
}

result<reply> dataset::run(std::string_view query_json) const {
  if (!state_->cases) return out_of_turn("Finish reading the file first.");
  const codebook& book = state_->reading.book();
  const case_store& cases = *state_->cases;
  CASEWISE_TRY(asked, parse_query(query_json, book, cases));
  switch (asked.how) {
    case query::kind::profile:
      return make_profile(book, cases, *state_->counts, asked);
    case query::kind::crosstab:
      return make_crosstab(book, cases, *state_->counts, asked);
    case query::kind::item_combinations:
      return make_item_combinations(book, cases, *state_->selections, asked);
    case query::kind::flows:
      return make_flows(book, cases, *state_->selections, asked);
    case query::kind::trend:
      return make_trend(book, cases, *state_->selections, asked);
    case query::kind::ranking:
      return make_ranking(book, cases, *state_->selections, asked);
    case query::kind::comparison:
      return make_comparison(book, cases, *state_->selections, asked);
    case query::kind::missingness:
      return make_missingness(book, cases, *state_->selections, asked);
  }
  return out_of_turn("This kind of query has no table.");
}

}  // namespace casewise

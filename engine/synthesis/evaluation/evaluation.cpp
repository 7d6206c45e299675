#include "synthesis/evaluation.h"

#include "json/writer.h"
#include "privacy/accountant.h"
#include "synthesis/combination_request.h"
#include "synthesis/evaluation/count_slices.h"
#include "synthesis/evaluation/evaluation_figures.h"
#include "synthesis/settings.h"

namespace casewise::synthesis {

namespace {

/// Where there is no release to take them from (the older methods): how long combinations are, and the group size below
/// which a combination is rare.
constexpr std::size_t usual_length = 3;
constexpr std::uint32_t rare_below = 10;

error out_of_turn() { return {error_code::engine_failed, "Take every step of the evaluation first.", ""}; }

}  // namespace

struct evaluation::state {
  enum class phase { count, compare, compare_shown, own_tables, same, distances, association, association_made, done };

  const sensitive_file& from;
  record_table made;
  std::optional<exact_counts> shown;
  count_slices real{}, synthetic{};
  evaluation_figures figures{};
  std::vector<std::vector<std::size_t>> tables{};  // that are asked about
  std::optional<same_record_search> same{};
  phase next = phase::count;
};

evaluation::evaluation(std::unique_ptr<state> parts) : state_(std::move(parts)) {}
evaluation::~evaluation() = default;

result<std::unique_ptr<evaluation>> evaluation::begin(const sensitive_file& from, std::span<const std::uint8_t> blob,
                                                      std::string_view csv, std::string_view request_json) {
  if (!from.is_read()) return error{error_code::engine_failed, "Finish reading the file first.", ""};
  std::optional<exact_counts> shown;
  if (!blob.empty()) {
    CASEWISE_TRY(released, read_release(blob));
    shown = shown_table(released, from.over());
  }
  CASEWISE_TRY(tables, read_own_tables(request_json, from.over()));
  CASEWISE_TRY(made, from.records_in(csv));
  auto parts = std::make_unique<state>(state{from, std::move(made), std::move(shown)});
  parts->tables = std::move(tables);
  parts->same.emplace(from.records(), parts->made);
  evaluation_figures& figures = parts->figures;
  figures.over = &from.over();
  figures.longest = parts->shown ? parts->shown->longest : usual_length;
  figures.real_records = from.records().size();
  figures.synthetic_records = parts->made.size();
  figures.real_widths = widths_of(from.records());
  figures.synthetic_widths = widths_of(parts->made);
  figures.synthesizability = synthesizability_of(from.records(), from.over());
  parts->real = count_slices(from.records(), from.over(), figures.longest);
  parts->synthetic = count_slices(parts->made, from.over(), figures.longest);
  return std::unique_ptr<evaluation>(new evaluation(std::move(parts)));
}

result<progress> evaluation::step() {
  using phase = state::phase;
  state& own = *state_;
  evaluation_figures& figures = own.figures;
  const exact_counts &real = own.real.counts(), &made = own.synthetic.counts();
  switch (own.next) {
    case phase::count:
      if (!own.real.is_done()) {
        CASEWISE_CHECK(own.real.step());
        return progress{false, 100};
      }
      if (!own.synthetic.is_done()) {
        CASEWISE_CHECK(own.synthetic.step());
        return progress{false, 400};
      }
      own.next = phase::compare;
      return progress{false, 700};
    case phase::compare:
      figures.synthetic = compare_counts(real, made, rare_below);
      own.next = phase::compare_shown;
      return progress{false, 750};
    case phase::compare_shown:
      if (own.shown) figures.aggregates = compare_counts(real, *own.shown, rare_below);
      own.next = phase::own_tables;
      return progress{false, 800};
    case phase::own_tables:
      if (const std::size_t next = figures.own_tables.size(); next < own.tables.size()) {
        figures.own_tables.push_back(compare_own_table(own.tables[next], own.from.records(), own.made,
                                                       own.shown ? &*own.shown : nullptr, own.from.over()));
        return progress{false, 825};
      }
      own.next = phase::same;
      return progress{false, 850};
    case phase::same:
      if (!own.same->step()) return progress{false, 875};
      figures.same = own.same->found();
      own.same.reset();
      own.next = phase::distances;
      return progress{false, 900};
    case phase::distances:
      figures.distances = table_distances(real, figures.real_records, made, figures.synthetic_records, own.from.over());
      own.next = phase::association;
      return progress{false, 925};
    case phase::association:
      figures.real_association = cramers_v(real, figures.real_records, own.from.over());
      own.next = phase::association_made;
      return progress{false, 950};
    case phase::association_made:
      figures.synthetic_association = cramers_v(made, figures.synthetic_records, own.from.over());
      own.next = phase::done;
      break;
    case phase::done:
      break;
  }
  return progress{true, 1000};
}

std::string evaluation::finish() const { return write_evaluation(state_->figures); }

result<std::string> evaluation::counts(std::string_view request_json) const {
  const state& own = *state_;
  if (own.next != state::phase::done) return out_of_turn();
  CASEWISE_TRY(parsed, json::document::parse(request_json, error_code::bad_query));
  CASEWISE_CHECK(only_members(parsed.root(), {"combinations"}));
  CASEWISE_TRY(list, parsed.root().at("combinations"));
  CASEWISE_TRY(combinations, list.items());
  const exact_counts &real = own.real.counts(), &made = own.synthetic.counts();
  json::writer out;
  out.begin_object().key("watermark").text("contains sensitive statistics").key("counts").begin_array();
  for (const json::value& one : combinations) {
    CASEWISE_TRY(asked, read_combination(one, own.from.over(), real.how, real.longest));
    const std::uint32_t* published = asked && own.shown ? own.shown->table.find(*asked) : nullptr;
    out.begin_object().key("true").number(asked ? real(*asked) : 0);
    out.key("synthetic").number(asked ? made(*asked) : 0).key("published");
    if (published == nullptr)
      out.null();
    else
      out.number(*published);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

double epsilon_of_rho(double rho, double delta) { return privacy::epsilon_of(rho, delta); }

}  // namespace casewise::synthesis

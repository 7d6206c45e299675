#include <numeric>

#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/counts_by_value.h"
#include "tables/mask_profile.h"
#include "tables/masking.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/tables.h"

namespace casewise {

namespace {

/// The sections of one half of a profile: variables, or sets.
struct profile_sections {
  explicit profile_sections(const std::string& prefix)
      : answered{prefix + "answered"},
        missing{prefix + "missing"},
        count{prefix + "count"},
        missing_percent{prefix + "missingPercent"},
        percents{prefix + "percent"} {}

  section answered, missing, count;
  percent_section missing_percent, percents;

  void add(const profile_line& line, std::uint64_t selected) {
    answered.add(line.answered);
    missing.add(line.missing);
    missing_percent.add(percent(line.missing, selected));
    for (const std::uint64_t one : line.counts) {
      count.add(one);
      percents.add(percent(one, line.answered));
    }
  }

  void place(reply_builder& into) {
    for (section* one : {&answered, &missing, &count}) one->shape = {one->counts.size()};
    for (percent_section* one : {&missing_percent, &percents}) one->shape = {one->percents.size()};
    for (const section* one : {&answered, &missing, &count}) into.place(*one);
    for (const percent_section* one : {&missing_percent, &percents}) into.place(*one);
  }
};

/// How many cases were selected; then of each axis how many answered, and how many each category has.
class profile_numbers final : public table_numbers {
 public:
  explicit profile_numbers(const std::vector<axis>& axes) : axes_(axes) {}

  counts count(const selection& among) const override {
    counts out{among.count()};
    for (const axis& of : axes_) {
      const counts categories = count_categories(of, among);
      // Where each case that answered is in one category, they add up to it; sets are always counted.
      out.push_back(of.partitions() ? std::accumulate(categories.begin(), categories.end(), std::uint64_t{0})
                                    : of.count_answered(among));
      out.insert(out.end(), categories.begin(), categories.end());
    }
    return out;
  }

 private:
  const std::vector<axis>& axes_;
};

}  // namespace

reply make_profile(const codebook& book, const case_store& cases, counts_by_value& remembered, const query& asked) {
  std::vector<axis_id> ids = tabled_variables(book);
  const std::size_t variables = ids.size();
  for (std::size_t i = 0; i < book.sets.size(); ++i) ids.push_back({axis_id::kind::set, i});
  std::vector<axis> axes;
  for (const axis_id id : ids) axes.emplace_back(book, cases, id);
  const table_numbers::counts counts = remembered.count({}, asked.where, profile_numbers(axes));
  auto next = counts.begin();
  std::uint64_t selected = *next++, masked = 0;
  std::vector<profile_line> lines;
  for (const axis& of : axes) {
    profile_line& line = lines.emplace_back();
    line.id = of.id();
    line.answered = *next++;
    line.missing = selected - line.answered;
    line.adds_up = of.partitions();
    line.counts.assign(next, next + static_cast<std::ptrdiff_t>(of.size()));
    next += static_cast<std::ptrdiff_t>(of.size());
  }
  if (asked.mask) masked = mask_profile(*asked.mask, book, asked, lines, selected);

  cautions about(book, cases, asked.small_below);
  about.add_query(asked);
  reply_builder out("profile", book, cases, selected);
  if (asked.mask) write_mask(out.header(), *asked.mask, masked, false);
  // Variables first, then sets.
  const auto place = [&](std::string_view key, const std::string& prefix, std::size_t begin, std::size_t end) {
    profile_sections sections(prefix);
    out.header().key(key).begin_array();
    for (std::size_t i = begin; i < end; ++i) {
      const profile_line& line = lines[i];
      if (line.is_left_out) continue;
      out.header().text(axes[i].name());
      sections.add(line, selected);
      about.add_axis(line.id);
      if (line.missing != masked_count) about.add_missing(line.id, line.answered, selected);
      about.add_denominators({line.answered});
    }
    out.header().end_array();
    sections.place(out);
  };
  place("variables", "", 0, variables);
  place("sets", "set.", variables, lines.size());
  return out.finish(about);
}

}  // namespace casewise

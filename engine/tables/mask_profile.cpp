#include "tables/mask_profile.h"

#include <algorithm>

#include "query/parse_mask.h"
#include "tables/masking.h"

namespace casewise {

namespace {

/// A line with something masked in it, apart from its missing cases.
bool is_touched(const profile_line& line) {
  return line.answered == masked_count ||
         std::find(line.counts.begin(), line.counts.end(), masked_count) != line.counts.end();
}

bool is_source(const derived_variable& of, axis_id id) {
  if (of.how == derived_variable::kind::item_count) return id.of == axis_id::kind::set && id.at == of.set;
  return id.of == axis_id::kind::categorical && std::find(of.from.begin(), of.from.end(), id.at) != of.from.end();
}

/// A derived variable says something of its sources, and they of it; a set whose items the filter names is tied by it.
void leave_out_tied(const codebook& book, const query& of, std::vector<profile_line>& lines) {
  const std::vector<std::size_t> named = sets_with_named_items(of.where, book);
  std::vector<axis_id> touched;
  for (const profile_line& line : lines)
    if (is_touched(line)) touched.push_back(line.id);
  for (profile_line& line : lines) {
    if (line.id.of == axis_id::kind::set)
      line.is_left_out = is_touched(line) && std::find(named.begin(), named.end(), line.id.at) != named.end();
    else if (line.id.of == axis_id::kind::derived)
      line.is_left_out = is_tied(book, line.id, touched);
  }
}

}  // namespace

bool is_tied(const codebook& book, axis_id id, const std::vector<axis_id>& touched) {
  return std::any_of(touched.begin(), touched.end(),
                     [&](const axis_id& one) { return one == id || is_source(book.derived[id.at], one); });
}

std::uint64_t mask_profile(const mask_request& asked, const codebook& book, const query& of,
                           std::vector<profile_line>& lines, std::uint64_t& selected) {
  const small_counts small(asked);
  std::vector<std::uint64_t> known;  // per line: the most cases that it needs, as far as a reader knows
  for (profile_line& line : lines) {
    cell_summary cells;
    for (std::uint64_t& count : line.counts) {
      cells.add(count, small);
      if (small.hides(count)) count = masked_count;
    }
    known.push_back(std::max(cells.most(small), small.most()) + 2);
    const relation how = line.adds_up ? relation::adds_up : relation::overlaps;
    if (!may_stand(line.answered, cells, how, small)) line.answered = masked_count;
  }
  leave_out_tied(book, of, lines);
  // Answered and missing cases are the selected ones, in every line: they are told of all lines or of none.
  bool may_show = !small.is_small(selected);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].is_left_out) continue;
    may_show =
        may_show && (lines[i].answered == masked_count ? selected >= known[i] : !small.is_small(lines[i].missing));
  }
  std::uint64_t masked = 0;
  for (profile_line& line : lines) {
    if (!may_show || line.answered == masked_count) line.missing = masked_count;
    if (!line.is_left_out)
      masked += static_cast<std::uint64_t>(std::count(line.counts.begin(), line.counts.end(), masked_count));
  }
  if (!may_show) selected = masked_count;
  return masked;
}

}  // namespace casewise

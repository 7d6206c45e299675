#include "tables/masking.h"

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "../support/doctest.h"
#include "../support/opened.h"
#include "../support/texts.h"
#include "tables/mask_list.h"

namespace casewise {

using tests::answer;
using tests::open_cases;
using tests::opened;

namespace {

using counts = std::vector<std::uint64_t>;
using how_kind = denominator::kind;

/// Every figure of a table in one list; masked ones are masked_count.
counts figures_of(const counted_table& table, bool two_way) {
  counts out = table.cells;
  const auto add = [&](const counts& list) { out.insert(out.end(), list.begin(), list.end()); };
  add(table.column_denominators);
  add(table.column_left_out);
  out.push_back(table.selected);
  if (!two_way) return out;
  add(table.row_denominators);
  add(table.row_left_out);
  out.push_back(table.table_denominator);
  out.push_back(table.table_left_out);
  return out;
}

/// Gathers tables by what is shown of them, and for each what the masked figures were: someone who knows the method
/// can think of exactly these.
class readers_view {
 public:
  /// A view is judged if any of its tables is to be.
  void add(const counts& shown, const counts& truth, bool is_judged = true) {
    auto& values = seen_[shown];
    values.resize(truth.size());
    if (is_judged) judged_.insert(shown);
    for (std::size_t i = 0; i < truth.size(); ++i)
      if (shown[i] == masked_count) values[i].insert(truth[i]);
  }
  /// A view in which one of the first `figures` is masked and can have fewer than three values; "none". Views for which
  /// not all tables were gone through are not judged.
  std::string worst(std::size_t figures, const std::function<bool(const counts&)>& is_complete) const {
    for (const auto& [shown, values] : seen_)
      for (std::size_t i = 0; i < figures; ++i) {
        if (shown[i] != masked_count || values[i].size() >= 3 || judged_.count(shown) == 0 || !is_complete(shown))
          continue;
        std::string out = "figure " + std::to_string(i) + " of";
        for (const std::uint64_t one : shown) out += one == masked_count ? " x" : " " + std::to_string(one);
        for (const std::uint64_t one : values[i]) out += ", " + std::to_string(one);
        return out;
      }
    return "none";
  }
  std::size_t views() const { return seen_.size(); }

 private:
  std::map<counts, std::vector<std::set<std::uint64_t>>> seen_;
  std::set<counts> judged_;
};

mask_request asking(std::uint64_t below, bool zeros) {
  mask_request out;
  out.below = below;
  out.zeros = zeros;
  return out;
}

/// Goes through all lists of `size` numbers from 0 to `most`.
void for_each_list(std::size_t size, std::uint64_t most, const std::function<void(const counts&)>& work) {
  counts list(size);
  for (;;) {
    work(list);
    std::size_t at = 0;
    while (at < size && list[at] == most) list[at++] = 0;
    if (at == size) return;
    ++list[at];
  }
}

/// Goes through all lists of `size` numbers that add up to at most `most`.
void for_each_part(std::size_t size, std::uint64_t most, const std::function<void(const counts&)>& work) {
  counts list(size);
  const std::function<void(std::size_t, std::uint64_t)> fill = [&](std::size_t at, std::uint64_t left) {
    if (at == size) return work(list);
    for (list[at] = 0; list[at] <= left; ++list[at]) fill(at + 1, left - list[at]);
  };
  fill(0, most);
}

std::uint64_t sum(const counts& list) {
  std::uint64_t out = 0;
  for (const std::uint64_t one : list) out += one;
  return out;
}

/// Rows by columns of two variables. `missing`: per row, per column, in both.
counted_table variable_by_variable(const counts& cells, std::size_t width, const counts& missing, how_kind how) {
  const std::size_t height = cells.size() / width;
  counted_table out;
  out.cells = cells;
  out.column_denominators.resize(width);
  out.row_denominators.resize(height);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out.column_denominators[i % width] += cells[i];
    out.row_denominators[i / width] += cells[i];
  }
  out.row_left_out.assign(missing.begin(), missing.begin() + static_cast<std::ptrdiff_t>(height));
  out.column_left_out.assign(missing.begin() + static_cast<std::ptrdiff_t>(height), missing.end() - 1);
  out.table_denominator = sum(cells);
  out.selected = sum(cells) + sum(missing);
  out.table_left_out = sum(missing);
  out.total_columns = out.column_denominators;
  out.total_rows = out.row_denominators;
  out.total_all = out.table_denominator;
  if (how != how_kind::all) return out;
  for (std::size_t r = 0; r < height; ++r) out.row_denominators[r] += std::exchange(out.row_left_out[r], 0);
  for (std::size_t c = 0; c < width; ++c) out.column_denominators[c] += std::exchange(out.column_left_out[c], 0);
  out.table_denominator = out.selected;
  out.table_left_out = 0;
  return out;
}

counted_table one_way(const counts& cells, std::uint64_t answered, std::uint64_t missing, how_kind how) {
  counted_table out;
  out.cells = cells;
  out.selected = answered + missing;
  out.column_denominators = {how == how_kind::all ? out.selected : answered};
  out.column_left_out = {how == how_kind::all ? 0 : missing};
  out.total_columns = {answered};
  out.total_all = answered;
  return out;
}

}  // namespace

TEST_CASE("a denominator may stand where it leaves every masked count three values") {
  const small_counts ten(asking(10, false)), four(asking(4, false)), zeros(asking(4, true));
  const auto summary = [](const counts& list, const small_counts& small) {
    cell_summary out;
    for (const std::uint64_t one : list) out.add(one, small);
    return out;
  };
  const auto adds = relation::adds_up, overlaps = relation::overlaps;
  CHECK(may_stand(50, summary({20, 30}, ten), adds, ten));
  CHECK_FALSE(may_stand(55, summary({20, 30, 5}, ten), adds, ten));      // tells the 5
  CHECK_FALSE(may_stand(59, summary({20, 30, 5}, ten), adds, ten));      // at most 9: it may be the 9
  CHECK(may_stand(60, summary({20, 30, 5}, ten), adds, ten));            // more are missing than it could be
  CHECK(may_stand(61, summary({20, 30, 5, 6}, ten), adds, ten));         // 2 to 9 each
  CHECK_FALSE(may_stand(59, summary({20, 30, 5, 4}, ten), adds, ten));   // their sum is small
  CHECK_FALSE(may_stand(67, summary({20, 30, 9, 8}, ten), adds, ten));   // 8 or 9 each
  CHECK(may_stand(66, summary({20, 30, 8, 8}, ten), adds, ten));         // 7 to 9 each
  CHECK(may_stand(50, summary({40, 30, 5}, ten), overlaps, ten));        // anything from 1 to 9 fits
  CHECK_FALSE(may_stand(72, summary({40, 30, 5}, ten), overlaps, ten));  // 2 at least
  CHECK_FALSE(may_stand(9, summary({9, 3, 5}, ten), overlaps, ten));     // small itself
  CHECK(may_stand(8, summary({4, 2, 2}, four), adds, four));
  CHECK_FALSE(may_stand(7, summary({4, 2, 1}, four), adds, four));  // 1 or 2 each
  CHECK_FALSE(may_stand(0, summary({0, 0}, zeros), adds, zeros));   // tells that both are 0
  CHECK_FALSE(may_stand(6, summary({4, 2, 0}, zeros), adds, zeros));
  CHECK(may_stand(8, summary({4, 2, 2, 0}, zeros), adds, zeros));
}

TEST_CASE("someone who knows the method can think of three values: one variable, all tables of three values") {
  for (const std::uint64_t below : {4u, 5u})
    for (const bool zeros : {false, true})
      for (const how_kind how : {how_kind::answered, how_kind::all}) {
        mask_shape shape;
        shape.how = how;
        readers_view view;
        for_each_list(3, below + 1, [&](const counts& cells) {
          for (std::uint64_t missing = 0; missing < 24; ++missing) {
            const counted_table truth = one_way(cells, sum(cells), missing, how);
            counted_table shown = truth;
            mask_table(asking(below, zeros), shape, shown);
            view.add(figures_of(shown, false), figures_of(truth, false));
          }
        });
        CAPTURE(below);
        CAPTURE(zeros);
        // Cells, denominator, left out, selected: with no more than 23 cases selected, or an unknown number.
        CHECK(view.worst(6, [](const counts& shown) { return shown[5] == masked_count || shown[5] < 24; }) == "none");
      }
}

TEST_CASE("someone who knows the method can think of three values: a set of three items") {
  for (const bool zeros : {false, true}) {
    mask_shape shape;
    shape.rows = relation::overlaps;
    readers_view view;
    for_each_list(3, 5, [&](const counts& items) {
      for (std::uint64_t answered = *std::max_element(items.begin(), items.end()); answered <= sum(items); ++answered)
        for (std::uint64_t missing = 0; missing < 20; ++missing) {
          const counted_table truth = one_way(items, answered, missing, how_kind::answered);
          counted_table shown = truth;
          mask_table(asking(4, zeros), shape, shown);
          view.add(figures_of(shown, false), figures_of(truth, false));
        }
    });
    CHECK(view.worst(6, [](const counts& shown) { return shown[5] == masked_count || shown[5] < 20; }) == "none");
  }
}

TEST_CASE("someone who knows the method can think of three values: two variables of two values each") {
  constexpr std::uint64_t most_cases = 10;
  for (const bool zeros : {false, true})
    for (const how_kind how : {how_kind::answered, how_kind::all}) {
      mask_shape shape;
      shape.how = how;
      shape.two_way = true;
      readers_view view;
      for_each_part(9, most_cases, [&](const counts& parts) {
        const counts cells(parts.begin(), parts.begin() + 4), missing(parts.begin() + 4, parts.end());
        const counted_table truth = variable_by_variable(cells, 2, missing, how);
        counted_table shown = truth;
        mask_table(asking(4, zeros), shape, shown);
        view.add(figures_of(shown, true), figures_of(truth, true));
      });
      CHECK(view.views() > 100);
      // Four cells and what is left out of columns and rows: the most that they can be is within what was gone through.
      CHECK(view.worst(4, [how](const counts& shown) {
        std::uint64_t cases = 0;
        for (const std::size_t i : {0, 1, 2, 3, 6, 7, 11, 12}) cases += shown[i] == masked_count ? 3 : shown[i];
        if (how == how_kind::all)
          for (const std::size_t i : {4, 5, 9, 10}) cases += shown[i] == masked_count ? 3 : shown[i];
        return cases <= most_cases;
      }) == "none");
    }
}

TEST_CASE("someone who knows the method can think of three values: lists, and the rest under them") {
  for (const bool zeros : {false, true})
    for (const std::size_t top : {1u, 2u, 9u}) {
      query asked;
      asked.mask = asking(4, zeros);
      asked.top = top;
      readers_view view;  // the counts of four possible kinds, then rest, answered and selected
      for_each_list(4, 6, [&](const counts& kinds) {
        for (std::uint64_t missing = 0; missing < 24; ++missing) {
          std::vector<std::size_t> order;
          for (std::size_t i = 0; i < 4; ++i)
            if (kinds[i] > 0) order.push_back(i);
          std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return kinds[a] > kinds[b]; });
          counts ordered;
          for (const std::size_t one : order) ordered.push_back(kinds[one]);
          const std::size_t listed = count_listed(ordered, asked);
          list_figures figures{ordered.size() - listed, 0, sum(kinds), missing, sum(kinds) + missing};
          for (std::size_t i = listed; i < ordered.size(); ++i) figures.rest += ordered[i];
          mask_list(asked, ordered, listed, figures);
          counts shown(4, masked_count);
          // Named with their counts, in this order; a rest of nobody tells that the others are 0, which is shown.
          for (std::size_t i = 0; i < listed; ++i) shown[order[i]] = ordered[i];
          for (std::size_t i = 0; i < 4 && figures.rest == 0; ++i)
            if (shown[i] == masked_count) shown[i] = 0;
          counts truth = kinds;
          for (const std::uint64_t one : {figures.kinds, figures.rest, figures.answered, figures.missing,
                                          figures.selected, std::uint64_t{listed}}) {
            shown.push_back(one);
            truth.push_back(one);
          }
          // Only small counts are kept secret: what `top` left away may be known.
          bool has_small = false;
          for (std::size_t i = 0; i < 4; ++i) has_small = has_small || (kinds[i] > 0 && kinds[i] < 4);
          view.add(shown, truth, has_small || (zeros && top == 9));
        }
      });
      CAPTURE(top);
      CAPTURE(zeros);
      CHECK(view.worst(4, [](const counts& shown) { return shown[8] == masked_count || shown[8] < 24; }) == "none");
    }
}

TEST_CASE("a masked table hides the small count and what tells it, and keeps the rest") {
  std::string csv = "gender,age,debt,threat\n";
  csv +=
      tests::repeated("Man,0-8,1,\n", 20) + tests::repeated("Man,9-17,1,1\n", 12) + tests::repeated("Man,48+,,1\n", 3);
  csv += tests::repeated("Woman,0-8,1,1\n", 15) + tests::repeated("Woman,9-17,,1\n", 11) +
         tests::repeated("Woman,,1,\n", 30) + tests::repeated(",,,\n", 40);
  const opened of = open_cases(csv);
  constexpr const char* no = "4294967295";
  const std::string x = no;

  const answer table = ask(of, "{'kind':'crosstab','rows':'age','columns':'gender','mask':{'below':10}}");
  CHECK(table.counts("counts") == "20 15 0 / 12 11 0 / 0 0 0 / " + x + " 0 0");
  CHECK(table.counts("column.denominators") == x + " 26 0");
  CHECK(table.counts("column.leftOut") == x + " 30 0");
  CHECK(table.counts("row.denominators") == "35 23 0 " + x);
  CHECK(table.counts("table.denominator") == x);
  CHECK(table.counts("totals.columns") == x + " 26 0");
  CHECK(table.counts("totals.rows") == "35 23 0 " + x);
  CHECK(table.counts("totals.all") == x);
  CHECK(table.counts("selected") == "131");
  CHECK(table.percents("row.percent").substr(0, 7) == "57.1429");
  CHECK(table.header()["/mask"] == "{'below':10,'zeros':'shown','keep':'columns','masked':1,'promise':'oneExport'}");
  CHECK(table.caution("high_missing") == "none");

  const answer set = ask(of, "{'kind':'crosstab','rows':'means','columns':'gender','mask':{'below':4}}");
  CHECK(set.counts("counts") == "32 45 0 / 15 26 0");
  CHECK(set.counts("column.denominators") == "35 56 0");
  CHECK(set.header()["/mask/masked"] == "0");

  const answer all = ask(of, "{'kind':'crosstab','rows':'age','columns':'gender','denominator':'all','mask':{}}");
  CHECK(all.counts("column.denominators") == x + " 56 0");
  CHECK(all.counts("column.leftOut") == "0 0 0");
  CHECK(all.shape("totals.all") == "absent");

  const answer layers = ask(of, "{'kind':'crosstab','rows':'age','layers':'gender','mask':{}}");
  CHECK(layers.counts("selected") == x + " 56 0");
  CHECK(layers.header()["/selected"] == "null");
  CHECK(layers.header()["/cases"] == "null");
  CHECK(layers.header()["/layersMissing"] == "40");

  const answer profile = ask(of, "{'kind':'profile','mask':{}}");
  CHECK(profile.header()["/variables"] ==
        "['year','gender','age','home','place','level','border','meanscount','kindcount']");
  const answer flows = ask(of, "{'kind':'flows','from':'gender','to':'age','mask':{}}");
  CHECK(flows.counts("count") == "20 15 12 11");
  CHECK(flows.header()["/rest"] == "{'kinds':null,'count':null}");
  CHECK(flows.header()["/answeredBoth"] == "null");
  CHECK(flows.counts("same.count") == "0");
  const answer trend = ask(of, "{'kind':'trend','rows':'gender','mask':{}}");
  CHECK(trend.header()["/mask/masked"] == "0");
}

TEST_CASE("a comparison of selections that may overlap keeps only large counts if there are small ones") {
  std::string csv = "gender,age,debt\n";
  for (int i = 0; i < 12; ++i) csv += "Man,0-8,1\n";
  for (int i = 0; i < 3; ++i) csv += "Man,9-17,\n";
  for (int i = 0; i < 20; ++i) csv += "Woman,0-8,\n";
  const opened of = open_cases(csv);
  const std::string men = "{'variable':'gender','in':['Man']}", women = "{'variable':'gender','in':['Woman']}";
  const auto compare = [&](const std::string& first, const std::string& second) {
    return ask(of, "{'kind':'comparison','rows':'age','first':" + first + ",'second':" + second + ",'mask':{}}");
  };
  // Apart: two one-way tables. The denominator of the first would tell the count of 3.
  const answer apart = compare(men, women);
  CHECK(apart.counts("denominators") == "4294967295 20");
  CHECK(apart.counts("selected") == "4294967295 20");
  CHECK(apart.counts("inBoth") == "0");
  CHECK(apart.header()["/selected"] == "null");
  const answer overlapping = compare(men, "{'all':[]}");
  CHECK(overlapping.counts("denominators") == "4294967295 4294967295");
  CHECK(overlapping.counts("inBoth") == "4294967295");
  CHECK(overlapping.header()["/mask/masked"] == "2");
  // Nothing is small among the women; the others would still tell with the whole of them.
  const answer nested = compare(women, "{'all':[]}");
  CHECK(nested.counts("denominators") == "4294967295 4294967295");
  CHECK(nested.counts("counts").starts_with("20 0 "));
  CHECK(nested.header()["/mask/masked"] == "1");
  CHECK(compare(women, "{'not':" + women + "}").counts("inBoth") == "0");
}

TEST_CASE("missing values are masked where they, or those who answered, are few") {
  std::string csv = "gender,age\n";
  for (int i = 0; i < 20; ++i) csv += i < 5 ? "Man,\n" : "Man,0-8\n";
  const opened of = open_cases(csv);
  const answer all = ask(of, "{'kind':'missingness','mask':{}}");
  CHECK(all.header()["/selected"] == "20");
  CHECK(all.header()["/rows"].find("agegroup") == std::string::npos);
  CHECK(all.header()["/mask/masked"] == "2");
  CHECK(ask(of, "{'kind':'missingness','columns':'gender','mask':{}}").header()["/selected"] == "null");
}

TEST_CASE("what cannot be masked safely is refused, and wrong masks are") {
  const opened of = open_cases("gender,age,debt,home,year\nMan,0-8,1,UKR,2010\n");
  struct row {
    const char *query, *refusal;
  };
  for (const row& one : std::vector<row>{
           {"{'kind':'crosstab','rows':'age','mask':{'below':4}}", "ok"},
           {"{'kind':'crosstab','rows':'age','mask':{}}", "ok"},
           {"{'kind':'crosstab','rows':'age','mask':true}", "bad_query /mask"},
           {"{'kind':'crosstab','rows':'age','mask':{'below':3}}", "bad_query /mask/below"},
           {"{'kind':'crosstab','rows':'age','mask':{'below':-10}}", "bad_query /mask/below"},
           {"{'kind':'crosstab','rows':'age','mask':{'below':1000001}}", "bad_query /mask/below"},
           {"{'kind':'crosstab','rows':'age','mask':{'below':'10'}}", "bad_query /mask/below"},
           {"{'kind':'crosstab','rows':'age','mask':{'zeros':true}}", "bad_query /mask/zeros"},
           {"{'kind':'crosstab','rows':'age','mask':{'zeros':'hidden'}}", "bad_query /mask/zeros"},
           {"{'kind':'crosstab','rows':'age','mask':{'keep':'table'}}", "bad_query /mask/keep"},
           {"{'kind':'profile','mask':{'keep':'rows'}}", "bad_query /mask/keep"},
           {"{'kind':'crosstab','rows':'age','mask':{'under':5}}", "bad_query /mask/under"},
           {"{'kind':'comparison','rows':'age','first':{'all':[]},'second':{'any':[]},'mask':{}}", "ok"},
           {"{'kind':'missingness','mask':{}}", "ok"},
           {"{'kind':'missingness','smallBelow':3}", "bad_query /smallBelow"},
           {"{'kind':'profile','where':{'any':[{'variable':'age','in':['0-8']},{'variable':'gender','in':['Man']}]},"
            "'mask':{}}",
            "bad_query /mask"},
           {"{'kind':'comparison','rows':'means','first':{'set':'means','count':[1,1]},'second':{'all':[]},'mask':{}}",
            "bad_query /mask"},
           {"{'kind':'crosstab','rows':'age','columns':'agegroup','mask':{}}", "bad_query /mask"},
           {"{'kind':'crosstab','rows':'means','columns':'means','mask':{}}", "bad_query /mask"},
           {"{'kind':'crosstab','rows':'means','columns':'debt','mask':{}}", "bad_query /mask"},
           {"{'kind':'crosstab','rows':'means','layers':'meanscount','mask':{}}", "bad_query /mask"},
           {"{'kind':'crosstab','rows':'home','layers':'border','mask':{}}", "bad_query /mask"},
           {"{'kind':'trend','rows':'year','mask':{}}", "bad_query /mask"},
           {"{'kind':'crosstab','rows':'means','where':{'set':'means','count':[1,2]},'mask':{}}", "bad_query /mask"},
           {"{'kind':'crosstab','rows':'gender','columns':'debt','where':{'not':{'variable':'debt','missing':true}},"
            "'mask':{}}",
            "bad_query /mask"},
           {"{'kind':'ranking','rows':'means','where':{'any':[{'variable':'meanscount','in':[1]}]},'mask':{}}",
            "bad_query /mask"},
           {"{'kind':'crosstab','rows':'means','denominator':{'where':{'set':'means','anyOf':['debt']}},'mask':{}}",
            "bad_query /mask"},
           {"{'kind':'crosstab','rows':'means','where':{'set':'means','answered':true},'mask':{}}", "ok"},
           {"{'kind':'crosstab','rows':'means','where':{'set':'kinds','anyOf':['sold']},'mask':{}}", "ok"},
           {"{'kind':'profile','where':{'set':'means','anyOf':['debt']},'mask':{}}", "ok"}}) {
    CAPTURE(one.query);
    CHECK(tests::refusal(of, one.query) == one.refusal);
  }
}

}  // namespace casewise

// Crosstabs of random cases against the formulas of the contract, section 2, one case after the other.
#include "../support/doctest.h"
#include "../support/opened.h"
#include "../support/random_cases.h"

namespace casewise {

using tests::answer;
using tests::opened;
using tests::random_axis;
using tests::random_cases;

namespace {

using counts = std::vector<std::uint32_t>;

/// Numbers of cases by row, by column, and in all, with the cells.
struct numbers {
  numbers(std::size_t row_count, std::size_t column_count)
      : cells(row_count * column_count), rows(row_count), columns(column_count) {}
  counts cells, rows, columns;
  std::uint32_t all = 0;
};

/// What a loop over the cases finds; without columns every case is in the one column.
struct naive_table {
  numbers selected, answered, stated, responding;

  naive_table(const random_axis& rows, const random_axis& columns, const std::vector<bool>& among,
              const std::vector<bool>& population)
      : selected(rows.size, columns.size),
        answered(rows.size, columns.size),
        stated(rows.size, columns.size),
        responding(rows.size, columns.size) {
    for (std::size_t i = 0; i < among.size(); ++i) {
      if (!among[i]) continue;
      const auto &r = rows.categories[i], &c = columns.categories[i];
      add(selected, r, c, columns.size, true, true);
      add(answered, r, c, columns.size, columns.answered[i], rows.answered[i]);
      add(responding, r, c, columns.size, !c.empty(), !r.empty());
      if (population[i]) add(stated, r, c, columns.size, true, true);
    }
  }

 private:
  /// Rows count where the column qualifies, columns where the row does.
  static void add(numbers& into, const counts& r, const counts& c, std::size_t width, bool by_row, bool by_column) {
    for (const std::uint32_t row : r) into.rows[row] += by_row;
    for (const std::uint32_t column : c) into.columns[column] += by_column;
    into.all += by_row && by_column;
    for (const std::uint32_t row : r)
      for (const std::uint32_t column : c) ++into.cells[row * width + column];
  }
};

counts minus(counts from, const counts& what) {
  for (std::size_t i = 0; i < from.size(); ++i) from[i] -= what[i];
  return from;
}

std::vector<double> percents_of(const counts& cells, std::size_t width, const counts& denominators, bool by_row) {
  std::vector<double> out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::uint32_t of = denominators[by_row ? i / width : i % width];
    out.push_back(of == 0 ? -1 : 100.0 * cells[i] / of);
  }
  return out;
}

/// NaN as -1, so that lists can be compared.
std::vector<double> comparable(std::vector<double> list) {
  for (double& one : list)
    if (one != one) one = -1;
  return list;
}

struct denominators {
  counts cells, columns, columns_out, rows, rows_out;
  std::uint32_t table = 0, table_out = 0;
};

denominators with(const naive_table& of, const std::string& how, std::size_t width) {
  const numbers& s = of.selected;
  const auto from = [&](const numbers& base) {
    return denominators{how == "where" ? base.cells : s.cells,
                        base.columns,
                        minus(s.columns, base.columns),
                        base.rows,
                        minus(s.rows, base.rows),
                        base.all,
                        s.all - base.all};
  };
  if (how == "answered") return from(of.answered);
  if (how == "all") return from(s);
  if (how == "where") return from(of.stated);
  denominators out = from(of.responding);  // left out are those that gave no response
  out.columns.assign(out.columns.size(), 0);
  out.rows.assign(out.rows.size(), 0);
  out.table = 0;
  for (std::size_t i = 0; i < s.cells.size(); ++i) {
    out.columns[i % width] += s.cells[i];
    out.rows[i / width] += s.cells[i];
    out.table += s.cells[i];
  }
  return out;
}

/// The names of the sections that are not as expected.
std::string differences(const answer& got, const naive_table& naive, const std::string& how, std::size_t width,
                        bool two_way) {
  std::string out;
  const auto check = [&](const char* name, const counts& expected) {
    if (got.count_list(name) != expected) out += std::string(name) + " ";
  };
  const auto check_percents = [&](const char* name, const std::vector<double>& expected) {
    if (comparable(got.percent_list(name)) != expected) out += std::string(name) + " ";
  };
  const denominators expected = with(naive, how, width);
  check("selected", {naive.selected.all});
  check("counts", expected.cells);
  check("column.denominators", expected.columns);
  check("column.leftOut", expected.columns_out);
  check_percents("column.percent", percents_of(expected.cells, width, expected.columns, false));
  check("totals.columns", naive.answered.columns);
  check("totals.all", {naive.answered.all});
  if (!two_way) return out;
  check("row.denominators", expected.rows);
  check("row.leftOut", expected.rows_out);
  check_percents("row.percent", percents_of(expected.cells, width, expected.rows, true));
  check("table.denominator", {expected.table});
  check("table.leftOut", {expected.table_out});
  check_percents("table.percent", percents_of(expected.cells, width, counts(width, expected.table), false));
  check("totals.rows", naive.answered.rows);
  return out;
}

std::string denominator_json(const std::string& how) {
  return how == "where" ? "{'where':{'set':'present','answered':true}}" : "'" + how + "'";
}

/// 70,000 cases in slices; S leaves out those without a value of `few`, W those that did not answer `present`.
struct random_tables {
  random_cases random = tests::make_random_cases(70000, 42);
  opened of = tests::open_cases(random.csv, 100000, random.codebook);
  std::vector<bool> among = random.axes[0].answered, population;

  random_tables() {
    for (std::size_t i = 0; i < random.cases; ++i)
      if (random.axes[0].categories[i] == std::vector<std::uint32_t>{1}) among[i] = false;
    for (const random_axis& one : random.axes)
      if (one.id == "present") population = one.answered;
  }
};

constexpr const char* filter_of_among = ",'where':{'variable':'few','notIn':['v001']}}";

}  // namespace

TEST_CASE("two-way tables of all kinds of axes are what the formulas say, for every denominator") {
  const random_tables tables;
  for (const random_axis& rows : tables.random.axes)
    for (const random_axis& columns : tables.random.axes) {
      const naive_table naive(rows, columns, tables.among, tables.population);
      for (const std::string how : {"answered", "all", "responses", "where"}) {
        CAPTURE(rows.id);
        CAPTURE(columns.id);
        CAPTURE(how);
        const answer got = ask(tables.of, "{'kind':'crosstab','rows':'" + rows.id + "','columns':'" + columns.id +
                                              "','denominator':" + denominator_json(how) + filter_of_among);
        CHECK(differences(got, naive, how, columns.size, true) == "");
      }
    }
}

TEST_CASE("one-way tables of all kinds of axes are what the formulas say, for every denominator") {
  const random_tables tables;
  const random_axis everyone{"", 1, std::vector<std::vector<std::uint32_t>>(tables.random.cases, {0}),
                             std::vector<bool>(tables.random.cases, true)};
  for (const random_axis& rows : tables.random.axes) {
    const naive_table naive(rows, everyone, tables.among, tables.population);
    for (const std::string how : {"answered", "all", "responses", "where"}) {
      CAPTURE(rows.id);
      CAPTURE(how);
      const answer got = ask(tables.of, "{'kind':'crosstab','rows':'" + rows.id +
                                            "','denominator':" + denominator_json(how) + filter_of_among);
      CHECK(differences(got, naive, how, 1, false) == "");
    }
  }
}

}  // namespace casewise

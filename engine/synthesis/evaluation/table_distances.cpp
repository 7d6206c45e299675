#include "synthesis/evaluation/table_distances.h"

#include <algorithm>
#include <cmath>

namespace casewise::synthesis {

namespace {

/// Sums over the cells of the tables of k columns: a difference may be added to a cell in parts, since cells with empty
/// columns are what is left of shorter combinations when the longer ones are taken away.
struct table_sums {
  std::vector<double> distance;  // of |difference|
  std::vector<double> difference;

  explicit table_sums(std::size_t tables) : distance(tables, 0), difference(tables, 0) {}
  void add(std::size_t table, double cell) {
    distance[table] += std::abs(cell);
    difference[table] += cell;
  }
};

/// The L1 distance of two files for every set of 1, 2 and 3 columns. Everything is linear in the differences of the
/// counts of combinations, so no table is ever laid out.
class distances {
 public:
  /// `weight`s turn counts into what is compared; `all`: the difference of the weighted numbers of records.
  distances(const exact_counts& one, double one_weight, const exact_counts& other, double other_weight, double all,
            const domain& over)
      : how_(one.how), over_(over), columns_(over.columns.size()), all_(all), singles_(over.names.size(), 0) {
    one.table.for_each([&](tuple of, std::uint32_t count) { add(of, count * one_weight - other(of) * other_weight); });
    other.table.for_each([&](tuple of, std::uint32_t count) {
      if (one.table.find(of) == nullptr) add(of, -(count * other_weight));
    });
  }

  std::vector<double> of_one_column() const {
    table_sums sums(columns_);
    for (std::size_t a = 1; a < singles_.size(); ++a) sums.add(over_.column_of[a], singles_[a]);
    return with_empty(std::move(sums), all_);
  }

  std::vector<double> of_two_columns() const {
    table_sums sums(columns_ * columns_);
    for (const pair_cell& cell : pairs_) sums.add(column(cell.a) * columns_ + column(cell.b), cell.difference);
    const std::vector<double> rests = single_rests();
    for (std::size_t a = 1; a < singles_.size(); ++a)
      for (std::size_t j = 0; j < columns_; ++j)
        if (j != over_.column_of[a]) sums.add(pair_place(over_.column_of[a], j), rests[a * columns_ + j]);
    return chosen_pairs(with_empty(std::move(sums), all_));
  }

  std::vector<double> of_three_columns() const {
    table_sums sums(columns_ * columns_ * columns_);
    std::vector<double> rests = pair_rests(sums);
    // What is left of one attribute where two columns are empty.
    const std::vector<double> of_single = single_rests();
    std::vector<double> left(singles_.size() * columns_ * columns_, 0);
    for (std::size_t a = 1; a < singles_.size(); ++a)
      for (std::size_t j = 0; j < columns_; ++j)
        for (std::size_t l = j + 1; l < columns_; ++l)
          left[(a * columns_ + j) * columns_ + l] = of_single[a * columns_ + j];
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      for (std::size_t j = 0; j < columns_; ++j) {
        const std::size_t first = column(pairs_[i].a), second = column(pairs_[i].b);
        if (j == first || j == second) continue;
        const double cell = rests[i * columns_ + j];
        sums.add(triple_place(first, second, j), cell);
        if (second > j) left[(pairs_[i].a * columns_ + j) * columns_ + second] -= cell;
        if (first > j) left[(pairs_[i].b * columns_ + j) * columns_ + first] -= cell;
      }
    }
    for (std::size_t a = 1; a < singles_.size(); ++a) {
      const std::size_t own = over_.column_of[a];
      for (std::size_t j = 0; j < columns_; ++j)
        for (std::size_t l = j + 1; l < columns_; ++l)
          if (j != own && l != own) sums.add(triple_place(own, j, l), left[(a * columns_ + j) * columns_ + l]);
    }
    return chosen_triples(with_empty(std::move(sums), all_));
  }

 private:
  struct pair_cell {
    attribute a = 0, b = 0;
    double difference = 0;
  };
  struct triple_cell {
    tuple of = 0;
    double difference = 0;
  };

  void add(tuple of, double difference) {
    switch (how_.length(of)) {
      case 1:
        singles_[static_cast<std::size_t>(of)] = difference;
        break;
      case 2:
        pairs_.push_back({how_.at(of, 1), how_.at(of, 0), difference});
        break;
      case 3:
        triples_.push_back({of, difference});
        break;
      default:
        break;
    }
  }

  std::size_t column(attribute one) const { return over_.column_of[one]; }
  std::size_t pair_place(std::size_t i, std::size_t j) const { return std::min(i, j) * columns_ + std::max(i, j); }
  std::size_t triple_place(std::size_t i, std::size_t j, std::size_t l) const {
    const std::size_t low = std::min({i, j, l}), high = std::max({i, j, l});
    return (low * columns_ + (i + j + l - low - high)) * columns_ + high;
  }

  /// By attribute and column: what is left of an attribute where that column is empty.
  std::vector<double> single_rests() const {
    std::vector<double> out(singles_.size() * columns_);
    for (std::size_t a = 1; a < singles_.size(); ++a)
      std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(a * columns_), columns_, singles_[a]);
    for (const pair_cell& cell : pairs_) {
      out[cell.a * columns_ + column(cell.b)] -= cell.difference;
      out[cell.b * columns_ + column(cell.a)] -= cell.difference;
    }
    return out;
  }

  /// By pair (in the order of `pairs_`) and column: what is left of a pair where that column is empty. Adds the full
  /// cells to `sums`.
  std::vector<double> pair_rests(table_sums& sums) const {
    std::vector<double> out(pairs_.size() * columns_);
    tuple_table<std::uint32_t> place_of;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      place_of.insert(how_.append(pairs_[i].a, pairs_[i].b)) = static_cast<std::uint32_t>(i);
      std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(i * columns_), columns_, pairs_[i].difference);
    }
    for (const triple_cell& cell : triples_) {
      const attribute a = how_.at(cell.of, 2), b = how_.at(cell.of, 1), c = how_.at(cell.of, 0);
      sums.add(triple_place(column(a), column(b), column(c)), cell.difference);
      // Every part of a combination is in the table that it is from, so each pair is found.
      out[*place_of.find(how_.append(a, b)) * columns_ + column(c)] -= cell.difference;
      out[*place_of.find(how_.append(a, c)) * columns_ + column(b)] -= cell.difference;
      out[*place_of.find(how_.append(b, c)) * columns_ + column(a)] -= cell.difference;
    }
    return out;
  }

  /// With the cell in which all columns are empty: what is left of all.
  static std::vector<double> with_empty(table_sums sums, double all) {
    for (std::size_t i = 0; i < sums.distance.size(); ++i) sums.distance[i] += std::abs(all - sums.difference[i]);
    return std::move(sums.distance);
  }

  std::vector<double> chosen_pairs(const std::vector<double>& from) const {
    std::vector<double> out;
    for (std::size_t i = 0; i < columns_; ++i)
      for (std::size_t j = i + 1; j < columns_; ++j) out.push_back(from[pair_place(i, j)]);
    return out;
  }
  std::vector<double> chosen_triples(const std::vector<double>& from) const {
    std::vector<double> out;
    for (std::size_t i = 0; i < columns_; ++i)
      for (std::size_t j = i + 1; j < columns_; ++j)
        for (std::size_t l = j + 1; l < columns_; ++l) out.push_back(from[triple_place(i, j, l)]);
    return out;
  }

  packing how_;
  const domain& over_;
  std::size_t columns_;
  double all_;
  std::vector<double> singles_;
  std::vector<pair_cell> pairs_;
  std::vector<triple_cell> triples_;
};

std::vector<std::vector<double>> by_length(const distances& of, std::size_t longest) {
  std::vector<std::vector<double>> out;
  if (longest >= 1) out.push_back(of.of_one_column());
  if (longest >= 2) out.push_back(of.of_two_columns());
  if (longest >= 3) out.push_back(of.of_three_columns());
  return out;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace

std::vector<table_distance> table_distances(const exact_counts& one, std::size_t one_records, const exact_counts& other,
                                            std::size_t other_records, const domain& over) {
  std::vector<table_distance> out;
  if (one_records == 0 || other_records == 0) return out;
  const std::size_t longest = std::min<std::size_t>({one.longest, other.longest, 3});
  const double of_one = 1.0 / static_cast<double>(one_records), of_other = 1.0 / static_cast<double>(other_records);
  const double more = (static_cast<double>(one_records) - static_cast<double>(other_records)) * of_one;
  const auto shares = by_length(distances(one, of_one, other, of_other, 0, over), longest);
  const auto counts = by_length(distances(one, of_one, other, of_one, more, over), longest);
  for (std::size_t k = 0; k < longest && !shares[k].empty(); ++k) {
    const double largest = *std::max_element(shares[k].begin(), shares[k].end());
    out.push_back(
        {shares[k].size(), mean_of(shares[k]) / 2, median_of(shares[k]) / 2, largest / 2, mean_of(counts[k])});
  }
  return out;
}

}  // namespace casewise::synthesis

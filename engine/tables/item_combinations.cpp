#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/mask_list.h"
#include "tables/masking.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/selection_cache.h"
#include "tables/tables.h"
#include "tables/tally.h"

namespace casewise {

namespace {

/// Bit i: item i of the set is present.
using item_mask = std::uint64_t;

struct combination {
  item_mask items = 0;
  std::uint64_t count = 0;
};

/// Item by item in the codebook's order, a prefix first.
bool comes_first(item_mask a, item_mask b) {
  while (a != 0 && b != 0) {
    const int in_a = std::countr_zero(a), in_b = std::countr_zero(b);
    if (in_a != in_b) return in_a < in_b;
    a &= a - 1;
    b &= b - 1;
  }
  return a == 0 && b != 0;
}

/// Exchanges what `mask` selects of b with what it selects of a, `shift` bits higher.
void swap_bits(bits::word& a, bits::word& b, int shift, bits::word mask) {
  const bits::word differ = (a >> shift ^ b) & mask;
  b ^= differ;
  a ^= differ << shift;
}

/// Turns 8 words with a bit per case, one for each item, into 64 bytes with a bit per item, one for each case: a
/// transposed matrix of 8 x 8 bits in each column of bytes. Byte p of word j is that of case 8 p + j.
void transpose(bits::word (&words)[8]) {
  for (int i = 0; i < 4; ++i) swap_bits(words[i], words[i + 4], 4, 0x0F0F0F0F0F0F0F0Fu);
  for (const int i : {0, 1, 4, 5}) swap_bits(words[i], words[i + 2], 2, 0x3333333333333333u);
  for (const int i : {0, 2, 4, 6}) swap_bits(words[i], words[i + 1], 1, 0x5555555555555555u);
}

/// Sets of up to 8 items: one byte per case.
std::vector<combination> count_byte_masks(const axis& set, const selection& answered) {
  byte_tally tally;
  for (std::size_t b = 0; b < answered.cases().block_count(); ++b) {
    const bits::word* items[8] = {};
    for (std::size_t item = 0; item < set.size(); ++item) items[item] = set.cases_of(item, b);
    for (std::size_t w = 0; w < answered.cases().words_in(b); ++w) {
      const bits::word among = answered.block(b)[w];
      if (among == 0) continue;
      bits::word masks[8] = {};
      for (std::size_t item = 0; item < set.size(); ++item) masks[item] = items[item][w] & among;
      transpose(masks);
      std::uint8_t bytes[64];
      std::memcpy(bytes, masks, sizeof bytes);
      tally.add64_with_zeros(bytes, 64 - std::popcount(among));
    }
  }
  std::vector<combination> out;
  for (std::size_t mask = 0; mask < 256; ++mask)
    if (tally.count(mask) > 0) out.push_back({item_mask{mask}, tally.count(mask)});
  return out;
}

/// Sets of any size.
std::vector<combination> count_masks(const axis& set, const selection& answered) {
  std::unordered_map<item_mask, std::uint64_t> counts;
  std::vector<item_mask> masks(cases_per_block);
  for (std::size_t b = 0; b < answered.cases().block_count(); ++b) {
    const std::size_t words = answered.cases().words_in(b);
    std::fill(masks.begin(), masks.end(), 0);
    for (std::size_t item = 0; item < set.size(); ++item)
      bits::for_each(set.cases_of(item, b), words, [&](std::size_t i) { masks[i] |= item_mask{1} << item; });
    bits::for_each(answered.block(b), words, [&](std::size_t i) { ++counts[masks[i]]; });
  }
  std::vector<combination> out;
  for (const auto& [items, count] : counts) out.push_back({items, count});
  return out;
}

/// The exact subsets that the cases of `answered` have, most frequent first.
std::vector<combination> count_combinations(const axis& set, const selection& answered) {
  std::vector<combination> out = set.size() <= 8 ? count_byte_masks(set, answered) : count_masks(set, answered);
  std::sort(out.begin(), out.end(), [](const combination& a, const combination& b) {
    return a.count != b.count ? a.count > b.count : comes_first(a.items, b.items);
  });
  return out;
}

}  // namespace

reply make_item_combinations(const codebook& book, const case_store& cases, selection_cache& selections,
                             const query& asked) {
  const axis set(book, cases, asked.rows);
  const std::shared_ptr<const selection> of_filter = selections.select(asked.where);
  const selection& among = *of_filter;
  const selection answered_cases = set.answered_in(among);
  const std::uint64_t selected = among.count(), answered = answered_cases.count();
  const std::vector<combination> combinations = count_combinations(set, answered_cases);
  std::vector<std::uint64_t> counts;
  for (const combination& one : combinations) counts.push_back(one.count);
  const std::size_t listed = count_listed(counts, asked);
  list_figures figures{combinations.size() - listed, 0, answered, selected - answered, selected};
  for (std::size_t i = listed; i < counts.size(); ++i) figures.rest += counts[i];
  if (asked.mask) mask_list(asked, counts, listed, figures);

  cautions about(book, cases, asked.small_below);
  about.add_query(asked);
  about.add_axis(set.id());
  if (figures.missing != masked_count) about.add_missing(set.id(), answered, selected);
  about.add_denominators({figures.answered});
  reply_builder out("itemCombinations", book, cases, figures.selected);
  json::writer& header = out.header();
  write_count(header.key("set").text(set.name()).key("answered"), figures.answered);
  if (asked.mask) write_mask(header, *asked.mask, figures.rest == masked_count ? 1 : 0, false);

  section count{"count"};
  percent_section percents{"percent"};
  header.key("combinations").begin_array();
  for (std::size_t i = 0; i < listed; ++i) {
    header.begin_array();
    bits::for_each(&combinations[i].items, 1,
                   [&](std::size_t item) { header.number(static_cast<std::int64_t>(item)); });
    header.end_array();
    count.add(counts[i]);
    percents.add(percent(counts[i], figures.answered));
  }
  header.end_array().key("rest").begin_object();
  write_count(header.key("kinds"), figures.kinds);
  write_count(header.key("count"), figures.rest);
  header.end_object();
  count.shape = percents.shape = {listed};
  out.place(count);
  out.place(percents);
  return out.finish(about);
}

}  // namespace casewise

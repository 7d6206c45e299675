#include "random_cases.h"

#include "texts.h"

namespace casewise::tests {

namespace {

struct listed_variable {
  const char* id;
  std::uint32_t values;
};
constexpr listed_variable listed[] = {{"few", 6}, {"other", 32}, {"many", 60}, {"more", 255}, {"lots", 400}};

/// v000, v001 …: by code point they stand in order.
std::string value_name(std::uint32_t at) {
  std::string digits = std::to_string(at);
  return "v" + std::string(3 - digits.size(), '0') + digits;
}

std::string codebook_text() {
  std::string out =
      "{'id':'random','version':'1','missingSpellings':[''],'indicatorSpellings':{'present':['1'],'absent':['0']},"
      "'variables':[";
  for (const listed_variable& one : listed) {
    out += std::string("{'id':'") + one.id + "','type':'categorical','valueKind':'list','values':[";
    for (std::uint32_t v = 0; v < one.values; ++v) out += (v > 0 ? ",{'value':'" : "{'value':'") + value_name(v) + "'}";
    out += "]},";
  }
  for (const char* id : {"a", "b", "c", "d", "e"}) out += std::string("{'id':'") + id + "','type':'indicator'},";
  out.pop_back();
  return json_of(out +
                 "],'sets':[{'id':'present','items':['a','b','c'],'answeredBy':'anyPresent'},"
                 "{'id':'recorded','items':['d','e'],'answeredBy':'anyRecorded'}],"
                 "'derived':[{'id':'grouped','kind':'grouping','from':'few','values':["
                 "{'value':'low','of':['v000','v001','v002']},{'value':'high','of':['v003','v004']}]},"
                 "{'id':'counted','kind':'itemCount','set':'recorded'}]}");
}

/// The items present, and whether the set is answered, of one case.
struct set_answer {
  std::vector<std::uint32_t> present;
  bool recorded = false;
};

set_answer write_items(random_numbers& random, std::uint32_t items, std::string& line) {
  set_answer out;
  for (std::uint32_t i = 0; i < items; ++i) {
    const std::uint32_t roll = random.below(6);  // 1 for two, 0 for one, else nothing
    line += roll < 2 ? ",1" : roll == 2 ? ",0" : ",";
    if (roll < 2) out.present.push_back(i);
    out.recorded = out.recorded || roll <= 2;
  }
  return out;
}

void add(random_axis& axis, std::vector<std::uint32_t> categories, bool answered) {
  axis.categories.push_back(std::move(categories));
  axis.answered.push_back(answered);
}

}  // namespace

random_cases make_random_cases(std::size_t cases, std::uint64_t seed) {
  random_numbers random(seed);
  random_cases out{codebook_text(), "few,other,many,more,lots,a,b,c,d,e\n", {}, cases};
  for (const listed_variable& one : listed) out.axes.push_back({one.id, one.values, {}, {}});
  const std::size_t first = out.axes.size();
  for (const auto& [id, size] :
       {std::pair{"grouped", 2u}, {"present", 3u}, {"recorded", 2u}, {"b", 1u}, {"counted", 3u}})
    out.axes.push_back({id, size, {}, {}});
  for (std::size_t i = 0; i < cases; ++i) {
    std::string line;
    for (std::size_t v = 0; v < first; ++v) {
      const bool missing = random.below(5) == 0;
      const std::uint32_t value = random.below(listed[v].values);
      if (v > 0) line += ',';
      if (!missing) line += value_name(value);
      add(out.axes[v], missing ? std::vector<std::uint32_t>{} : std::vector<std::uint32_t>{value}, !missing);
      if (v > 0) continue;
      const bool grouped = !missing && value < 5;
      add(out.axes[first], grouped ? std::vector<std::uint32_t>{value < 3 ? 0u : 1u} : std::vector<std::uint32_t>{},
          grouped);
    }
    const set_answer present = write_items(random, 3, line), recorded = write_items(random, 2, line);
    add(out.axes[first + 1], present.present, !present.present.empty());
    add(out.axes[first + 2], recorded.present, recorded.recorded);
    bool has_b = false;
    for (const std::uint32_t item : present.present) has_b = has_b || item == 1;
    add(out.axes[first + 3], has_b ? std::vector<std::uint32_t>{0} : std::vector<std::uint32_t>{},
        !present.present.empty());
    const auto count = static_cast<std::uint32_t>(recorded.present.size());
    add(out.axes[first + 4], recorded.recorded ? std::vector<std::uint32_t>{count} : std::vector<std::uint32_t>{},
        recorded.recorded);
    out.csv += line + "\n";
  }
  return out;
}

}  // namespace casewise::tests

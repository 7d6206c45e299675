#include "cases/spelling_table.h"

#include "../support/doctest.h"

namespace casewise {

namespace {

std::uint32_t id_of(spelling_table& table, std::string text) {
  const std::size_t length = text.size();
  text.append(8, '#');  // whatever stands behind a field is no part of it
  return table.id_of(reinterpret_cast<const std::uint8_t*>(text.data()), length);
}

}  // namespace

TEST_CASE("each spelling has one id, from 1, in the order of its coming") {
  spelling_table table;
  CHECK(id_of(table, "Man") == 1);
  CHECK(id_of(table, "Woman") == 2);
  CHECK(id_of(table, "Man") == 1);
  CHECK(id_of(table, "man") == 3);
  CHECK(table.spellings().size() == 3);
  CHECK(table.at(2).text == "Woman");
}

TEST_CASE("spellings that share their first eight bytes are told apart") {
  spelling_table table;
  std::vector<std::string> texts;
  for (std::size_t length = 1; length <= 20; ++length) texts.push_back(std::string(length, 'x'));
  texts.insert(texts.end(), {"xxxxxxxxa", "xxxxxxxxb", "xxxxxxxxab", "xxxxxxxxba", std::string("x\0", 2), "x "});
  for (std::size_t i = 0; i < texts.size(); ++i) CHECK(id_of(table, texts[i]) == i + 1);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CHECK(id_of(table, texts[i]) == i + 1);
    CHECK(table.at(static_cast<std::uint32_t>(i + 1)).text == texts[i]);
  }
}

TEST_CASE("a letter that could be taken for the length of a shorter spelling makes another one") {
  spelling_table table;
  std::vector<std::string> texts;
  for (std::size_t length = 1; length <= 7; ++length) {
    texts.emplace_back(length, '\0');
    texts.push_back(std::string(7, '\0') + static_cast<char>(length));
  }
  texts.push_back(std::string(7, '\0') + "\xFF");
  texts.push_back(std::string(8, '\0'));
  texts.push_back(std::string(16, '\0'));
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 0; i < texts.size(); ++i) CHECK(id_of(table, texts[i]) == i + 1);
}

TEST_CASE("ids stay while the table grows") {
  spelling_table table;
  for (int round = 0; round < 2; ++round)
    for (std::uint32_t i = 0; i < 20000; ++i)
      if (id_of(table, "value " + std::to_string(i)) != i + 1) FAIL_CHECK("value " << i << " in round " << round);
  CHECK(table.spellings().size() == 20000);
}

}  // namespace casewise

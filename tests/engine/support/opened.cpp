#include "opened.h"

#include "doctest.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "texts.h"

namespace casewise::tests {

namespace {

void keep_failure(const error& failure, opened& into) {
  into.code = name_of(failure.code);
  into.where = failure.where;
  into.message = failure.message;
}

template <class List, class Print>
std::string written(const List& list, std::size_t per_row, Print&& print) {
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += i % per_row == 0 ? " / " : " ";
    out += print(list[i]);
  }
  return out;
}

std::string number_text(double value) {
  if (std::isnan(value)) return "null";
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.6g", value);
  return digits;
}

}  // namespace

json_view opened::description() const {
  if (!ok()) return json_view("{}");
  auto text = data->describe();
  REQUIRE(text.ok());
  return json_view(text.ok() ? text.value() : "{}");
}

opened open_cases(std::string_view csv, std::size_t slice_size, const std::string& codebook) {
  auto made = dataset::open(codebook);
  if (made.ok()) return read_into(std::move(made.value()), csv, slice_size);
  opened out;
  keep_failure(made.failure(), out);
  return out;
}

opened read_into(std::unique_ptr<dataset> fresh, std::string_view csv, std::size_t slice_size) {
  opened out;
  out.data = std::move(fresh);
  const std::size_t step = slice_size == 0 ? std::max<std::size_t>(csv.size(), 1) : slice_size;
  for (std::size_t at = 0; at < csv.size(); at += step) {
    const std::string_view slice = csv.substr(at, step);
    auto room = out.data->reserve(slice.size());
    if (!room.ok()) return keep_failure(room.failure(), out), std::move(out);
    std::memcpy(room.value().data(), slice.data(), slice.size());
    auto taken = out.data->append(slice.size());
    if (!taken.ok()) return keep_failure(taken.failure(), out), std::move(out);
  }
  const outcome finished = out.data->finish();
  if (!finished.ok()) keep_failure(finished.failure(), out);
  return out;
}

opened open_real_cases(std::string_view csv) { return open_cases(csv, 0, real_codebook()); }

answer::answer(result<reply> from) {
  if (!from.ok()) {
    code = name_of(from.failure().code);
    where = from.failure().where;
    message = from.failure().message;
  } else {
    reply_ = std::move(from.value());
  }
  header_.emplace(reply_.header.empty() ? "{}" : reply_.header);
}

answer::place answer::find(std::string_view section, std::string_view type) const {
  const std::string name(section);
  for (std::size_t i = 0; i < header_->length("/sections"); ++i) {
    const json::value one = *header_->find("/sections/" + std::to_string(i));
    if (one.find("name")->text().value() != section) continue;
    CHECK_MESSAGE(one.find("type")->text().value() == type, name);
    place out{static_cast<std::size_t>(one.find("offset")->integer().value()), 1, 1};
    const auto shape = one.find("shape")->items();
    for (const json::value& length : shape.value()) {
      out.last_length = static_cast<std::size_t>(length.integer().value());
      out.size *= out.last_length;
    }
    const std::size_t available = type == "count" ? reply_.counts.size() : reply_.percents.size();
    REQUIRE_MESSAGE(out.offset + out.size <= available, name);
    out.last_length = std::max<std::size_t>(out.last_length, 1);
    return out;
  }
  FAIL_CHECK("no section " << name << " (" << code << " " << where << ")");
  return {};
}

std::vector<std::uint32_t> answer::count_list(std::string_view section) const {
  const place at = find(section, "count");
  const auto begin = reply_.counts.begin() + static_cast<std::ptrdiff_t>(at.offset);
  return {begin, begin + static_cast<std::ptrdiff_t>(at.size)};
}

std::vector<double> answer::percent_list(std::string_view section) const {
  const place at = find(section, "percent");
  const auto begin = reply_.percents.begin() + static_cast<std::ptrdiff_t>(at.offset);
  return {begin, begin + static_cast<std::ptrdiff_t>(at.size)};
}

std::string answer::counts(std::string_view section) const {
  const std::size_t per_row = find(section, "count").last_length;
  return written(count_list(section), per_row, [](std::uint32_t count) { return std::to_string(count); });
}

std::string answer::percents(std::string_view section) const {
  return written(percent_list(section), find(section, "percent").last_length, number_text);
}

std::string answer::shape(std::string_view section) const {
  for (std::size_t i = 0; i < header_->length("/sections"); ++i) {
    const std::string path = "/sections/" + std::to_string(i);
    if (header_->find(path + "/name")->text().value() == section) return (*header_)[path + "/shape"];
  }
  return "absent";
}

std::string answer::caution(std::string_view code_name) const {
  for (std::size_t i = 0; i < header_->length("/cautions"); ++i) {
    const std::string path = "/cautions/" + std::to_string(i);
    if (header_->find(path + "/code")->text().value() == code_name) return (*header_)[path];
  }
  return "none";
}

answer ask(const opened& of, std::string_view query) {
  REQUIRE_MESSAGE(of.ok(), of.code << " " << of.where);
  return answer(of.data->run(json_of(query)));
}

std::int64_t selected_by(const opened& of, std::string_view filter) {
  const answer profile = ask(of, "{'kind':'profile','where':" + std::string(filter) + "}");
  return profile.code == "ok" ? profile.header().find("/selected")->integer().value() : -1;
}

std::string refusal(const opened& of, std::string_view query) {
  const answer got = ask(of, query);
  return got.code == "ok" ? "ok" : got.code + " " + got.where;
}

}  // namespace casewise::tests

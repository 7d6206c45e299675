#include "tables/reply_builder.h"

namespace casewise {

void write_count(json::writer& into, std::uint64_t count) {
  if (count == masked_count)
    into.null();
  else
    into.number(static_cast<std::int64_t>(count));
}

reply_builder::reply_builder(std::string_view kind, const codebook& book, const case_store& cases,
                             std::uint64_t selected) {
  header_.begin_object().key("kind").text(kind);
  header_.key("codebook").begin_object().key("id").text(book.id).key("version").text(book.version).end_object();
  write_count(header_.key("cases"), selected == masked_count ? selected : cases.case_count);
  write_count(header_.key("selected"), selected);
  sections_.begin_array();
}

void reply_builder::describe(const std::string& name, std::string_view type, std::size_t offset,
                             const std::vector<std::size_t>& shape) {
  sections_.begin_object().key("name").text(name).key("type").text(type);
  sections_.key("offset").number(static_cast<std::int64_t>(offset)).key("shape").begin_array();
  for (const std::size_t length : shape) sections_.number(static_cast<std::int64_t>(length));
  sections_.end_array().end_object();
}

void reply_builder::place(const section& what) {
  describe(what.name, "count", reply_.counts.size(), what.shape);
  reply_.counts.insert(reply_.counts.end(), what.counts.begin(), what.counts.end());
}

void reply_builder::place(const percent_section& what) {
  describe(what.name, "percent", reply_.percents.size(), what.shape);
  reply_.percents.insert(reply_.percents.end(), what.percents.begin(), what.percents.end());
}

reply reply_builder::finish(const cautions& about) {
  sections_.end_array();
  header_.key("sections").raw(sections_.document()).key("cautions");
  about.write(header_);
  header_.end_object();
  reply_.header = header_.take();
  return std::move(reply_);
}

}  // namespace casewise

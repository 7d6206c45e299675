#include "tables/axis.h"
#include "tables/cautions.h"
#include "tables/percent.h"
#include "tables/reply_builder.h"
#include "tables/selection.h"
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

  void add(const axis& of, const selection& among, std::uint64_t selected, cautions& about) {
    const std::uint64_t in_answer = of.count_answered(among);
    answered.add(in_answer);
    missing.add(selected - in_answer);
    missing_percent.add(percent(selected - in_answer, selected));
    for (const std::uint64_t one : count_categories(of, among)) {
      count.add(one);
      percents.add(percent(one, in_answer));
    }
    about.add_axis(of.id());
    about.add_missing(of.id(), in_answer, selected);
    about.add_denominators({in_answer});
  }

  void place(reply_builder& into) {
    for (section* one : {&answered, &missing, &count}) one->shape = {one->counts.size()};
    for (percent_section* one : {&missing_percent, &percents}) one->shape = {one->percents.size()};
    for (const section* one : {&answered, &missing, &count}) into.place(*one);
    for (const percent_section* one : {&missing_percent, &percents}) into.place(*one);
  }
};

}  // namespace

reply make_profile(const codebook& book, const case_store& cases, const query& asked) {
  const selection among = select(cases, asked.where);
  const std::uint64_t selected = among.count();
  cautions about(book, cases);
  about.add_query(asked);
  reply_builder out("profile", book, cases, selected);

  profile_sections of_variables("");
  out.header().key("variables").begin_array();
  for (const axis_id id : tabled_variables(book)) {
    const axis one(book, cases, id);
    out.header().text(one.name());
    of_variables.add(one, among, selected, about);
  }
  out.header().end_array();
  of_variables.place(out);

  profile_sections of_sets("set.");
  out.header().key("sets").begin_array();
  for (std::size_t i = 0; i < book.sets.size(); ++i) {
    const axis one(book, cases, {axis_id::kind::set, i});
    out.header().text(one.name());
    of_sets.add(one, among, selected, about);
  }
  out.header().end_array();
  of_sets.place(out);
  return out.finish(about);
}

}  // namespace casewise

#include "synthesis/synthesis.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "cases/case_reader.h"
#include "codebook/read_codebook.h"
#include "json/writer.h"
#include "synthesis/fit_run.h"
#include "synthesis/measure_report.h"
#include "synthesis/measure_run.h"
#include "synthesis/subjects.h"
#include "synthesis/write_records.h"

namespace casewise::synthesis {

namespace {

error out_of_turn(const char* message) { return {error_code::engine_failed, message, ""}; }

}  // namespace

struct sensitive_file::state {
  explicit state(codebook with)
      : shared_book(std::make_shared<const codebook>(std::move(with))), reading(shared_book) {}

  const std::shared_ptr<const codebook> shared_book;
  const codebook& book = *shared_book;
  file_options options;
  std::optional<std::size_t> subject;  // variable that names the subject of a line
  case_reader reading;
  std::vector<bool> in_file;  // by column
  domain over;
  record_table records;
  bool is_read = false;
};

sensitive_file::sensitive_file(std::unique_ptr<state> parts) : state_(std::move(parts)) {}
sensitive_file::~sensitive_file() = default;

result<std::unique_ptr<sensitive_file>> sensitive_file::open(std::string_view codebook_json,
                                                             std::string_view options_json) {
  CASEWISE_TRY(book, read_codebook(codebook_json));
  CASEWISE_TRY(options, read_file_options(options_json));
  CASEWISE_TRY(subject, subject_variable(book, options));
  CASEWISE_TRY(over, public_domain(book, options.columns));
  // Told, not guessed from the file: a guess could be tipped by one record.
  for (variable& one : book.variables) one.codes = options.codes;
  auto parts = std::make_unique<state>(std::move(book));
  parts->options = std::move(options);
  parts->subject = subject;
  parts->over = std::move(over);
  return std::unique_ptr<sensitive_file>(new sensitive_file(std::move(parts)));
}

outcome sensitive_file::separate(char separator) { return state_->reading.separate(separator); }

result<std::span<std::uint8_t>> sensitive_file::reserve(std::size_t bytes) { return state_->reading.reserve(bytes); }

result<std::uint32_t> sensitive_file::append(std::size_t bytes) { return state_->reading.append(bytes); }

outcome sensitive_file::finish() {
  state& own = *state_;
  CASEWISE_TRY(cases, own.reading.finish());
  CASEWISE_TRY(over, domain_of(own.book, own.options.columns, cases));
  own.over = std::move(over);
  own.records = records_of(own.book, cases, own.over);
  if (own.subject) {
    CASEWISE_TRY(merged, merged_by_subject(own.records, own.over, own.book, cases, *own.subject));
    own.records = std::move(merged);
  }
  for (const domain_column& column : own.over.columns) {
    const std::size_t at = *own.book.find_variable(column.id);
    own.in_file.push_back(own.book.variables[at].is_indicator ? cases.indicators[at].in_file
                                                              : cases.categorical[at].in_file);
  }
  own.is_read = true;
  return nothing{};
}

result<std::string> sensitive_file::describe() const {
  if (!state_->is_read) return out_of_turn("Finish reading the file first.");
  json::writer out;
  out.begin_object().key("records").number(static_cast<std::int64_t>(state_->records.size()));
  out.key("columns").begin_array();
  for (std::size_t j = 0; j < state_->over.columns.size(); ++j) {
    const domain_column& column = state_->over.columns[j];
    out.begin_object().key("id").text(column.id).key("values").number(column.size);
    out.key("fromData").boolean(column.from_data).key("inFile").boolean(state_->in_file[j]).end_object();
  }
  out.end_array().end_object();
  return out.take();
}

result<record_table> sensitive_file::records_in(std::string_view csv) const {
  case_reader reading(state_->shared_book);
  CASEWISE_TRY(room, reading.reserve(csv.size()));
  std::copy(csv.begin(), csv.end(), room.begin());
  CASEWISE_CHECK(reading.append(csv.size()));
  CASEWISE_TRY(cases, reading.finish());
  return records_of(state_->book, cases, state_->over);
}

const domain& sensitive_file::over() const { return state_->over; }
const record_table& sensitive_file::records() const { return state_->records; }
bool sensitive_file::is_read() const { return state_->is_read; }

struct measurement::state {
  release_parameters asked;
  std::unique_ptr<measure_run> run;
  bool done = false;
};

measurement::measurement(std::unique_ptr<state> parts) : state_(std::move(parts)) {}
measurement::~measurement() = default;

result<std::unique_ptr<measurement>> measurement::begin(const sensitive_file& from, std::string_view parameters_json) {
  if (!from.is_read()) return out_of_turn("Finish reading the file first.");
  CASEWISE_TRY(asked, read_release_parameters(parameters_json, from.over().columns.size(), true));
  privacy::key_bytes key{};
  if (!privacy::draw_release_key(key)) return out_of_turn("This browser gives no secure random numbers.");
  auto run = measure_run::begin(from.over(), from.records(), asked, key);
  privacy::wipe(key.data(), key.size());
  if (!run.ok()) return std::move(run.failure());
  auto parts = std::make_unique<state>();
  parts->asked = std::move(asked);
  parts->run = std::move(run.value());
  return std::unique_ptr<measurement>(new measurement(std::move(parts)));
}

result<progress> measurement::step() {
  CASEWISE_TRY(so_far, state_->run->step());
  state_->done = so_far.done;
  return so_far;
}

result<measured> measurement::finish() {
  if (!state_->done) return out_of_turn("Take every step of the measurement first.");
  const release& released = state_->run->released();
  const std::vector<shown_length> shown = shown_counts(released);
  return measured{write_release(released), write_shown(released, shown),
                  measure_report(*state_->run, state_->asked, shown)};
}

struct fitting::state {
  std::unique_ptr<fit_run> run;
  bool done = false;
};

fitting::fitting(std::unique_ptr<state> parts) : state_(std::move(parts)) {}
fitting::~fitting() = default;

result<std::unique_ptr<fitting>> fitting::begin(std::span<const std::uint8_t> blob, std::string_view parameters_json) {
  CASEWISE_TRY(asked, read_fit_parameters(parameters_json));
  CASEWISE_TRY(from, read_release(blob));
  auto parts = std::make_unique<state>();
  parts->run = fit_run::begin(std::move(from), asked);
  return std::unique_ptr<fitting>(new fitting(std::move(parts)));
}

result<progress> fitting::step() {
  const progress so_far = state_->run->step();
  state_->done = so_far.done;
  return so_far;
}

result<synthesised> fitting::finish() {
  if (!state_->done) return out_of_turn("Take every step of the fitting first.");
  return synthesised{write_records(state_->run->from().over, state_->run->records()), state_->run->report()};
}

}  // namespace casewise::synthesis

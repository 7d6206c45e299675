// The boundary between C++ and TypeScript: translates, decides nothing. Its types are web/bridge/engine_module.ts.
// Every array that leaves is a copy which JavaScript owns: a view would go stale as soon as memory grows.

#include <memory>
#include <span>
#include <string>

#include "answers.h"
#include "engine.h"

namespace {

template <class T>
val copied(const char* array_type, std::span<const T> elements) {
  return val::global(array_type).new_(emscripten::typed_memory_view(elements.size(), elements.data()));
}

/// One case file, owned by JavaScript: web/bridge/session.ts calls delete() on it, and nothing else does.
/// `open` comes first, and only a dataset that answered {ok: true} takes the other calls.
class dataset {
 public:
  /// {ok: true} or a failure.
  val open(const std::string& codebook_json) {
    auto opened = casewise::dataset::open(codebook_json);
    if (!opened.ok()) return failure(opened.failure());
    held_ = std::move(opened.value());
    return success();
  }

  /// {ok: true} or a failure.
  val separate(const std::string& separator) {
    auto separated = held_->separate(separator.size() == 1 ? separator[0] : '\0');
    return separated.ok() ? success() : failure(separated.failure());
  }

  /// A new dataset with the same codebook, as if opened with it.
  dataset another() const {
    dataset made;
    made.held_ = held_->another();
    return made;
  }

  /// {ok: true, cases} or a failure.
  val append(val bytes) { return appended(*held_, bytes); }

  /// {ok: true} or a failure.
  val finish() {
    auto finished = held_->finish();
    return finished.ok() ? success() : failure(finished.failure());
  }

  /// {ok: true, json} or a failure.
  val describe() const {
    auto description = held_->describe();
    if (!description.ok()) return failure(description.failure());
    val answer = success();
    answer.set("json", description.value());
    return answer;
  }

  /// {ok: true, header, counts: Uint32Array, percents: Float64Array} or a failure.
  val run(const std::string& query_json) const {
    auto ran = held_->run(query_json);
    if (!ran.ok()) return failure(ran.failure());
    const casewise::reply& reply = ran.value();
    val answer = success();
    answer.set("header", reply.header);
    answer.set("counts", copied<std::uint32_t>("Uint32Array", reply.counts));
    answer.set("percents", copied<double>("Float64Array", reply.percents));
    return answer;
  }

 private:
  std::unique_ptr<casewise::dataset> held_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(casewise) {
  emscripten::class_<dataset>("Dataset")
      .constructor<>()
      .function("open", &dataset::open)
      .function("separate", &dataset::separate)
      .function("another", &dataset::another)
      .function("append", &dataset::append)
      .function("finish", &dataset::finish)
      .function("describe", &dataset::describe)
      .function("run", &dataset::run);
  bind_memory();
}

#pragma once
#include <emscripten.h>
#include <emscripten/bind.h>
#include <emscripten/heap.h>

#include <cstddef>
#include <new>
#include <string>

#include "base/result.h"

// Thrown through the engine, so its memory is no longer in order: the worker must be discarded after it.
EM_JS(void, casewise_out_of_memory, (), { throw new RangeError("casewise: out of memory"); });

/// What both modules say at their boundary. Included by one file of each.
namespace {

using emscripten::val;

val success() {
  val answer = val::object();
  answer.set("ok", true);
  return answer;
}

/// {ok: false, code, message, where}
val failure(const casewise::error& error) {
  val answer = val::object();
  answer.set("ok", false);
  answer.set("code", std::string(casewise::name_of(error.code)));
  answer.set("message", error.message);
  answer.set("where", error.where);
  return answer;
}

/// Copies a Uint8Array once, into the file's own buffer. {ok: true, cases} or a failure.
template <class File>
val appended(File& file, const val& bytes) {
  const auto byte_count = bytes["length"].as<std::size_t>();
  auto room = file.reserve(byte_count);
  if (!room.ok()) return failure(room.failure());
  val(emscripten::typed_memory_view(byte_count, room.value().data())).call<void>("set", bytes);
  auto cases = file.append(byte_count);
  if (!cases.ok()) return failure(cases.failure());
  val answer = success();
  answer.set("cases", cases.value());
  return answer;
}

/// Wasm memory in bytes. It grows and never shrinks, so this is also its peak.
double memory_bytes() { return static_cast<double>(emscripten_get_heap_size()); }

/// Without it a failed `new` aborts with no reason given.
void bind_memory() {
  std::set_new_handler(casewise_out_of_memory);
  emscripten::function("memoryBytes", &memory_bytes);
}

}  // namespace

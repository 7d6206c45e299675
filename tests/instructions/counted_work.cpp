// One piece of work on a case file, for counting its instructions: `counted_work CODEBOOK FILE TIMES [QUERY]` reads the
// file and answers the query so many times. What a run with 11 takes over a run with 1 is ten answers.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

#include "engine.h"

namespace {

std::string content_of(const char* path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

[[noreturn]] void stop(const casewise::error& why) {
  std::fprintf(stderr, "%s\n", why.message.c_str());
  std::exit(1);
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) return 2;
  auto opened = casewise::dataset::open(content_of(words[1]));
  if (!opened.ok()) stop(opened.failure());
  casewise::dataset& cases = *opened.value();
  const std::string file = content_of(words[2]);
  auto room = cases.reserve(file.size());
  if (!room.ok()) stop(room.failure());
  std::memcpy(room.value().data(), file.data(), file.size());
  if (auto read = cases.append(file.size()); !read.ok()) stop(read.failure());
  if (auto finished = cases.finish(); !finished.ok()) stop(finished.failure());
  for (int i = 0; count > 4 && i < std::atoi(words[3]); ++i)
    if (auto answer = cases.run(words[4]); !answer.ok()) stop(answer.failure());
  return 0;
}

#pragma once
#include <doctest/doctest.h>

// How all suites include doctest. By itself it shows a `const char*` as an address.
template <>
struct doctest::StringMaker<const char*> {
  static String convert(const char* text) { return text; }
};

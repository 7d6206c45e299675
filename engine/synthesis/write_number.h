#pragma once
#include <cstdio>

#include "json/writer.h"

namespace casewise::synthesis {

/// A finite number with 12 significant digits.
inline void write_number(json::writer& into, double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.12g", value);
  into.raw(text);
}

}  // namespace casewise::synthesis

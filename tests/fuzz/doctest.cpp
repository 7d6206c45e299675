// The assertions that tests/engine/support makes; libFuzzer has the main function.
#define DOCTEST_CONFIG_IMPLEMENT
#include "../engine/support/doctest.h"

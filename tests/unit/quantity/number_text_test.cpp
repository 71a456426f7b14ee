// SPDX-License-Identifier: Apache-2.0
#include "quantity/number_text.hpp"

#include <catch2/catch.hpp>

using ferrolabel::quantity::number_text;

TEST_CASE("a number in a message is short and plain") {
  CHECK(number_text(1.5) == "1.5");
  CHECK(number_text(0.1 + 0.2) == "0.3");
  CHECK(number_text(4800000) == "4800000");
  CHECK(number_text(-12345678.9) == "-12345679");
  CHECK(number_text(0) == "0");
  CHECK(number_text(1e-9) == "1e-09");
  CHECK(number_text(1.0 / 0.0) == "not a number");
}

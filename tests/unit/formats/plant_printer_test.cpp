// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/plant/plant_printer.hpp"

using ferrolabel::formats::percent_of;

TEST_CASE("a fraction is printed as the shortest per cent that reads back as it") {
  for (const double percent : {0.07, 0.7, 1.1, 1.5, 2.5, 5.0, 7.0, 7.5, 12.345, 100.0, 1000.0}) CHECK(percent_of(percent / 100) == percent);
}

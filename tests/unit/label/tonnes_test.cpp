// SPDX-License-Identifier: Apache-2.0
#include "label/tonnes.hpp"

#include <catch2/catch.hpp>

#include "unit/label/sample_label.hpp"

using namespace ferrolabel::label;

TEST_CASE("grams are exact, and finer or immense tonnages have none") {
  CHECK(grams(decimal("120.5")) == 120'500'000);
  CHECK(grams(decimal("0.000001")) == 1);
  CHECK(grams(decimal("999999999999.999999")) == 999'999'999'999'999'999);
  CHECK_FALSE(grams(decimal("0.0000001")));
  CHECK_FALSE(grams(decimal("1000000000000")));
}

TEST_CASE("grams are told as tonnes, exactly") {
  CHECK(tonnes_of(120500000) == decimal("120.5"));
  CHECK(tonnes_text(120500000) == "120.5 t");
  CHECK(tonnes_text(1) == "0.000001 t");
  CHECK(tonnes_text(0) == "0 t");
}

// SPDX-License-Identifier: Apache-2.0
#include "lca/unit_scale.hpp"

#include <catch2/catch.hpp>

namespace ferrolabel::lca {
namespace {

TEST_CASE("units of one measure are scaled by their definitions") {
  CHECK(unit_scale("g", "kg") == 0.001);
  CHECK(unit_scale("kWh", "MJ") == 3.6);
  CHECK(unit_scale("Bq", "kBq") == 0.001);
  CHECK(unit_scale("l", "m3") == 0.001);
}

TEST_CASE("units of two measures, and unknown ones, have no scale unless written alike") {
  CHECK_FALSE(unit_scale("kg", "MJ").has_value());
  CHECK_FALSE(unit_scale("barrel", "m3").has_value());
  CHECK(unit_scale("barrel", "barrel") == 1.0);
}

}  // namespace
}  // namespace ferrolabel::lca

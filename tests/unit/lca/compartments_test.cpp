// SPDX-License-Identifier: Apache-2.0
#include "lca/compartments.hpp"

#include <catch2/catch.hpp>

namespace ferrolabel::lca {
namespace {

TEST_CASE("names of one compartment have one meaning, whatever their case; unknown ones stand for themselves") {
  const Compartments compartments{{{"Emissions to urban air close to ground", "air/urban"}, {"air/high population density", "air/urban"}}};
  CHECK(compartments.meaning("AIR/High population density") == "air/urban");
  CHECK(compartments.meaning("emissions to urban air close to ground") == "air/urban");
  CHECK(compartments.meaning("Orbit") == "orbit");
}

TEST_CASE("every part of a medium falls back to its unspecified one") {
  CHECK(Compartments::unspecified("air/urban") == "air/unspecified");
  CHECK(Compartments::unspecified("air") == "air/unspecified");
}

}  // namespace
}  // namespace ferrolabel::lca

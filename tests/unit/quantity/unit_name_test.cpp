// SPDX-License-Identifier: Apache-2.0
#include "quantity/unit_name.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel::quantity;

TEST_CASE("a unit converts with a single rounding") {
  CHECK(find_conversion("kg", "t")->apply(45) == 0.045);
  CHECK(find_conversion("TJ", "GJ")->apply(12800) == 12800000);
  CHECK(find_conversion("MWh", "GJ")->apply(10) == 36);
  CHECK(find_conversion("MWh", "MWh")->apply(1658844) == 1658844);
  CHECK(find_conversion("kg CO2e/t", "t CO2e/t")->apply(1245) == 1.245);
  CHECK(find_conversion("%", "1")->apply(7.5) == 0.075);
}

TEST_CASE("a unit that measures something else does not convert") {
  CHECK_FALSE(find_conversion("t", "t CO2e"));
  CHECK_FALSE(find_conversion("GJ", "MWh"));
  CHECK_FALSE(find_conversion("GJ/t", "GJ/1000 Nm3"));
  CHECK_FALSE(find_conversion("tonnes", "t"));
}

TEST_CASE("a stated value knows its canonical unit") {
  const Stated<EmissionFactorPerEnergy> factor{56.1};
  CHECK(factor.unit == "t CO2/TJ");
  CHECK(factor.quantity().value() == 56.1);
}

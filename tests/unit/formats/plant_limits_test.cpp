// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/plant/plant_limits.hpp"

using namespace ferrolabel::formats;

TEST_CASE("every unit of a plant file has a range with a reason") {
  for (const auto* unit : {"t", "t CO2e", "GJ", "MWh", "1000 Nm3", "1", "t CO2e/t", "t CO2/TJ", "t CO2/1000 Nm3", "t CO2/MWh", "GJ/t", "GJ/1000 Nm3", "t C/t", "t C/1000 Nm3", "g/Nm3", "Nm3/h", "h", "EUR/t CO2e"})
    for (const auto role : {Role::plain, Role::output, Role::burnt, Role::efficiency, Role::reference, Role::adjustment}) {
      CHECK(range_of(unit, role).most > 0);
      CHECK_FALSE(range_of(unit, role).reason.empty());
    }
}

TEST_CASE("a role narrows or widens the range of its unit") {
  CHECK(range_of("t CO2e/t", Role::burnt).most < range_of("t CO2e/t", Role::plain).most);
  CHECK(range_of("1", Role::efficiency).most > range_of("1", Role::plain).most);
  CHECK(most_power_per_tonne("Hydrogen").most > 60);
  CHECK(most_power_per_tonne("Crude steel").most == 20);
}

// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("a good is found by its id or by its process, a utility is no good") {
  const auto method = method_of("eu-cbam-2023");
  const auto plant = steel_1();
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK(inventory->find_good("steel") != nullptr);
  CHECK(inventory->find_good("gas") == nullptr);
  CHECK(embedded::to_string(embedded::ElectricityBasis::eu_average) == "eu-average");
}

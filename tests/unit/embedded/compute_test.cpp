// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("a negative attributed emission is set to zero with a warning") {
  const auto method = method_of("eu-cbam-2023");
  auto plant = steel_1();
  plant.waste_gases.clear();
  plant::HeatFlow heat;
  heat.id = "steam";
  heat.from = "steel";
  heat.to = plant::outside;
  heat.amount.value = 1e9;
  heat.emission_factor.emplace(70);
  plant.heat.push_back(heat);
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK(has(inventory.findings(), "embedded.attributed.negative"));
  CHECK(inventory->find_good("steel")->attributed_direct.value.value() == 0);
}

TEST_CASE("the order of processes does not matter") {
  const auto method = method_of("eu-cbam-2023");
  auto plant = steel_3();
  const auto first = embedded::compute(plant, *method);
  auto turned = steel_3();
  std::swap(turned.processes[0], turned.processes[1]);
  const auto second = embedded::compute(turned, *method);
  REQUIRE((first && second));
  CHECK(first->find_good("carbon")->direct_embedded.value.value() == Approx(second->find_good("carbon")->direct_embedded.value.value()).epsilon(1e-14));
}

// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("recycled goods loop, and a loop with gain one or more is named") {
  auto plant = melt_shop();
  auto& mill = plant.processes[2];
  use(mill, "mill", 95);
  mill.disposition.sold->value = 855;
  const auto method = method_of("eu-cbam-2026");
  const auto looped = embedded::compute(plant, *method);
  REQUIRE(looped);
  const auto& figures = *looped->find_process("mill");
  const double own = figures.specific_direct.value.value() + 1000.0 / 950 * looped->find_process("melt")->direct_embedded.value.value();
  CHECK(figures.direct_embedded.value.value() == Approx(own / (1 - 0.1)).epsilon(1e-12));

  mill.precursors.back().mass.value = 950;
  mill.disposition.sold->value = 0;
  const auto endless = embedded::compute(plant, *method);
  REQUIRE_FALSE(endless);
  CHECK(has(endless.findings(), "network.gain"));
}

TEST_CASE("a process without activity level is an error, never divided by") {
  auto plant = melt_shop();
  plant.processes[2].activity_level->value = 0;
  CHECK(has(embedded::compute(plant, *method_of("eu-cbam-2026")).findings(), "embedded.activity-level.missing"));
}

TEST_CASE("what a process leaves out makes its goods and those made of them incomplete, never cheaper") {
  auto plant = melt_shop();
  plant.processes[0].electricity.clear();
  plant.processes[0].reported_direct.reset();
  const auto inventory = embedded::compute(plant, *method_of("eu-cbam-2026"));
  REQUIRE(inventory);
  CHECK(has(inventory.findings(), "embedded.electricity.not-stated"));
  CHECK(has(inventory.findings(), "embedded.direct.not-stated"));
  CHECK_FALSE(inventory->find_process("mill")->indirect_known);
  CHECK_FALSE(inventory->find_process("mill")->direct_known);
}

TEST_CASE("figures that rest on what a process leaves open are not known, and the others are") {
  auto plant = melt_shop();
  plant.processes[2].electricity.clear();
  const auto method = method_of("eu-cbam-2026");
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto& mill = *inventory->find_process("mill");
  CHECK(mill.known_direct());
  CHECK_FALSE(mill.known_indirect(embedded::ElectricityBasis::method));
  CHECK_FALSE(mill.known_attributed_indirect());
  CHECK(mill.known_basis());  // direct only for steel
  CHECK(inventory->find_process("melt")->known_indirect(embedded::ElectricityBasis::method));
  plant.processes[1].reported_direct.reset();
  const auto open = embedded::compute(plant, *method);
  REQUIRE(open);
  CHECK_FALSE(open->find_process("mill")->known_direct());
  CHECK_FALSE(open->find_process("mill")->known_basis());
  CHECK_FALSE(open->find_process("melt")->direct_stated);
  CHECK(open->find_process("iron")->known_direct());
}

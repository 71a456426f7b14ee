// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("two processes of one CN code are an error in the definitive phase and not before") {
  auto plant = steel_3();
  plant.processes[1].goods.front().cn = plant.processes[0].goods.front().cn;
  CHECK(embedded::compute(plant, *method_of("eu-cbam-2023")));
  const auto definitive = embedded::compute(plant, *method_of("eu-cbam-2026"));
  REQUIRE_FALSE(definitive);
  CHECK(has(definitive.findings(), "embedded.cn.two-processes"));
}

TEST_CASE("a category, route or precursor that does not exist is named with what there is") {
  auto plant = steel_1();
  plant.processes.front().category = "Bronze";
  const auto unknown = embedded::compute(plant, *method_of("eu-cbam-2023"));
  REQUIRE_FALSE(unknown);
  CHECK(has(unknown.findings(), "embedded.category.unknown"));
  CHECK(unknown.findings().back().fix.find("Crude steel") != std::string::npos);
  auto other = steel_1();
  other.processes.front().route = "Alchemy";
  CHECK(has(embedded::compute(other, *method_of("eu-cbam-2023")).findings(), "embedded.route.unknown"));
}

TEST_CASE("crude steel is no precursor of pig iron") {
  auto plant = year("2026");
  plant.processes.push_back(process("iron", "Pig iron", "72011011", 100));
  use(plant.processes.front(), "slab", 10);
  plant.purchased.push_back(bought("slab", "Crude steel", "72071210", 10, 1, 0.1));
  CHECK(has(embedded::compute(plant, *method_of("eu-cbam-2026")).findings(), "embedded.precursor.not-relevant"));
}

TEST_CASE("a method that lets scrap carry emissions is refused, not computed without") {
  auto method = *method_of("eu-cbam-2023");
  method.scrap_carries_emissions = true;
  CHECK(has(embedded::compute(steel_1(), method).findings(), "embedded.method.unsupported"));
}

TEST_CASE("steel of nothing is a bubble, which the definitive method warns of and the transitional one allows") {
  const auto plant = steel_1();
  CHECK_FALSE(has(embedded::compute(plant, *method_of("eu-cbam-2023")).findings(), "embedded.bubble.not-allowed"));
  CHECK(has(embedded::compute(plant, *method_of("eu-cbam-2026")).findings(), "embedded.bubble.not-allowed"));
  CHECK_FALSE(has(embedded::compute(melt_shop(), *method_of("eu-cbam-2026")).findings(), "embedded.bubble.not-allowed"));
}

TEST_CASE("a finished stage is told which steps lie outside the boundary") {
  auto plant = melt_shop();
  CHECK_FALSE(has(embedded::compute(plant, *method_of("eu-cbam-2026")).findings(), "embedded.boundary.finishing"));
  plant.processes[2].stage = plant::Stage::finished;
  CHECK(has(embedded::compute(plant, *method_of("eu-cbam-2026")).findings(), "embedded.boundary.finishing"));
  CHECK_FALSE(has(embedded::compute(plant, *method_of("eu-cbam-2023")).findings(), "embedded.boundary.finishing"));
}

TEST_CASE("a year of import after the last printed year of a table is noted") {
  auto plant = melt_shop();
  const auto method = method_of("eu-cbam-2026");
  CHECK_FALSE(has(embedded::compute(plant, *method).findings(), "embedded.import-year.beyond-table"));
  plant.import_year = 2040;
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto notes = std::count_if(inventory.findings().begin(), inventory.findings().end(), [](const auto& finding) { return finding.code == "embedded.import-year.beyond-table"; });
  CHECK(notes == 2);  // CBAM factor and cross-sectoral correction factor; no default value is used
}

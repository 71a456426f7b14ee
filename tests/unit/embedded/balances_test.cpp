// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("a gap within the uncertainty is a note, a larger one in bought precursors an error") {
  auto plant = steel_3();
  plant.purchased.front().bought->value = 20010;
  plant.purchased.front().bought->evidence.uncertainty = 0.01;
  const auto method = method_of("eu-cbam-2023");
  const auto close = embedded::compute(plant, *method);
  REQUIRE(close);
  CHECK(has(close.findings(), "plant.balance.gap"));
  plant.purchased.front().bought->value = 21000;
  CHECK(has(embedded::compute(plant, *method).findings(), "plant.balance.precursor-not-closed"));
}

TEST_CASE("power that is supplied and not used is a warning with both figures") {
  auto plant = steel_3();
  plant.electricity.front().amount.value = 6000;
  const auto method = method_of("eu-cbam-2023");
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK(has(inventory.findings(), "plant.balance.electricity-not-closed"));
  const auto& balances = inventory->balances;
  const auto power = std::find_if(balances.begin(), balances.end(), [](const auto& balance) { return balance.kind == "electricity"; });
  REQUIRE(power != balances.end());
  CHECK_FALSE(power->closed);
  CHECK(power->in == 6000);
  CHECK(power->out == 5040);
}

TEST_CASE("no more carbon leaves in waste gas than its process has") {
  auto plant = steel_1();
  plant.waste_gases.front().energy->value *= 20;
  const auto refused = embedded::compute(plant, *method_of("eu-cbam-2023"));
  CHECK_FALSE(refused);
  CHECK(has(refused.findings(), "plant.balance.waste-gas-not-closed"));
}

TEST_CASE("an installation whose total is negative is refused") {
  auto plant = steel_3();
  auto& gas = plant.source_streams.front();
  gas.method = plant::CalculationMethod::mass_balance;
  gas.direction = plant::Direction::output;
  gas.carbon_content.emplace(Stated<quantity::CarbonContent>{0.7});
  CHECK(has(embedded::compute(plant, *method_of("eu-cbam-2023")).findings(), "plant.balance.total-negative"));
}

TEST_CASE("no mill makes more steel than it was given, but a coat may weigh something") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  auto& mill = plant.processes[2];
  mill.activity_level->value = 1050;
  mill.disposition.sold->value = 1050;
  CHECK(has(embedded::compute(plant, *method).findings(), "plant.balance.metal-not-closed"));
  plant.processes[2].stage = plant::Stage::finished;
  CHECK(embedded::compute(plant, *method));
}

// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("Steel 1 of the Commission gives its published embedded emissions") {
  const auto method = method_of("eu-cbam-2023");
  const auto plant = steel_1();
  const auto inventory = embedded::compute(plant, *method);
  for (const auto& finding : inventory.findings()) INFO(describe(finding));
  REQUIRE(inventory);
  const auto& steel = *inventory->find_good("steel");
  CHECK(steel.direct_embedded.value.value() == Approx(1.5389760645578654).margin(1e-12).epsilon(0));
  CHECK(steel.indirect_embedded[0]->value.value() == Approx(0.20355398249999998).margin(1e-12).epsilon(0));
}

TEST_CASE("Steel 1 twice as large has the same intensity") {
  const auto method = method_of("eu-cbam-2023");
  const auto once = steel_1();
  const auto twice = steel_1(2);
  const auto first = embedded::compute(once, *method);
  const auto second = embedded::compute(twice, *method);
  REQUIRE((first && second));
  CHECK(first->find_good("steel")->direct_embedded.value == second->find_good("steel")->direct_embedded.value);
  CHECK(first->find_good("steel")->indirect_embedded[0]->value == second->find_good("steel")->indirect_embedded[0]->value);
}

TEST_CASE("Steel 3 of the Commission gives its published embedded emissions") {
  const auto method = method_of("eu-cbam-2023");
  const auto plant = steel_3();
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto near = [](double value) { return Approx(value).margin(0.00005).epsilon(0); };
  CHECK(inventory->find_good("carbon")->direct_embedded.value.value() == near(2.0069));
  CHECK(inventory->find_good("carbon")->indirect_embedded[0]->value.value() == near(0.4066));
  CHECK(inventory->find_good("alloy")->direct_embedded.value.value() == near(1.9524));
  CHECK(inventory->find_good("alloy")->indirect_embedded[0]->value.value() == near(2.2788));
}

TEST_CASE("hot-rolled coil from bought slab has the published basis, own power apart") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = year("2026");
  plant.processes.push_back(process("coil", "Iron or steel products", "72083900", 10000));
  use(plant.processes[0], "slab", 10500);
  power(plant.processes[0], 6000);
  plant.electricity.push_back(grid(6000, 0.466));
  plant.purchased.push_back(bought("slab", "Crude steel", "72071210", 10500, 1.35, 0.25));
  plant::SourceStream gas;
  gas.id = "gas";
  gas.process = "coil";
  gas.activity.metered.emplace(Stated<quantity::GasVolume>{500});
  gas.net_calorific_value.emplace(Stated<quantity::NetCalorificValueOfGas>{37});
  gas.emission_factor.emplace(Stated<quantity::EmissionFactorPerEnergy>{56.1});
  plant.source_streams.push_back(gas);
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto& coil = *inventory->find_good("coil");
  CHECK(coil.attributed_direct.value.value() == Approx(1037.85).epsilon(1e-12));
  CHECK(coil.attributed_indirect[0]->value.value() == Approx(2796).epsilon(1e-12));
  CHECK(coil.basis_embedded->value.value() == Approx(1.521285).epsilon(1e-12));
  CHECK(coil.direct_embedded.value.value() + coil.indirect_embedded[0]->value.value() == Approx(2.063385).epsilon(1e-12));
}

TEST_CASE("exported blast-furnace gas stays in Dir* and is corrected once, at the maker and at the power plant") {
  const auto method = method_of("eu-cbam-2023");
  auto plant = year("2023");
  plant.processes.push_back(process("bf", "Pig iron", "72011011", 1000));
  plant.processes.front().reported_direct.emplace(2600);
  power(plant.processes.front(), 100);
  plant::Process station;
  station.id = "station";
  station.kind = plant::ProcessKind::utility;
  plant.processes.push_back(station);
  plant::WasteGasFlow gas;
  gas.id = "gas";
  gas.gas = "blast_furnace_gas";
  gas.from = "bf";
  gas.to = "station";
  gas.energy.emplace(10000);
  plant.waste_gases.push_back(gas);
  plant::ElectricitySupply own;
  own.id = "own";
  own.source = plant::ElectricitySource::own;
  own.process = "station";
  own.amount.value = 100;
  plant.electricity.push_back(own);
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK(inventory->find_process("bf")->attributed_direct.value.value() == Approx(2225.813).margin(1e-9).epsilon(0));
  CHECK(inventory->find_process("station")->attributed_direct.value.value() == Approx(561.0).margin(1e-9).epsilon(0));
  CHECK(inventory->find_process("bf")->direct.value.value() + inventory->find_process("station")->direct.value.value() == 2600);
}

TEST_CASE("an unclosed balance of goods is an error and gives no half result") {
  const auto method = method_of("eu-cbam-2023");
  auto plant = steel_1();
  plant.processes.front().disposition.sold->value = 4000000;
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE_FALSE(inventory);
  CHECK(inventory.findings().back().code == "plant.balance.goods-not-closed");
}

TEST_CASE("a precursor without a value, an unknown CN code and an unknown material are errors, all at once") {
  const auto method = method_of("eu-cbam-2023");
  auto plant = steel_3();
  plant.processes[0].goods.front().cn = *plant::CnCode::parse("99999999");
  plant.source_streams.front().material = "phlogiston";
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE_FALSE(inventory);
  std::vector<std::string> codes;
  for (const auto& finding : inventory.findings()) codes.push_back(finding.code);
  CHECK_THAT(codes, Catch::VectorContains(std::string{"embedded.cn.unknown"}));
  CHECK_THAT(codes, Catch::VectorContains(std::string{"emissions.material.unknown"}));

  auto lacking = steel_3();
  lacking.purchased.front().indirect.reset();
  const auto missing = embedded::compute(lacking, *method);
  REQUIRE_FALSE(missing);
  CHECK(missing.findings().back().code == "embedded.precursor.value-missing");
}

TEST_CASE("every figure of a good is traced down to stated values") {
  const auto method = method_of("eu-cbam-2023");
  const auto plant = steel_3();
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto untraced = embedded::compute(plant, *method, {.trace = false});
  REQUIRE(untraced);
  CHECK(untraced->trace.steps().empty());
  CHECK(untraced->find_good("carbon")->direct_embedded.value == inventory->find_good("carbon")->direct_embedded.value);

  const auto& trace = inventory->trace;
  std::vector<bool> seen(trace.steps().size(), false);
  std::vector<emissions::StepId> open{inventory->find_good("carbon")->direct_embedded.step};
  bool reaches_gas = false;
  while (!open.empty()) {
    const auto id = open.back();
    open.pop_back();
    REQUIRE(id < trace.steps().size());
    if (seen[id]) continue;
    seen[id] = true;
    const auto& step = trace.step(id);
    reaches_gas = reaches_gas || step.datum == &plant::datum(*plant.source_streams.front().activity.metered);
    for (const auto& operand : trace.operands(step)) open.push_back(operand.step);
  }
  CHECK(reaches_gas);
}

// SPDX-License-Identifier: Apache-2.0
#include "label/lever.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "support/plants.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("every change keeps the plant's balances closed") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = melt_shop();
  const auto changes = label::plant_changes(plant, *method);
  REQUIRE(changes.size() >= 3);
  for (const auto& change : changes)
    for (const double share : {0.0, 0.25, 1.0}) {
      auto copy = plant;
      change.apply(copy, share);
      INFO(change.id << " " << share);
      CHECK(embedded::compute(copy, *method));
    }
}

namespace {

const label::PlantChange& change_of(const std::vector<label::PlantChange>& changes, std::string_view id, std::string_view subject) {
  const auto at = std::find_if(changes.begin(), changes.end(), [&](const auto& change) { return change.id == id && change.subject == subject; });
  REQUIRE(at != changes.end());
  return *at;
}

}  // namespace

TEST_CASE("a contract takes its share of a grid supply and of the uses that name it, and the rest keeps its residual mix") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  plant.electricity.front().residual_mix.emplace(0.8);
  plant.processes[1].electricity.front().supply = "grid";
  const auto changes = label::plant_changes(plant, *method);
  const auto& change = change_of(changes, "ppa", "grid");
  const auto market = [&](double share) {
    auto copy = plant;
    change.apply(copy, share);
    const auto inventory = embedded::compute(copy, *method);
    REQUIRE(inventory);
    return inventory->find_process("mill")->indirect_embedded[static_cast<std::size_t>(embedded::ElectricityBasis::market)]->value.value();
  };
  const double bought = 10.0 / 950;  // ferromanganese, indirect 1 t/t
  const double power = 300.0 / 950;  // MWh in a tonne of the mill's goods
  CHECK(market(0) == Approx(power * 0.8 + bought).epsilon(1e-12));
  CHECK(market(0.25) == Approx(power * 0.8 * 0.75 + bought).epsilon(1e-12));
  CHECK(market(1) == Approx(bought).epsilon(1e-12));
  auto copy = plant;
  change.apply(copy, 0.25);
  REQUIRE(copy.electricity.size() == 2);
  CHECK(copy.electricity[0].residual_mix->value == 0.8);
  CHECK(copy.electricity[0].emission_factor->value == 0.4);
  CHECK(copy.electricity[1].emission_factor->value == 0);
  CHECK(copy.electricity[1].location_factor->value == 0.4);
  REQUIRE(copy.processes[1].electricity.size() == 2);
  CHECK(copy.processes[1].electricity[1].supply == copy.electricity[1].id);
  CHECK(copy.processes[1].electricity[1].amount.value == Approx(50));
}

TEST_CASE("capture takes a share of the stack, says that its energy is not included, and comes after other changes") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  plant.processes[1].reported_direct.reset();
  plant::SourceStream coal;
  coal.id = "coal";
  coal.process = "melt";
  coal.material = "eaf_charge_carbon";
  coal.method = plant::CalculationMethod::mass_balance;
  coal.activity.metered.emplace(Stated<Mass>{10});
  coal.carbon_content.emplace(Stated<quantity::CarbonContent>{0.8});
  plant.source_streams.push_back(coal);
  const auto changes = label::plant_changes(plant, *method);
  CHECK(changes.back().id == "carbon-capture");
  const auto& capture = change_of(changes, "carbon-capture", "melt");
  CHECK(capture.also_moves.find("energy of the capture is not included") != std::string::npos);
  const auto direct = [&](plant::Installation copy, double share) {
    capture.apply(copy, share);
    const auto inventory = embedded::compute(copy, *method);
    REQUIRE(inventory);
    return inventory->find_process("melt")->attributed_direct.value.value();
  };
  const double emitted = 10 * 0.8 * 3.664;
  CHECK(direct(plant, 0) == Approx(emitted).epsilon(1e-12));
  CHECK(direct(plant, 0.75) == Approx(emitted * 0.25).epsilon(1e-12));
  auto with_gas = plant;  // a part of its carbon leaves in gas, and is not captured there
  plant::WasteGasFlow gas;
  gas.id = "gas";
  gas.gas = "oxygen_steel_furnace_gas";
  gas.from = "melt";
  gas.to = "mill";
  gas.energy.emplace(20);
  gas.emission_factor.emplace(100);
  with_gas.waste_gases.push_back(gas);
  capture.apply(with_gas, 1);
  CHECK(with_gas.captures.front().amount.value == Approx(emitted - 2).epsilon(1e-12));
  CHECK(embedded::compute(with_gas, *method));
  auto half_biochar = plant;
  change_of(changes, "biochar", "coal").apply(half_biochar, 0.5);
  CHECK(direct(half_biochar, 0.75) == Approx(emitted * 0.5 * 0.25).epsilon(1e-12));
}

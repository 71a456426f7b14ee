// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("the cases stand side by side, and a contract moves only those that know it") {
  auto plant = melt_shop();
  plant.electricity.front().residual_mix.emplace(0.5);
  plant.eu_average_electricity.emplace(0.2);
  auto ppa = grid(100, 0.0);
  ppa.id = "ppa";
  ppa.source = plant::ElectricitySource::ppa;
  ppa.location_factor.emplace(0.4);
  plant.electricity.front().amount.value = 200;
  plant.electricity.push_back(ppa);
  const auto method = method_of("eu-cbam-2026");
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto& cases = inventory->find_process("melt")->attributed_indirect;
  CHECK(cases[0]->value.value() == Approx(200 * (200 * 0.4) / 300).epsilon(1e-12));
  CHECK(cases[1]->value.value() == Approx(200 * 0.4).epsilon(1e-12));
  CHECK(cases[2]->value.value() == Approx(200 * (200 * 0.5) / 300).epsilon(1e-12));
  CHECK(cases[3]->value.value() == Approx(200 * 0.2).epsilon(1e-12));
}

TEST_CASE("a case whose factor is not stated is left out, the method's is asked for") {
  auto plant = melt_shop();
  const auto method = method_of("eu-cbam-2026");
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK_FALSE(inventory->find_process("melt")->attributed_indirect[3]);
  plant.electricity.front().emission_factor.reset();
  CHECK(has(embedded::compute(plant, *method).findings(), "embedded.electricity.factor-missing"));
  plant.electricity.clear();
  CHECK(has(embedded::compute(plant, *method).findings(), "embedded.electricity.no-supply"));
}

TEST_CASE("a supply cannot serve more than it delivered, and the mix cannot be empty") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  plant.processes[1].electricity.front().supply = "grid";
  plant.processes[1].electricity.front().amount.value = 301;
  CHECK(has(embedded::compute(plant, *method).findings(), "embedded.electricity.supply-overdrawn"));
  plant.processes[1].electricity.front().amount.value = 300;
  CHECK(has(embedded::compute(plant, *method).findings(), "embedded.electricity.mix-empty"));
}

TEST_CASE("a power contract without an instrument is a warning") {
  auto plant = melt_shop();
  plant.electricity.front().source = plant::ElectricitySource::ppa;
  CHECK(has(embedded::compute(plant, *method_of("eu-cbam-2026")).findings(), "embedded.electricity.no-instrument"));
  plant.electricity.front().instruments = {"GO-1"};
  CHECK_FALSE(has(embedded::compute(plant, *method_of("eu-cbam-2026")).findings(), "embedded.electricity.no-instrument"));
}

namespace {

/// A third of the power comes from the turbine on the top gas of the iron process.
plant::Installation with_turbine() {
  auto plant = melt_shop();
  plant.processes[0].electricity_produced.emplace(100);
  plant.processes[0].electricity_produced_factor.emplace(0.3);
  plant.electricity.front().amount.value = 200;
  auto turbine = grid(100, 0);
  turbine.id = "turbine";
  turbine.source = plant::ElectricitySource::own;
  turbine.process = "iron";
  turbine.emission_factor.reset();
  plant.electricity.push_back(turbine);
  return plant;
}

}  // namespace

TEST_CASE("turbine power carries into the mix what was deducted from its process") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = with_turbine();
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK(inventory->find_process("iron")->attributed_direct.value.value() == Approx(1200 - 100 * 0.3).epsilon(1e-12));
  CHECK(inventory->find_process("melt")->attributed_indirect[0]->value.value() == Approx(200 * (200 * 0.4 + 100 * 0.3) / 300).epsilon(1e-12));
}

TEST_CASE("turbine power with a factor of its own, or more of it than was made, is an error") {
  const auto method = method_of("eu-cbam-2026");
  auto doubled = with_turbine();
  doubled.electricity.back().emission_factor.emplace(0.0);
  CHECK(has(embedded::compute(doubled, *method).findings(), "embedded.utility.factor-stated"));
  auto more = with_turbine();
  more.processes[0].electricity_produced->value = 50;
  CHECK(has(embedded::compute(more, *method).findings(), "embedded.turbine.not-closed"));
}

// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("meters are corrected so that their sum is the installation's total") {
  auto plant = steel_3();
  auto& gas = plant.source_streams.front();
  gas.sharing = plant::SharingKey::meters;
  gas.shares[0].amount.value = 1000;
  gas.shares[1].amount.value = 800;
  const auto inventory = embedded::compute(plant, *method_of("eu-cbam-2023"));
  REQUIRE(inventory);
  CHECK(has(inventory.findings(), "embedded.share.corrected"));
  const double total = 1837.5 * 48 * 56.1 / 1000;
  CHECK(inventory->find_process("carbon")->direct.value.value() == Approx(total * 1000 / 1800).epsilon(1e-12));
  CHECK(inventory->find_process("carbon")->direct.value.value() + inventory->find_process("alloy")->direct.value.value() == Approx(total).epsilon(1e-12));
  CHECK(inventory->installation_total.value.value() == Approx(total).epsilon(1e-12));
}

TEST_CASE("shares that add up to nothing are an error") {
  auto plant = steel_3();
  for (auto& share : plant.source_streams.front().shares) share.amount.value = 0;
  CHECK(has(embedded::compute(plant, *method_of("eu-cbam-2023")).findings(), "embedded.share.zero"));
}

TEST_CASE("carbon in waste gas that leaves the site is no emission of the installation") {
  const auto plant = steel_1();
  const auto inventory = embedded::compute(plant, *method_of("eu-cbam-2023"));
  REQUIRE(inventory);
  CHECK(inventory->installation_total.value.value() == Approx(7866044.469877754 - 12800 * 37.4187).epsilon(1e-12));
}

TEST_CASE("captured biogenic CO2 is asked for, and a reported total is not reduced by a capture") {
  const auto method = method_of("eu-cbam-2023");
  auto plant = steel_3();
  auto& gas = plant.source_streams.front();
  gas.shares.clear();
  gas.process = "carbon";
  gas.biomass_fraction.emplace(0.5);
  gas.biomass_evidence = "certificate 1";
  plant::SourceStream other = gas;
  other.id = "gas-alloy";
  other.process = "alloy";
  plant.source_streams.push_back(other);
  plant::Capture capture;
  capture.id = "capture";
  capture.process = "carbon";
  capture.amount.value = 100;
  capture.proof = "contract 1";
  plant.captures.push_back(capture);
  CHECK(has(embedded::compute(plant, *method).findings(), "embedded.capture.biomass-not-stated"));
  plant.captures.front().biomass_fraction.emplace(0.5);
  const auto stated = embedded::compute(plant, *method);
  REQUIRE(stated);
  const double counted = 1837.5 * 48 * 56.1 / 1000 / 2;
  CHECK(stated->find_process("carbon")->direct.value.value() == Approx(counted - 50).epsilon(1e-12));

  auto total = steel_1();
  capture.process = "steel";
  total.captures.push_back(capture);
  CHECK(has(embedded::compute(total, *method).findings(), "embedded.capture.in-total"));
}

TEST_CASE("the biogenic part of what a stack measures is reported apart") {
  auto plant = melt_shop();
  plant::MeasuredEmission stack;
  stack.id = "stack";
  stack.process = "melt";
  plant::StackHours hours;
  hours.concentration.value = 100;
  hours.flow.value = 1000;
  hours.hours.value = 1000;
  stack.series.push_back(hours);
  stack.biomass_fraction.emplace(0.25);
  stack.biomass_evidence = "certificate 1";
  plant.measured_emissions.push_back(stack);
  const auto method = method_of("eu-cbam-2026");
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  REQUIRE(inventory->stacks.size() == 1);
  CHECK(inventory->stacks.front().emissions.counted.value.value() == Approx(75).epsilon(1e-12));
  REQUIRE(inventory->stacks.front().emissions.biogenic);
  CHECK(inventory->stacks.front().emissions.biogenic->value.value() == Approx(25).epsilon(1e-12));
}

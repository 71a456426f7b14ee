// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "embedded/uncertainty.hpp"
#include "sampling/statistics.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

namespace {

plant::Installation uncertain() {
  auto plant = melt_shop();
  for (auto& process : plant.processes) {
    process.reported_direct->evidence.uncertainty = 0.05;
    process.activity_level->evidence.uncertainty = 0.01;
    for (auto& use : process.precursors) use.mass.evidence.uncertainty = 0.01;
  }
  return plant;
}

}  // namespace

TEST_CASE("draws have the same bits on any number of threads, and agree with first order") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = uncertain();
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto figure = inventory->find_process("mill")->direct_embedded.step;
  Findings findings;
  const auto one = embedded::monte_carlo(*inventory, std::span{&figure, 1}, {.draws = 20000, .seed = 7, .threads = 1}, findings);
  const auto two = embedded::monte_carlo(*inventory, std::span{&figure, 1}, {.draws = 20000, .seed = 7, .threads = 2}, findings);
  CHECK(one.draws == two.draws);
  const auto other = embedded::monte_carlo(*inventory, std::span{&figure, 1}, {.draws = 20000, .seed = 8, .threads = 2}, findings);
  CHECK(one.draws != other.draws);
  const auto analytic = embedded::analytic_uncertainty(*inventory, figure, findings);
  const auto spread = sampling::moments(one.draws.front());
  CHECK(spread.mean == Approx(analytic.value).epsilon(0.01));
  CHECK(1.96 * spread.standard_deviation == Approx(*analytic.half_width).epsilon(0.05));
  double shares = 0;
  for (const auto& contribution : analytic.contributions) shares += contribution.share;
  CHECK(shares == Approx(1));
}

TEST_CASE("an input of unknown uncertainty is a finding, and what the method fixes is exact") {
  const auto method = method_of("eu-cbam-2023");
  const auto plant = steel_1();
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto figure = inventory->find_good("steel")->direct_embedded.step;
  Findings findings;
  const auto inputs = embedded::input_uncertainties(*inventory, std::span{&figure, 1}, findings);
  CHECK(has(findings, "uncertainty.input.unknown"));
  const auto natural_gas = std::find_if(inputs.begin(), inputs.end(), [&](const auto& input) { return input.datum == &method->waste_gas_factor; });
  REQUIRE(natural_gas != inputs.end());
  CHECK(natural_gas->origin == embedded::UncertaintyOrigin::exact);
}

TEST_CASE("a figure of which no input states an uncertainty has no half width, and one of which some do is marked") {
  const auto method = method_of("eu-cbam-2026");
  const auto silent = melt_shop();
  const auto untold = embedded::compute(silent, *method);
  REQUIRE(untold);
  Findings findings;
  const auto nothing = embedded::analytic_uncertainty(*untold, untold->find_process("mill")->direct_embedded.step, findings);
  CHECK_FALSE(nothing.half_width);
  CHECK_FALSE(nothing.coverage.any());

  const auto partly = uncertain();
  const auto inventory = embedded::compute(partly, *method);
  const auto figure = inventory->find_process("mill")->direct_embedded.step;
  const auto some = embedded::analytic_uncertainty(*inventory, figure, findings);
  CHECK(some.half_width);
  CHECK_FALSE(some.coverage.complete());  // the bought ferromanganese says nothing
  CHECK(some.coverage.untold == 1);

  auto whole = uncertain();
  whole.purchased.front().direct->evidence.uncertainty = 0.1;
  const auto complete = embedded::compute(whole, *method);
  CHECK(embedded::spread_coverage(*complete, complete->find_process("mill")->direct_embedded.step).complete());
}

TEST_CASE("analytic and drawn half widths that differ by more than a tenth are said") {
  embedded::AnalyticUncertainty analytic;
  CHECK_FALSE(embedded::compare_methods(analytic, 0, 10, 10000));
  analytic.half_width = 1.0;
  CHECK_FALSE(embedded::compare_methods(analytic, 9, 11.1, 10000));
  CHECK(embedded::compare_methods(analytic, 9, 11.5, 10000)->code == "uncertainty.methods-differ");
  CHECK(embedded::compare_methods(analytic, 9.2, 10.8, 10000));
  CHECK_FALSE(embedded::compare_methods(analytic, 9, 19, 100));  // too few to tell
}

TEST_CASE("the biomass share of a material is an input that draws and gradients see") {
  auto plant = melt_shop();
  plant::SourceStream wood;
  wood.id = "wood";
  wood.process = "melt";
  wood.material = "wood";
  wood.biomass_evidence = "certificate 1";
  wood.activity.metered.emplace(Stated<Mass>{10});
  plant.source_streams.push_back(wood);
  const auto method = method_of("eu-cbam-2026");
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto* share = &*method->factors->find("wood")->biomass_fraction;
  bool seen = false;
  for (const auto& input : embedded::sensitivities(*inventory, inventory->find_process("melt")->direct_embedded.step))
    seen = seen || (input.datum == share && input.derivative < 0);
  CHECK(seen);
}

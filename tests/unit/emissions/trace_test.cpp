// SPDX-License-Identifier: Apache-2.0
#include "emissions/trace.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel;
using emissions::Rule;
using quantity::Stated;

TEST_CASE("a figure remembers its operands, with their signs") {
  const Stated<quantity::Mass> coal{10};
  const Stated<quantity::SpecificEmissions> factor{2};
  emissions::Trace trace;
  const auto burnt = trace.product<quantity::Co2Mass>(Rule::process_emissions, nullptr, trace.input(coal), trace.input(factor));
  const auto left = trace.sum<quantity::Co2Mass>(Rule::direct_of_process, nullptr, {{burnt, false}, {burnt, true}});
  CHECK(burnt.value.value() == 20);
  CHECK(left.value.value() == 0);
  REQUIRE(trace.operands(trace.step(burnt.step)).size() == 2);
  CHECK(trace.step(trace.operands(trace.step(burnt.step))[0].step).datum == &coal);
  CHECK(trace.operands(trace.step(left.step))[1].negative);
  CHECK(trace.step(burnt.step).unit == "t CO2e");
}

TEST_CASE("a GJ against a TJ costs exactly a thousand") {
  const Stated<quantity::Energy> fuel{1000};
  const Stated<quantity::EmissionFactorPerEnergy> factor{56.1};
  emissions::Trace trace;
  CHECK(trace.product<quantity::Co2Mass>(Rule::standard_combustion, nullptr, trace.input(fuel), trace.input(factor)).value.value() == 56.1);
}

TEST_CASE("without recording only values are made") {
  const Stated<quantity::Mass> coal{10};
  emissions::Trace trace{false};
  const auto input = trace.input(coal);
  CHECK(trace.sum<quantity::Mass>(Rule::activity_data, nullptr, {{input, false}}).value.value() == 10);
  CHECK(trace.steps().empty());
  CHECK(input.step == emissions::no_step);
}

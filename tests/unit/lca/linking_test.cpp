// SPDX-License-Identifier: Apache-2.0
#include "lca/linking.hpp"

#include <catch2/catch.hpp>

#include "small_dataset.hpp"
#include "support/growth.hpp"

namespace ferrolabel::lca {
namespace {

double taken(const ProductSystem& system, const std::string& supplier, const std::string& consumer) {
  const auto row = system.find(supplier).value();
  const auto column = system.find(consumer).value();
  const auto place = system.technosphere.position(row, column);
  return place < 0 ? 0.0 : (row == column ? 1.0 : 0.0) - system.technosphere.values()[static_cast<std::size_t>(place)];
}

std::vector<std::string> codes_of(const Findings& findings) {
  std::vector<std::string> codes;
  for (const auto& finding : findings) codes.push_back(finding.code);
  return codes;
}

TEST_CASE("inputs are linked to the only maker of their flow, per unit of the consumer's product") {
  test::SmallDataset small;
  auto& coil = small.makes("coil", 10.0);
  small.takes(coil, "slab", 12.0);
  small.makes("slab");
  const auto system = build_system(small.data);
  REQUIRE(system);
  CHECK(taken(*system, "slab", "coil") == 1.2);
  CHECK(system->linked_by_flow() == 1);
  CHECK(system.findings().empty());
}

TEST_CASE("a provider that the source names is taken, and one that does not make the flow is told") {
  test::SmallDataset small;
  auto* process = &small.makes("coil");
  small.takes(*process, "slab", 1.0).provider = 2;
  small.makes("slab");
  process = &small.makes("other mill");
  small.gives(*process, "slab", 1.0);
  process->exchanges.erase(process->exchanges.begin());
  const auto system = build_system(small.data);
  REQUIRE(system);
  CHECK(system->linked_as_stated() == 1);
  CHECK(taken(*system, "other mill", "coil") == 1.0);
  small.data.processes[0].exchanges[1].provider = 0;
  const auto wrong = build_system(small.data);
  REQUIRE(wrong);
  CHECK(codes_of(wrong.findings()) == std::vector<std::string>{"lca.link.missing", "lca.link.other-product"});
  CHECK(wrong->unlinked.size() == 1);
}

TEST_CASE("an input that nobody makes is cut off and listed, or refused") {
  test::SmallDataset small;
  auto& coil = small.makes("coil", 2.0);
  small.takes(coil, "slab", 3.0);
  const auto system = build_system(small.data);
  REQUIRE(system);
  CHECK(codes_of(system.findings()) == std::vector<std::string>{"lca.link.missing"});
  REQUIRE(system->unlinked.size() == 1);
  CHECK(system->unlinked[0].amount == 1.5);
  SystemOptions options;
  options.cut_off = CutOffPolicy::refuse;
  CHECK(build_system(small.data, options).findings().front().code == "lca.cut-off.refused");
}

TEST_CASE("of several makers the one in the same location comes first, which is told; or none is chosen") {
  test::SmallDataset small;
  auto* process = &small.makes("coil", 1.0, "FR");
  small.takes(*process, "power", 2.0);
  for (const auto* location : {"DE", "FR"}) {
    process = &small.makes(std::string{"power "} + location, 1.0, location);
    process->exchanges[0].flow = small.flow("power", Flow::Kind::product);
  }
  const auto system = build_system(small.data);
  REQUIRE(system);
  CHECK(codes_of(system.findings()) == std::vector<std::string>{"lca.link.several"});
  CHECK(taken(*system, "power FR", "coil") == 2.0);
  CHECK(taken(*system, "power DE", "coil") == 0.0);
  SystemOptions options;
  options.linking = LinkingPolicy::only_maker;
  CHECK(build_system(small.data, options)->unlinked.size() == 1);
  options.linking = LinkingPolicy::stated_only;
  CHECK(build_system(small.data, options)->unlinked.size() == 1);
}

TEST_CASE("co-products get their shares of inputs and emissions") {
  test::SmallDataset small;
  auto& furnace = small.makes("iron", 4.0);
  small.gives(furnace, "slag", 1.0);
  small.takes(furnace, "coke", 2.0);
  small.emits(furnace, "CO2", 10.0);
  furnace.allocation = {{AllocationFactor::Method::economic, 0, none, 0.9}, {AllocationFactor::Method::economic, 1, none, 0.1}};
  small.makes("coke");
  const auto system = build_system(small.data);
  REQUIRE(system);
  CHECK(taken(*system, "coke", "iron/iron") == Approx(2.0 * 0.9 / 4.0));
  CHECK(taken(*system, "coke", "slag") == Approx(2.0 * 0.1));
  CHECK(system->interventions.values()[0] == Approx(10.0 * 0.9 / 4.0));
  CHECK(system->activities[0].allocated_by == AllocationFactor::Method::economic);
}

TEST_CASE("under substitution a co-product replaces what its other maker makes; so do avoided products") {
  test::SmallDataset small;
  auto* process = &small.makes("iron", 2.0);
  small.gives(*process, "slag", 1.0);
  small.makes("slag");
  SystemOptions options;
  options.allocation = AllocationPolicy::substitution;
  CHECK(taken(*build_system(small.data, options), "slag", "iron") == -0.5);
  small.data.processes[0].exchanges[1].avoided = true;
  CHECK(taken(*build_system(small.data), "slag", "iron") == -0.5);
  small.data.processes[0].exchanges[1].input = true;
  CHECK(taken(*build_system(small.data), "slag", "iron") == -0.5);
}

TEST_CASE("waste that goes out takes its treatment, whichever way the treatment is written") {
  for (const bool as_negative_product : {false, true}) {
    CAPTURE(as_negative_product);
    test::SmallDataset small;
    auto* process = &small.makes("coil");
    const auto kind = as_negative_product ? Flow::Kind::product : Flow::Kind::waste;
    small.add(*process, small.flow("scale", kind), as_negative_product, as_negative_product ? -0.3 : 0.3);
    small.data.processes.push_back({});
    process = &small.data.processes.back();
    process->id = process->name = "landfill";
    process->reference = 0;
    small.add(*process, small.flow("scale", kind), !as_negative_product, as_negative_product ? -2.0 : 2.0);
    small.emits(*process, "CH4", 4.0);
    const auto system = build_system(small.data);
    REQUIRE(system);
    CHECK(taken(*system, "landfill", "coil") == Approx(0.3));
    CHECK(system->interventions.values()[0] == 2.0);
  }
}

TEST_CASE("exchanges of zero make no link, and those below zero turn it round") {
  test::SmallDataset small;
  auto& coil = small.makes("coil");
  small.takes(coil, "slab", 0.0);
  small.takes(coil, "scrap", -0.5);
  small.makes("slab");
  small.makes("scrap");
  const auto system = build_system(small.data);
  CHECK(system->technosphere.stored() == 4);
  CHECK(taken(*system, "scrap", "coil") == -0.5);
}

TEST_CASE("a process that takes its own product keeps the loop") {
  test::SmallDataset small;
  auto& power = small.makes("power", 10.0);
  small.takes(power, "power", 1.0);
  CHECK(taken(*build_system(small.data), "power", "power") == Approx(0.1).epsilon(1e-15));
}

TEST_CASE("elementary flows are kept apart by way and place") {
  test::SmallDataset small;
  auto& mill = small.makes("mill", 1.0, "DE");
  small.emits(mill, "CO2", 2.0);
  small.emits(mill, "CO2", 1.0).location = "FR";
  small.emits(mill, "CO2", 0.5).input = true;
  small.emits(mill, "CO2", 0.25);
  const auto system = build_system(small.data);
  REQUIRE(system->elementary.size() == 3);
  CHECK(system->elementary[0].location == "DE");
  CHECK(system->elementary[1].location == "FR");
  CHECK(system->elementary[2].input);
  CHECK(system->interventions.values()[0] == 2.25);
}

TEST_CASE("takers and makers of one flow are linked in a time that grows with their number") {
  const auto link = [](std::size_t count) {
    Dataset data;
    data.flows.resize(count + 1);  // the first is made by half of the processes and taken by the other half
    for (std::size_t i = 0; i < 2 * count; ++i) {
      auto& process = data.processes.emplace_back();
      const bool makes = i < count;
      process.location = std::to_string(makes ? i : 2 * count - 1 - i);
      process.reference = 0;
      test::SmallDataset::add(process, static_cast<FlowIndex>(makes ? 0 : i - count + 1), false, 1.0);
      if (!makes) test::SmallDataset::add(process, 0, true, 1.0);
    }
    const auto system = build_system(data);
    CHECK(system->ambiguous.back().chosen == 0);
  };
  CHECK(tests::growth(3'000, link) < tests::greatest_growth);
}

}  // namespace
}  // namespace ferrolabel::lca

// SPDX-License-Identifier: Apache-2.0
#include "lca/product_system.hpp"

#include <catch2/catch.hpp>

#include "small_dataset.hpp"

namespace ferrolabel::lca {
namespace {

TEST_CASE("activities are found by process, by product, and by both together") {
  test::SmallDataset small;
  auto* process = &small.makes("mill");
  process->exchanges[0].flow = small.flow("coil", Flow::Kind::product);
  process = &small.makes("other mill");
  process->exchanges[0].flow = small.flow("coil", Flow::Kind::product);
  process = &small.makes("works");
  small.gives(*process, "slag", 1.0);
  const auto system = build_system(small.data);
  REQUIRE(system);
  CHECK(system->find("mill").value() == 0);
  CHECK(system->find("other mill/coil").value() == 1);
  CHECK(system->find("slag").value() == 3);
  CHECK(system->find("coil").findings().front().code == "lca.demand.ambiguous");
  CHECK(system->find("coil").findings().front().fix == "name one as PROCESS/PRODUCT: mill/coil, other mill/coil");
  CHECK(system->find("works").findings().front().code == "lca.demand.ambiguous");
  CHECK(system->find("nothing").findings().front().code == "lca.demand.unknown");
}

TEST_CASE("a process without amounts is left out, and its product is cut off where it is taken") {
  auto dataset = test::steel_chain();
  auto& power = dataset.processes[1];
  power.formulas.push_back("nobody");
  power.exchanges[1].formula = 0;
  power.exchanges[1].stated = false;
  const auto system = build_system(dataset);
  REQUIRE(system);
  CHECK(system->activities.size() + 1 == dataset.processes.size());
  CHECK(system->find("steel").ok());
  CHECK_FALSE(system->find("power").ok());
  REQUIRE(system->unlinked.size() == 1);
  CHECK(dataset.flows[system->unlinked[0].flow].id == "power");
}

TEST_CASE("a dataset that makes nothing is refused") {
  CHECK(build_system(Dataset{}).findings().front().code == "lca.system.empty");
  test::SmallDataset small;
  small.makes("steel", 0.0);
  const auto system = build_system(small.data);
  REQUIRE_FALSE(system);
  CHECK(system.findings().back().code == "lca.system.empty");
}

TEST_CASE("errors of parameters keep a system from being made") {
  auto dataset = test::steel_chain();
  dataset.parameters = {{"a", 0.0, "b", {}}, {"b", 0.0, "a", {}}};
  CHECK(build_system(dataset).findings().front().code == "lca.parameter.cyclic");
}

TEST_CASE("policies have the names of the command line") {
  CHECK(to_string(AllocationPolicy::substitution) == "substitution");
  CHECK(to_string(AllocationPolicy::refuse) == "refuse");
  CHECK(to_string(LinkingPolicy::stated_only) == "stated-only");
  CHECK(to_string(CutOffPolicy::cut) == "cut");
}

}  // namespace
}  // namespace ferrolabel::lca

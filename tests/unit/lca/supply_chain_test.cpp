// SPDX-License-Identifier: Apache-2.0
#include "lca/supply_chain.hpp"

#include <catch2/catch.hpp>

#include "lca/inventory_solver.hpp"
#include "small_dataset.hpp"

namespace ferrolabel::lca {
namespace {

TEST_CASE("what a demand reaches has the answers of the whole, and a broken process elsewhere does not concern it") {
  test::SmallDataset small;
  auto& broken = small.makes("broken");
  small.takes(broken, "broken", 1.0);
  auto* process = &small.makes("ship");
  small.takes(*process, "steel", 10.0);
  small.takes(*process, "sail", 1.0);
  process = &small.makes("steel");
  small.takes(*process, "power", 2.0);
  small.takes(*process, "limestone", 0.5);
  small.emits(*process, "CO2", 1.8);
  process = &small.makes("power");
  small.emits(*process, "CO2", 0.95);
  const auto system = build_system(small.data).value();
  CHECK_FALSE(InventorySolver::prepare(system));

  const std::int32_t steel = system.find("steel").value();
  const auto chain = supply_chain(system, {&steel, 1});
  CHECK(chain.activities == std::vector<std::int32_t>{2, 3});
  CHECK(chain.column_of(steel) == 0);
  CHECK(chain.system.name_of(0) == "'steel' (steel)");
  REQUIRE(chain.system.unlinked.size() == 1);
  CHECK(chain.system.unlinked[0].activity == 0);
  auto solver = InventorySolver::prepare(chain.system);
  REQUIRE(solver);
  const Demand demand{0, 1.0};
  CHECK(solver.value().solve({&demand, 1}).value().amounts[0] == Approx(3.7).epsilon(1e-15));
}

TEST_CASE("a loop is reached as a whole") {
  test::SmallDataset small;
  auto* process = &small.makes("power");
  small.takes(*process, "coal", 0.5);
  process = &small.makes("coal");
  small.takes(*process, "power", 0.2);
  small.makes("other");
  const auto system = build_system(small.data).value();
  const std::int32_t coal = 1;
  CHECK(supply_chain(system, {&coal, 1}).activities == std::vector<std::int32_t>{0, 1});
}

TEST_CASE("links are counted of the part") {
  auto dataset = test::steel_chain();
  const auto system = build_system(dataset);
  REQUIRE(system);
  CHECK(system->linked_by_flow() == 2);
  const auto power = system->find("power").value();
  CHECK(supply_chain(*system, {&power, 1}).system.linked_by_flow() == 1);
  CHECK(system->linked_as_stated() == 0);
}

}  // namespace
}  // namespace ferrolabel::lca

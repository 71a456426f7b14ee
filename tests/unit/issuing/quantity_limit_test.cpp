// SPDX-License-Identifier: Apache-2.0
#include "issuing/quantity_limit.hpp"

#include <catch2/catch.hpp>

#include "unit/issuing/issuing_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::issuing;

namespace {

plant::Installation one_process(double made) {
  plant::Installation plant;
  plant::Process process;
  process.id = "eaf";
  process.activity_level.emplace(made);
  plant.processes.push_back(process);
  return plant;
}

void use(plant::Installation& plant, double tonnes) {
  plant::PrecursorUse taken;
  taken.from = "eaf";
  taken.mass = plant::Stated<quantity::Mass>{tonnes};
  plant.processes.push_back({});
  plant.processes.back().precursors.push_back(taken);
}

quantity::Decimal available(const plant::Installation& plant, const plant::Good& good = {}) { return available_tonnes(plant, plant.processes.front(), good); }

}  // namespace

TEST_CASE("what processes of the plant took is not there to be labelled") {
  auto plant = one_process(0.3);
  CHECK(available(plant) == decimal("0.3"));
  use(plant, 0.1);
  CHECK(available(plant) == decimal("0.2"));
  use(plant, 0.1);
  CHECK(available(plant) == decimal("0.1"));
  use(plant, 5);
  CHECK(available(plant) == decimal("0"));
}

TEST_CASE("the stated mass of a good bounds it where the process makes several") {
  const auto plant = one_process(1000);
  plant::Good good;
  good.mass.emplace(400.5);
  CHECK(available(plant, good) == decimal("400.5"));
  good.mass.emplace(2000);
  CHECK(available(plant, good) == decimal("1000"));
}

TEST_CASE("parts of a gram count against the producer") {
  CHECK(available(one_process(1.0000019)) == decimal("1.000001"));
  auto plant = one_process(1);
  use(plant, 0.4000001);
  CHECK(available(plant) == decimal("0.599999"));
}

TEST_CASE("a process that says not what it made leaves nothing") {
  auto plant = one_process(1);
  plant.processes.front().activity_level.reset();
  CHECK(available(plant) == decimal("0"));
}

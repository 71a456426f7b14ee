// SPDX-License-Identifier: Apache-2.0
#include "lca/characterisation.hpp"

#include <catch2/catch.hpp>

#include "small_dataset.hpp"

namespace ferrolabel::lca {
namespace {

using Direction = ImpactFactor::Direction;

ImpactFactor factor(const std::string& id, const std::string& name, const std::string& compartment, double value) {
  ImpactFactor result;
  result.flow_id = id;
  result.name = name;
  result.compartment = compartment;
  result.value = value;
  return result;
}

/// One mill that emits what a test asks for, and one category that a test fills.
struct World {
  World() {
    small.makes("mill", 1.0, "DE");
    method.info.id = "test";
    method.categories.resize(1);
    method.categories[0].id = method.categories[0].name = "acid";
  }

  Exchange& emits(const std::string& id, double amount, const std::string& unit = "kg", const std::string& compartment = "air") {
    return small.add(small.data.processes[0], small.flow(id, Flow::Kind::elementary, unit, compartment), false, amount);
  }
  void knows(ImpactFactor known) { method.categories[0].factors.push_back(std::move(known)); }

  void compute(const Compartments& compartments = {}) {
    system = build_system(small.data).value();
    auto solver = InventorySolver::prepare(system).value();
    const Demand demand{0, 1.0};
    inventory = solver.solve({&demand, 1}).value();
    characterisation.emplace(system, method, compartments, test::unit_scale);
  }
  std::optional<double> score() { return characterisation->scores(inventory)[0].value; }

  test::SmallDataset small;
  ImpactMethod method;
  ProductSystem system;
  Inventory inventory;
  std::optional<Characterisation> characterisation;
};

TEST_CASE("a factor is found by the flow's id before its name") {
  World world;
  world.emits("so2", 2.0);
  world.knows(factor("", "so2", "air", 5.0));
  world.knows(factor("so2", "", "", 3.0));
  world.compute();
  CHECK(world.score() == 6.0);
  CHECK(world.characterisation->categories()[0].mapped[0] == MappedBy::id);
}

TEST_CASE("by name, case does not count, and a part of a medium without a factor takes the unspecified one") {
  World world;
  world.emits("so2", 2.0, "kg", "air/urban");
  world.small.data.flows[1].name = "Sulfur dioxide";
  world.knows(factor("x", "SULFUR DIOXIDE", "air/unspecified", 1.3));
  world.compute();
  CHECK(world.score() == 2.6);
  world.knows(factor("y", "sulfur dioxide", "air/urban", 2.0));
  world.compute();
  CHECK(world.score() == 4.0);
  CHECK(world.characterisation->categories()[0].mapped[0] == MappedBy::name);
}

TEST_CASE("other names of flows are those that the method states") {
  World world;
  world.emits("Carbon dioxide, fossil", 2.0, "kg", "air/unspecified");
  world.knows(factor("", "carbon dioxide (fossil)", "air/unspecified", 1.0));
  world.compute();
  CHECK_FALSE(world.score().has_value());
  world.method.flow_names["carbon dioxide, fossil"] = "carbon dioxide (fossil)";
  world.compute();
  CHECK(world.score() == 2.0);
}

TEST_CASE("two CAS numbers that differ are two substances; leading zeros do not count") {
  World world;
  world.emits("halon", 1.0, "kg", "air/unspecified");
  world.small.data.flows[1].cas = "000075-63-8";
  world.knows(factor("", "halon", "air/unspecified", 7200.0));
  world.method.categories[0].factors[0].cas = "75-63-8";
  world.compute();
  CHECK(world.score() == 7200.0);
  world.method.categories[0].factors[0].cas = "353-59-3";
  world.compute();
  CHECK_FALSE(world.score().has_value());
}

TEST_CASE("two factors of one name and different value are ambiguous until a CAS number tells them apart") {
  World world;
  world.emits("HFE", 1.0, "kg", "air/unspecified");
  for (const auto& [cas, value] : {std::pair{"425-88-7", 328.0}, {"485399-46-0", 229.0}}) {
    world.knows(factor("", "hfe", "air/unspecified", value));
    world.method.categories[0].factors.back().cas = cas;
  }
  world.compute();
  CHECK_FALSE(world.score().has_value());
  CHECK(world.characterisation->findings().front().code == "lca.impact.ambiguous");
  world.small.data.flows[1].cas = "485399-46-0";
  world.compute();
  CHECK(world.score() == 229.0);
}

TEST_CASE("the factor of the location comes before the general one, which comes before none") {
  World world;
  world.emits("nox", 1.0);
  world.emits("nox", 10.0).location = "FR";
  world.emits("nox", 100.0).location = "CN";
  for (const auto& [location, value] : {std::pair{"", 1.0}, {"DE", 2.0}, {"FR", 3.0}}) {
    auto known = factor("nox", "", "", value);
    known.location = location;
    world.knows(known);
  }
  world.compute();
  CHECK(world.score() == 2.0 + 30.0 + 100.0);
  world.method.categories[0].factors.erase(world.method.categories[0].factors.begin());
  world.compute();
  CHECK(world.score() == 32.0);
  CHECK(world.characterisation->findings().front().code == "lca.impact.no-location");
}

TEST_CASE("a flow that goes the other way counts negative, unless the method has a factor for that way") {
  World world;
  world.emits("water", 3.0).input = true;
  world.knows(factor("water", "", "", 2.0));
  world.method.categories[0].factors[0].direction = Direction::output;
  world.compute();
  CHECK(world.score() == -6.0);
  world.knows(factor("water", "", "", 5.0));
  world.method.categories[0].factors[1].direction = Direction::input;
  world.compute();
  CHECK(world.score() == 15.0);
}

TEST_CASE("units of one measure are converted, others are not counted and told") {
  World world;
  world.emits("so2", 2000.0, "g");
  world.emits("heat", 1.0, "MJ");
  for (const auto* id : {"so2", "heat"}) {
    world.knows(factor(id, "", "", 1.5));
    world.method.categories[0].factors.back().unit = "kg";
  }
  world.compute();
  CHECK(world.score() == 3.0);
  REQUIRE(world.characterisation->findings().size() == 1);
  CHECK(world.characterisation->findings().front().code == "lca.impact.unit");
}

TEST_CASE("a category that knows no flow of the dataset has no score, and zero is a score") {
  World world;
  world.emits("xenon", 1.0);
  world.knows(factor("so2", "", "", 1.5));
  world.compute();
  CHECK_FALSE(world.score().has_value());
  CHECK(world.characterisation->findings().front().code == "lca.impact.no-factor");
  world.emits("so2", 1.0);
  world.small.makes("other");
  world.small.data.processes[1].exchanges.push_back(world.small.data.processes[0].exchanges.back());
  world.small.data.processes[0].exchanges.pop_back();
  world.compute();
  CHECK(world.score() == 0.0);
}

TEST_CASE("amounts that no category knows are listed by their mass") {
  World world;
  world.emits("heat", 500.0, "MJ");
  world.emits("dust", 20.0, "g");
  world.emits("xenon", 1.0);
  world.emits("so2", 1.0);
  world.knows(factor("so2", "", "", 1.5));
  world.compute();
  const auto unmapped = world.characterisation->unmapped(world.inventory);
  REQUIRE(unmapped.size() == 3);
  CHECK(world.small.data.flows[world.system.elementary[unmapped[0].row].flow].id == "xenon");
  CHECK(unmapped[1].mass == 0.02);
  CHECK(unmapped[2].mass == 0.0);
}

}  // namespace
}  // namespace ferrolabel::lca

// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/dataset_builder.hpp"

#include <algorithm>
#include <cmath>

#include "unit/formats/lca/import_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

namespace {

using test::Lines;

struct World {
  UnitTable units = test::shipped_units();
  ImportReport report;
  DatasetBuilder builder{units, report};

  lca::Exchange exchange(const std::string& flow, double amount, bool input) {
    lca::Exchange made;
    made.flow = builder.flow(flow, [&] { return lca::Flow{flow, flow, lca::Flow::Kind::product, {}, {}, {}}; });
    made.amount = amount;
    made.input = input;
    return made;
  }
  void process(const std::string& id) {
    builder.begin_process().id = id;
    builder.process().name = id;
  }
};

}  // namespace

TEST_CASE("a flow is counted in the unit of who makes it, wherever that stands") {
  World world;
  world.process("user");
  world.builder.exchange(world.exchange("power", 7.2, true), "MJ");
  world.builder.end_process("f", 1);
  world.process("maker");
  world.builder.process().reference = 0;
  world.builder.exchange(world.exchange("power", 1, false), "kWh");
  world.builder.end_process("f", 2);
  const auto dataset = std::move(world.builder).finish();
  CHECK(dataset.flows[0].unit == "kWh");
  CHECK(dataset.processes[0].exchanges[0].amount == 2.0);
  REQUIRE(world.report.conversions.size() == 1);
  CHECK(world.report.conversions[0].exchanges == 1);
}

TEST_CASE("an uncertainty and a formula go along with the amount") {
  World world;
  world.process("a");
  auto exchange = world.exchange("x", 1000, false);
  exchange.uncertainty = {lca::Uncertainty::Kind::lognormal, std::log(1000), 0.1, 0};
  exchange.formula = 0;
  world.builder.process().formulas = {"p + 1"};
  world.builder.process().reference = 1;
  world.builder.exchange(exchange, "g");
  world.builder.exchange(world.exchange("x", 1, false), "kg");
  world.builder.end_process("f", 1);
  const auto dataset = std::move(world.builder).finish();
  CHECK(dataset.processes[0].exchanges[0].amount == 1.0);
  CHECK(dataset.processes[0].exchanges[0].uncertainty.first == Approx(0).margin(1e-12));
  CHECK(dataset.processes[0].exchanges[0].uncertainty.second == 0.1);
  CHECK(dataset.processes[0].formulas[0] == "(p + 1) * 1 / 1000");
}

TEST_CASE("amounts of one flow in units that do not convert are kept apart, and said so") {
  World world;
  world.process("a");
  world.builder.process().reference = 0;
  world.builder.exchange(world.exchange("gas", 1, false), "kg");
  world.builder.exchange(world.exchange("gas", 2, true), "m3");
  world.builder.exchange(world.exchange("gas", 3, true), "");
  world.builder.end_process("f", 1);
  const auto dataset = std::move(world.builder).finish();
  REQUIRE(dataset.flows.size() == 2);
  CHECK(dataset.flows[1].id == "gas [m3]");
  CHECK(dataset.processes[0].exchanges[1].flow == 1);
  CHECK(dataset.processes[0].exchanges[2].flow == 0);
  CHECK(test::complaints(world.report) == test::Lines{"import.unit.mismatch x 1", "import.unit.missing x 1", "import.unit.unknown x 1"});
}

TEST_CASE("providers are found whatever comes first; one that is not there is told") {
  World world;
  world.process("user");
  world.builder.exchange(world.exchange("x", 1, true), "kg", "maker");
  world.builder.exchange(world.exchange("x", 1, true), "kg", "nobody");
  world.builder.end_process("f", 1);
  world.process("maker");
  world.builder.provides("maker");
  world.builder.end_process("f", 2);
  const auto dataset = std::move(world.builder).finish();
  CHECK(dataset.processes[0].exchanges[0].provider == 1);
  CHECK(dataset.processes[0].exchanges[1].provider == lca::none);
  CHECK(test::complaints(world.report) == test::Lines{"import.provider.missing x 1"});
}

TEST_CASE("a process that is there twice, or was never ended, leaves nothing behind") {
  World world;
  for (int i = 0; i < 2; ++i) {
    world.process("a");
    world.builder.exchange(world.exchange("x", i, false), i == 0 ? "kg" : "t");
    CHECK(world.builder.end_process("f", 1) == (i == 0));
  }
  world.process("b");
  world.builder.exchange(world.exchange("x", 1, false), "lb");
  world.builder.drop_process();
  const auto dataset = std::move(world.builder).finish();
  REQUIRE(dataset.processes.size() == 1);
  CHECK(dataset.processes[0].exchanges[0].amount == 0);
  CHECK(test::complaints(world.report) == test::Lines{"import.process.duplicate x 1"});
}

TEST_CASE("the kind of a flow does not depend on who names it first, and a contradiction is told") {
  using Says = DatasetBuilder::Says;
  using Kind = lca::Flow::Kind;
  const auto kind = [](std::vector<Says> said, const Lines& told) {
    for (const bool backwards : {false, true}) {
      if (backwards) std::reverse(said.begin(), said.end());
      World world;
      world.process("a");
      for (const auto says : said) world.builder.flow("x", [] { return lca::Flow{"x", "x", Kind::product, {}, "air", {}}; }, says);
      world.builder.end_process("f", 1);
      const auto dataset = std::move(world.builder).finish();
      CHECK(test::complaints(world.report) == told);
      if (backwards) return dataset.flows[0].kind;
    }
    return Kind::product;
  };
  CHECK(kind({Says::taken, Says::waste}, {}) == Kind::waste);
  CHECK(kind({Says::taken, Says::made}, {}) == Kind::product);
  CHECK(kind({Says::elementary, Says::elementary}, {}) == Kind::elementary);
  CHECK(kind({Says::waste, Says::made}, {"import.flow.kind x 1"}) == Kind::product);
  CHECK(kind({Says::elementary, Says::taken}, {"import.flow.kind x 1"}) == Kind::product);
}

TEST_CASE("what a process that is left out says of the kind of a flow is not heard") {
  using Says = DatasetBuilder::Says;
  World world;
  const auto name = [&world](Says says) { world.builder.flow("sludge", [] { return lca::Flow{"sludge", "sludge", lca::Flow::Kind::product, {}, {}, {}}; }, says); };
  world.process("dropped");
  name(Says::elementary);
  world.builder.drop_process();
  for (const auto says : {Says::taken, Says::waste}) {
    world.process("a");
    name(says);
    CHECK(world.builder.end_process("f", 1) == (says == Says::taken));
  }
  CHECK(std::move(world.builder).finish().flows[0].kind == lca::Flow::Kind::product);
  CHECK(test::complaints(world.report) == Lines{"import.process.duplicate x 1"});
}

TEST_CASE("flows that take each other's place keep what was said of their kind") {
  World world;
  world.process("a");
  const auto make = [] { return lca::Flow{"x", "x", lca::Flow::Kind::product, {}, {}, {}}; };
  world.builder.flow("first", make, DatasetBuilder::Says::taken);
  world.builder.flow("second", make, DatasetBuilder::Says::waste);
  world.builder.flow("third", make, DatasetBuilder::Says::taken);
  world.builder.end_process("f", 1);
  world.builder.merge_flows({0, 1, 1});
  const auto dataset = std::move(world.builder).finish();
  REQUIRE(dataset.flows.size() == 2);
  CHECK(dataset.flows[1].kind == lca::Flow::Kind::waste);
}

TEST_CASE("an elementary flow without a compartment is told") {
  World world;
  world.process("a");
  world.builder.flow("x", [] { return lca::Flow{"x", "x", lca::Flow::Kind::elementary, {}, {}, {}}; });
  world.builder.end_process("f", 1);
  CHECK(std::move(world.builder).finish().flows.size() == 1);
  CHECK(test::complaints(world.report) == Lines{"import.compartment.missing x 1"});
}

TEST_CASE("the stated share of a product goes along where its amount is kept apart") {
  for (const bool another_line : {false, true}) {
    World world;
    world.process("maker");
    world.builder.process().reference = 0;
    world.builder.exchange(world.exchange("gas", 1, false), "m3");
    world.builder.end_process("f", 1);
    world.process("a");
    world.builder.exchange(world.exchange("gas", 3, false), "kg");
    if (another_line) world.builder.exchange(world.exchange("gas", 1, false), "m3");
    world.builder.process().allocation.push_back({lca::AllocationFactor::Method::economic, 0, lca::none, 0.25});
    world.builder.end_process("f", 2);
    const auto dataset = std::move(world.builder).finish();
    REQUIRE(dataset.flows.at(1).id == "gas [kg]");
    CHECK(dataset.processes[1].allocation[0].product == (another_line ? 0 : 1));
  }
}

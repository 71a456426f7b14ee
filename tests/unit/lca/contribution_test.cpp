// SPDX-License-Identifier: Apache-2.0
#include "lca/contribution.hpp"

#include <catch2/catch.hpp>

#include <limits>

#include "small_dataset.hpp"

namespace ferrolabel::lca {
namespace {

TEST_CASE("contributions by process, by flow and by first tier each sum to the score, the greatest first") {
  const auto dataset = test::steel_chain();
  const auto system = build_system(dataset).value();
  auto solver = InventorySolver::prepare(system).value();
  const Demand demand{0, 2.0};
  const auto inventory = solver.solve({&demand, 1}).value();
  const std::vector<double> factors{1.0, 100.0};  // CO2, SO2
  const double score = 2.0 * (3.7 + 2.0);

  const auto processes = by_process(system, inventory, factors);
  REQUIRE(processes.size() == 3);
  CHECK(processes[0].index == 1);  // power: 2 · 2 · (0.9 + 1)
  CHECK(processes[0].score == Approx(7.6));
  CHECK(processes[1].score == Approx(3.6));
  CHECK(processes[2].score == Approx(0.2));

  const auto flows = by_flow(inventory, factors);
  CHECK(flows[0].score == Approx(7.4));
  CHECK(flows[0].amount == Approx(7.4));
  CHECK(flows[1].score == Approx(4.0));

  const FirstTier tiers = FirstTier::find(solver, factors).value();
  const auto tier = tiers.of(0, 2.0);
  REQUIRE(tier.size() == 2);
  CHECK(tier[0].index == 1);
  CHECK(tier[0].amount == 4.0);
  CHECK(tier[0].score == Approx(4.0 * (0.9 + 1.0 + 0.05)));
  CHECK(tier[1].index == 0);
  CHECK(tier[1].score == Approx(3.6));
  CHECK(tier[0].score + tier[1].score == Approx(score));
  CHECK(tiers.intensity(0) * 2.0 == Approx(score));

  const std::vector<Demand> twice{{0, 0.5}, {0, 1.5}};
  const auto merged = tiers.of(twice);
  REQUIRE(merged.size() == 2);
  CHECK(merged[0].index == 1);
  CHECK(merged[0].amount == 4.0);
  CHECK(merged[0].score == Approx(tier[0].score));
  CHECK(merged[1].score == Approx(tier[1].score));
}

TEST_CASE("what a process takes of itself is of its first tier") {
  test::SmallDataset small;
  auto& power = small.makes("power");
  small.takes(power, "power", 0.5);
  small.emits(power, "CO2", 1.0);
  const auto system = build_system(small.data).value();
  auto solver = InventorySolver::prepare(system).value();
  const FirstTier tiers = FirstTier::find(solver, std::vector{1.0}).value();
  const auto tier = tiers.of(0, 1.0);
  REQUIRE(tier.size() == 2);
  CHECK(tier[0].score == 1.0);
  CHECK(tier[1].score == 1.0);
  CHECK(tiers.intensity(0) == 2.0);
}

TEST_CASE("there is no first tier where the iteration that it takes does not converge") {
  const auto dataset = test::steel_chain();
  const auto system = build_system(dataset).value();
  auto solver = InventorySolver::prepare(system, {.bytes = 0.0}).value();
  const auto tiers = FirstTier::find(solver, std::vector<double>(system.elementary.size(), std::numeric_limits<double>::infinity()));
  REQUIRE_FALSE(tiers);
  CHECK(tiers.findings().front().code == "lca.solver.not-converged");
}

}  // namespace
}  // namespace ferrolabel::lca

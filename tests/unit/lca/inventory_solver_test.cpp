// SPDX-License-Identifier: Apache-2.0
#include "lca/inventory_solver.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <thread>

#include "small_dataset.hpp"

namespace ferrolabel::lca {
namespace {

struct Prepared {
  explicit Prepared(Dataset given, const network::DirectLimit& limit = {})
      : dataset{std::move(given)}, system{build_system(dataset).value()}, solver{InventorySolver::prepare(system, limit)} {}
  Dataset dataset;
  ProductSystem system;
  Result<InventorySolver> solver;
};

/// Too little for any factors: what follows is solved by iteration.
constexpr network::DirectLimit by_iteration{.bytes = 0.0};

/// Power and coal that take of each other, and steel.
Dataset loop_of_power_and_coal(double back) {
  test::SmallDataset small;
  small.data = test::steel_chain();
  small.takes(small.data.processes[2], "power", back);  // power takes 0.5 coal
  return small.data;
}

double amount_of(const ProductSystem& system, const Inventory& inventory, const std::string& flow) {
  double sum = 0.0;
  for (std::size_t row = 0; row < system.elementary.size(); ++row)
    if (system.dataset->flows[system.elementary[row].flow].id == flow) sum += inventory.amounts[row];
  return sum;
}

TEST_CASE("one kilogram of steel gives the inventory that its publisher states") {
  Prepared steel{test::steel_chain()};
  const Demand demand{0, 1.0};
  const auto inventory = steel.solver.value().solve({&demand, 1}).value();
  CHECK(amount_of(steel.system, inventory, "CO2") == Approx(3.7).epsilon(1e-15));
  CHECK(amount_of(steel.system, inventory, "SO2") == Approx(0.02).epsilon(1e-15));
  CHECK(inventory.residual < 1e-15);
  CHECK(steel.solver->solver_name() == "KLU (block triangular form, AMD)");
  CHECK(steel.solver->condition_estimate() >= 1.0);
}

TEST_CASE("a loop closes by itself: power that its coal takes") {
  Prepared steel{loop_of_power_and_coal(0.2)};
  const Demand demand{1, 1.0};
  const auto inventory = steel.solver.value().solve({&demand, 1}).value();
  CHECK(inventory.made[1] == Approx(1.0 / (1.0 - 0.5 * 0.2)).epsilon(1e-14));
}

TEST_CASE("intensities by one transposed solve are the scores of single demands") {
  Prepared steel{test::steel_chain()};
  const std::vector<double> direct{1.8, 0.9, 0.1};
  const auto intensities = steel.solver.value().intensities(direct).value();
  for (std::int32_t activity = 0; activity < 3; ++activity) {
    const Demand demand{activity, 1.0};
    const auto inventory = steel.solver.value().solve({&demand, 1}).value();
    CHECK(intensities[static_cast<std::size_t>(activity)] == Approx(amount_of(steel.system, inventory, "CO2")).epsilon(1e-14));
  }
}

TEST_CASE("a loop that takes as much as it makes is refused, and named") {
  for (const double back : {2.0, 2.5, 40.0}) {
    CAPTURE(back);
    Prepared steel{loop_of_power_and_coal(back)};
    REQUIRE_FALSE(steel.solver);
    CHECK(steel.solver.findings().front().code == "network.gain");
    CHECK(steel.solver.findings().front().message.find("'power' (power) → 'coal' (coal)") != std::string::npos);
  }
}

TEST_CASE("a process that credits more of its own product than it makes is no loop of gain") {
  test::SmallDataset small;
  auto& recycler = small.makes("recycler");
  small.takes(recycler, "steel", -3.0);
  auto& steel = small.makes("steel");
  small.takes(steel, "recycler", 0.1);
  Prepared mixed{small.data};
  REQUIRE(mixed.solver);
  const Demand demand{0, 1.0};
  CHECK(mixed.solver.value().solve({&demand, 1}).value().residual < 1e-15);
}

TEST_CASE("a singular system is refused, and its process named") {
  test::SmallDataset small;
  auto* process = &small.makes("a");
  small.takes(*process, "b", -1.0);
  process = &small.makes("b");
  small.takes(*process, "a", -1.0);  // a = -b and b = -a: A = [1 1; 1 1]
  Prepared singular{small.data};
  REQUIRE_FALSE(singular.solver);
  CHECK(singular.solver.findings().front().code == "lca.system.singular");
  CHECK(singular.solver.findings().front().message.find("'b' (b)") != std::string::npos);
  Prepared by_gmres{small.data, by_iteration};
  REQUIRE_FALSE(by_gmres.solver);
  const auto& finding = by_gmres.solver.findings().front();
  CHECK((finding.code == "lca.system.singular" || finding.code == "lca.solver.not-converged"));
  CHECK((finding.message.find("'a' (a)") != std::string::npos || finding.message.find("'b' (b)") != std::string::npos));
}

TEST_CASE("a dense system is solved by a dense factorisation, and says so") {
  test::SmallDataset small;
  for (int i = 0; i < 120; ++i) small.makes("p" + std::to_string(i));
  for (std::size_t i = 0; i < 120; ++i)
    for (int j = 0; j < 120; ++j) small.takes(small.data.processes[i], "p" + std::to_string(j), 0.5 / 120.0 * (1.0 + std::sin(static_cast<double>(i) * 7.0 + j)));
  Prepared dense{small.data};
  REQUIRE(dense.solver);
  CHECK(dense.solver->solver_name() == "dense LU (Eigen, partial pivoting)");
  const Demand demand{7, 3.0};
  CHECK(dense.solver.value().solve({&demand, 1}).value().residual < 1e-15);
}

TEST_CASE("a system above the limit of a direct factorisation is solved by iteration, and says so") {
  Prepared steel{loop_of_power_and_coal(0.2), by_iteration};
  Prepared direct{loop_of_power_and_coal(0.2)};
  REQUIRE(steel.solver);
  CHECK(steel.solver->solver_name() == "GMRES(50) (ILU(0) in block triangular form)");
  CHECK(steel.solver->condition_estimate() == Approx(direct.solver->condition_estimate()));
  const Demand demand{0, 1.0};
  const auto inventory = steel.solver.value().solve({&demand, 1}).value();
  const auto expected = direct.solver.value().solve({&demand, 1}).value();
  CHECK(inventory.residual < 1e-15);
  for (std::size_t i = 0; i < 3; ++i) CHECK(inventory.made[i] == Approx(expected.made[i]).epsilon(1e-14));
  const std::vector<double> own{1.8, 0.9, 0.1};
  const auto intensities = steel.solver.value().intensities(own).value();
  CHECK(intensities[0] == Approx(amount_of(steel.system, inventory, "CO2")).epsilon(1e-14));
}

TEST_CASE("a loop of gain is named by iteration, too, be there an answer or none") {
  for (const double back : {2.0, 2.5, 40.0}) {
    CAPTURE(back);
    Prepared loop{loop_of_power_and_coal(back), by_iteration};
    REQUIRE_FALSE(loop.solver);
    CHECK(loop.solver.findings().front().code == "network.gain");
    CHECK(loop.solver.findings().front().message.find("'power' (power) → 'coal' (coal)") != std::string::npos);
  }
}

TEST_CASE("an iteration that does not converge is an error that names the worst process, or the loop where one is to blame") {
  test::SmallDataset small;
  for (int i = 0; i < 200; ++i) small.makes("p" + std::to_string(i));
  for (std::size_t i = 0; i < 200; ++i)
    for (const std::size_t step : {1U, 7U, 23U}) small.takes(small.data.processes[i], "p" + std::to_string((i + step) % 200), 0.33);
  const network::DirectLimit hasty{.bytes = 0.0, .greatest_iterations = 3};
  Prepared slow{small.data, hasty};
  REQUIRE_FALSE(slow.solver);
  CHECK(slow.solver.findings().front().code == "lca.solver.not-converged");
  CHECK(slow.solver.findings().front().message.find(" at 'p") != std::string::npos);
  CHECK(slow.solver.findings().front().message.find("may have no answer") != std::string::npos);
  CHECK(Prepared{small.data, {.bytes = 0.0}}.solver);
  small.takes(small.data.processes[0], "p1", 3.0);
  Prepared gain{small.data, hasty};
  REQUIRE_FALSE(gain.solver);
  CHECK(gain.solver.findings().front().code == "network.gain");
}

TEST_CASE("a demand whose iteration does not converge has no inventory, and no intensities") {
  Prepared steel{loop_of_power_and_coal(0.2), by_iteration};
  const Demand endless{0, std::numeric_limits<double>::infinity()};
  const auto inventory = steel.solver.value().solve({&endless, 1});
  REQUIRE_FALSE(inventory);
  CHECK(inventory.findings().front().code == "lca.solver.not-converged");
  const auto intensities = steel.solver.value().intensities(std::vector<double>(3, endless.amount));
  REQUIRE_FALSE(intensities);
  CHECK(intensities.findings().front().code == "lca.solver.not-converged");
}

TEST_CASE("two runs, and runs on two threads at once, give the same bits") {
  const auto run = [] {
    test::SmallDataset small;
    for (int i = 0; i < 400; ++i) small.makes("p" + std::to_string(i));
    for (std::size_t i = 0; i < 400; ++i) {
      for (int k = 1; k <= 5; ++k) small.takes(small.data.processes[i], "p" + std::to_string((static_cast<int>(i) * 13 + k * k * 29) % 400), 0.15 / k);
      small.emits(small.data.processes[i], "CO2", 1.0 + 0.01 * static_cast<double>(i));
    }
    Prepared prepared{small.data};
    const std::vector<Demand> demands{{3, 1.0}, {77, 0.3}};
    return prepared.solver.value().solve(demands).value().amounts;
  };
  std::vector<double> first, second;
  std::thread one{[&] { first = run(); }};
  std::thread two{[&] { second = run(); }};
  one.join();
  two.join();
  CHECK(first == second);
  CHECK(first == run());
}

}  // namespace
}  // namespace ferrolabel::lca

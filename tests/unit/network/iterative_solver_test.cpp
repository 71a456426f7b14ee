// SPDX-License-Identifier: Apache-2.0
#include "network/iterative_solver.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <thread>
#include <vector>

#include "network/linear_solver.hpp"
#include "random_network.hpp"

namespace ferrolabel::network {
namespace {

constexpr std::int32_t iterations = 500;

/// A = I − M of a seeded network, product i measured in units of 10^(spread · u), u in (−½, ½).
Matrix random_system(std::int32_t size, std::uint32_t seed, double share = 0.8, double spread = 0.0) {
  std::mt19937 bits{seed};
  std::vector<double> units(static_cast<std::size_t>(size));
  std::generate(units.begin(), units.end(), [&] { return std::pow(10.0, spread * (static_cast<double>(bits()) / 4294967296.0 - 0.5)); });
  std::vector<Triplet> triplets;
  for (std::int32_t i = 0; i < size; ++i) {
    triplets.push_back({i, i, 1.0});
  }
  for (const Flow& flow : test::random_flows(size, seed, share)) {
    const double units_of_both = units[static_cast<std::size_t>(flow.supplier)] / units[static_cast<std::size_t>(flow.consumer)];
    triplets.push_back({flow.supplier, flow.consumer, -flow.amount * units_of_both});
  }
  return Matrix::from_triplets(size, triplets);
}

std::variant<IterativeSolver, Defect> prepare(const Matrix& matrix, std::int32_t greatest_iterations = iterations) {
  return IterativeSolver::prepare(matrix, SymbolicAnalysis::of(matrix), greatest_iterations);
}

std::vector<double> unit_demand(std::int32_t size, std::int32_t product) {
  std::vector<double> b(static_cast<std::size_t>(size), 0.0);
  b[static_cast<std::size_t>(product)] = 1.0;
  return b;
}

/// Greatest |a − b| / |b| of all components.
double greatest_difference(const std::vector<double>& a, const std::vector<double>& b) {
  double greatest = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) {
      greatest = std::max(greatest, std::abs(a[i] - b[i]) / std::abs(b[i]));
    }
  }
  return greatest;
}

TEST_CASE("every component of an answer agrees with the direct one, straight and transposed, in any units") {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    const auto size = static_cast<std::int32_t>(40 * seed);
    const double share = seed % 3 == 0 ? 0.98 : 0.7;
    const double spread = seed % 2 == 0 ? 5.0 : 0.0;
    CAPTURE(seed, size, share, spread);
    const Matrix matrix = random_system(size, seed, share, spread);
    auto iterative = std::get<IterativeSolver>(prepare(matrix));
    auto direct = std::get<Solver>(Solver::factorise(matrix));
    for (const std::int32_t product : {0, size / 2, size - 1}) {
      const auto b = unit_demand(size, product);
      std::vector<double> x(b.size());
      auto expected = b;
      REQUIRE(iterative.solve(b, x));
      direct.solve(expected);
      CHECK(greatest_difference(x, expected) < 1e-10);
      expected = b;
      REQUIRE(iterative.solve_transposed(b, x));
      direct.solve_transposed(expected);
      CHECK(greatest_difference(x, expected) < 1e-10);
    }
    CHECK(iterative.condition_estimate() == Approx(direct.condition_estimate()).epsilon(0.5));
    CHECK(iterative.matrix().size() == size);
  }
}

TEST_CASE("credits and negative demands are solved as well") {
  std::vector<Triplet> triplets;
  for (std::int32_t i = 0; i < 300; ++i) {
    triplets.push_back({i, i, 1.0});
    triplets.push_back({(i * 7 + 3) % 300, i, (i % 4 == 0 ? 0.4 : -0.3)});
    triplets.push_back({(i * 11 + 5) % 300, i, (i % 5 == 0 ? 0.5 : -0.2)});
  }
  const Matrix matrix = Matrix::from_triplets(300, triplets);
  auto iterative = std::get<IterativeSolver>(prepare(matrix));
  auto direct = std::get<Solver>(Solver::factorise(matrix));
  std::vector<double> b(300), x(300);
  for (std::size_t i = 0; i < b.size(); ++i) {
    b[i] = std::cos(static_cast<double>(i));
  }
  auto expected = b;
  REQUIRE(iterative.solve(b, x));
  direct.solve(expected);
  CHECK(greatest_difference(x, expected) < 1e-10);
}

TEST_CASE("a product of minute amount keeps its digits: nine orders below, and beyond") {
  // Product 3 is taken a billionth at a time by a loop of three.
  const Matrix matrix = Matrix::from_triplets(
      4, std::vector<Triplet>{{0, 0, 1.0}, {1, 1, 1.0}, {2, 2, 1.0}, {3, 3, 1.0}, {1, 0, -0.9}, {2, 1, -0.9}, {0, 2, -0.9}, {2, 0, -0.05}, {3, 2, -1e-9}, {0, 3, -1e-25}});
  auto solver = std::get<IterativeSolver>(prepare(matrix));
  std::vector<double> x(4);
  REQUIRE(solver.solve(unit_demand(4, 0), x));
  CHECK(x[3] == Approx(1e-9 * x[2]).epsilon(1e-15));
  CHECK(x[0] == Approx(1.0 / (1.0 - 0.9 * (0.81 + 0.05))).epsilon(1e-14));
}

TEST_CASE("what a demand does not reach is zero, and a demand of nothing takes nothing") {
  const Matrix matrix = Matrix::from_triplets(3, std::vector<Triplet>{{0, 0, 1.0}, {1, 1, 1.0}, {2, 2, 1.0}, {1, 0, -0.5}, {0, 1, -0.5}, {0, 2, -1.0}});
  auto solver = std::get<IterativeSolver>(prepare(matrix));
  std::vector<double> x(3, 7.0);
  REQUIRE(solver.solve(unit_demand(3, 0), x));
  CHECK(x[2] == 0.0);
  REQUIRE(solver.solve(std::vector<double>(3, 0.0), x));
  CHECK(x == std::vector<double>(3, 0.0));
}

TEST_CASE("demands of every size are solved to the same bits, and one that is infinite is not solved") {
  auto solver = std::get<IterativeSolver>(prepare(random_system(200, 5)));
  std::vector<double> x(200), y(200);
  REQUIRE(solver.solve(unit_demand(200, 9), x));
  for (const double size : {0x1p-960, 0x1p960}) {
    auto b = unit_demand(200, 9);
    b[9] = size;
    REQUIRE(solver.solve(b, y));
    CHECK(y[9] == x[9] * size);
    CHECK(std::count(y.begin(), y.end(), 0.0) >= std::count(x.begin(), x.end(), 0.0));
  }
  auto infinite = unit_demand(200, 9);
  infinite[3] = std::numeric_limits<double>::infinity();
  CHECK_FALSE(solver.solve(infinite, y));
  infinite[3] = std::numeric_limits<double>::quiet_NaN();
  CHECK_FALSE(solver.solve_transposed(infinite, y));
}

TEST_CASE("a block too large for its factors is solved in little time, with the same bits on any thread") {
#ifdef FERROLABEL_SANITIZED
  constexpr std::int32_t size = 5'000;  // they look at every access, which takes a minute and a half for the whole
#else
  constexpr std::int32_t size = 50'000;
#endif
  const Matrix matrix = random_system(size, 7, 0.95);
  const auto analysis = SymbolicAnalysis::of(matrix);
  REQUIRE(analysis.greatest_block() > size / 2);
#ifndef FERROLABEL_SANITIZED
  REQUIRE(analysis.foreseen_operations() > DirectLimit{}.operations);
#endif
  const auto solve_into = [&](std::vector<double>& x) {
    auto prepared = IterativeSolver::prepare(matrix, analysis, iterations);
    auto* solver = std::get_if<IterativeSolver>(&prepared);
    if (solver == nullptr || !solver->solve(std::vector<double>(size, 1.0), x)) {
      x.clear();
    }
  };
  std::vector<double> first(size), second(size);
  std::thread one{[&] { solve_into(first); }};
  std::thread two{[&] { solve_into(second); }};
  one.join();
  two.join();
  REQUIRE(first.size() == size);
  CHECK(first == second);
  std::vector<double> product(size);
  matrix.multiply(first, product);
  CHECK(std::all_of(product.begin(), product.end(), [](double value) { return std::abs(value - 1.0) < 1e-12; }));
}

TEST_CASE("what cannot be solved is a defect of its kind") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto defect_of = [](const std::vector<Triplet>& triplets) { return std::get<Defect>(prepare(Matrix::from_triplets(2, triplets))); };
  CHECK(defect_of({{0, 0, 1.0}, {1, 1, nan}}).kind == Defect::Kind::not_finite);
  CHECK(defect_of({{0, 0, 1.0}, {0, 1, 1.0}}).kind == Defect::Kind::singular);
  CHECK(defect_of({{0, 0, 1.0}, {0, 1, 1.0}, {1, 0, 1.0}, {1, 1, 1.0 + 1e-15}}).kind == Defect::Kind::near_singular);
  const auto singular = defect_of({{0, 0, 1.0}, {0, 1, 1.0}, {1, 0, 1.0}, {1, 1, 1.0}}).kind;
  CHECK((singular == Defect::Kind::not_converged || singular == Defect::Kind::near_singular));
}

TEST_CASE("an iteration that ends before it converges is a defect, and says where it is worst") {
  const auto defect = std::get<Defect>(prepare(random_system(400, 3, 0.98), 5));
  CHECK(defect.kind == Defect::Kind::not_converged);
  CHECK(defect.describe() == "column " + std::to_string(defect.column) + " is where an iterative solution stays worst: it does not converge, the matrix may be singular");
}

}  // namespace
}  // namespace ferrolabel::network

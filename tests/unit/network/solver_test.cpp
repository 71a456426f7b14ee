// SPDX-License-Identifier: Apache-2.0
#include "network/solver.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <thread>
#include <vector>

#include "random_network.hpp"

namespace ferrolabel::network {
namespace {

Matrix system_of(std::int32_t size, std::uint32_t seed) {
  std::vector<Triplet> triplets;
  for (std::int32_t i = 0; i < size; ++i) {
    triplets.push_back({i, i, 1.0});
  }
  for (const Flow& flow : test::random_flows(size, seed)) {
    triplets.push_back({flow.consumer, flow.supplier, -flow.amount});
  }
  return Matrix::from_triplets(size, triplets);
}

Matrix dense(std::int32_t size, const std::vector<double>& by_row) {
  std::vector<Triplet> triplets;
  for (std::int32_t row = 0; row < size; ++row) {
    for (std::int32_t column = 0; column < size; ++column) {
      triplets.push_back({row, column, by_row[static_cast<std::size_t>(row * size + column)]});
    }
  }
  return Matrix::from_triplets(size, triplets);
}

Solver solver_of(Matrix matrix) { return std::get<Solver>(Solver::factorise(std::move(matrix))); }
Defect defect_of(Matrix matrix) { return std::get<Defect>(Solver::factorise(std::move(matrix))); }

std::vector<double> ramp(std::size_t size) {
  std::vector<double> result(size);
  for (std::size_t i = 0; i < size; ++i) {
    result[i] = 0.1 + static_cast<double>(i % 7);
  }
  return result;
}

std::vector<double> copy_of(std::span<const double> values) { return {values.begin(), values.end()}; }

TEST_CASE("a system of two equations has its known answer") {
  Solver solver = solver_of(dense(2, {2.0, 1.0, 1.0, 3.0}));
  std::vector<double> x{3.0, 5.0};
  solver.solve(x);
  CHECK(x[0] == Approx(0.8).epsilon(1e-15));
  CHECK(x[1] == Approx(1.4).epsilon(1e-15));
}

TEST_CASE("solutions leave a residual at rounding level, straight and transposed") {
  for (const std::int32_t size : {1, 2, 8, 60, 700}) {
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
      CAPTURE(size, seed);
      Solver solver = solver_of(system_of(size, seed));
      const std::vector<double> b = ramp(static_cast<std::size_t>(size));
      std::vector<double> x = b;
      solver.solve(x);
      CHECK(solver.residual(b, x) < 1e-14);
      x = b;
      solver.solve_transposed(x);
      CHECK(solver.residual_transposed(b, x) < 1e-14);
    }
  }
}

TEST_CASE("many right-hand sides at once give the bits of one at a time") {
  Solver solver = solver_of(system_of(40, 3));
  std::vector<double> together;
  for (int column = 0; column < 7; ++column) {
    for (int i = 0; i < 40; ++i) {
      together.push_back(std::sin(1.0 + i + 40.0 * column));
    }
  }
  std::vector<double> apart = together;
  solver.solve(together, 7);
  for (std::size_t column = 0; column < 7; ++column) {
    solver.solve(std::span{apart}.subspan(column * 40, 40));
  }
  CHECK(together == apart);
}

TEST_CASE("a matrix without a pivot is refused and its column named") {
  const Defect empty_column = defect_of(Matrix::from_triplets(3, std::vector<Triplet>{{0, 0, 1.0}, {1, 1, 1.0}, {2, 0, 1.0}}));
  CHECK(empty_column.kind == Defect::Kind::singular);
  CHECK(empty_column.column == 2);
  const Defect dependent = defect_of(dense(2, {1.0, -2.0, -0.5, 1.0}));
  CHECK(dependent.kind == Defect::Kind::singular);
  CHECK(dependent.describe() == "column " + std::to_string(dependent.column) + " has no pivot: the matrix is singular");
}

TEST_CASE("a matrix that is singular up to rounding is refused") {
  const Defect defect = defect_of(dense(2, {1.0, 1.0, 1.0, 1.0 + 4e-16}));
  CHECK(defect.kind == Defect::Kind::near_singular);
}

TEST_CASE("a value that is not finite is refused and its column named") {
  for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    const Defect defect = defect_of(dense(3, {1, 0, 0, 0, 1, 0, 0, bad, 1}));
    CHECK(defect.kind == Defect::Kind::not_finite);
    CHECK(defect.column == 1);
  }
}

TEST_CASE("refactor gives the answer of a new factorisation to 1e-13") {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    Matrix changed = system_of(50, seed);
    Solver solver = solver_of(changed);
    for (std::size_t k = 0; k < changed.values().size(); ++k) {
      changed.values()[k] *= 1.0 + 0.1 * std::sin(static_cast<double>(k + seed));
    }
    CHECK(solver.refactor(copy_of(changed.values())) == Refactored::kept);
    Solver fresh = solver_of(changed);
    std::vector<double> x = ramp(50);
    std::vector<double> y = x;
    solver.solve(x);
    fresh.solve(y);
    for (std::size_t i = 0; i < x.size(); ++i) {
      REQUIRE(x[i] == Approx(y[i]).epsilon(1e-13));
    }
  }
}

TEST_CASE("values that ruin the old pivots are solved with new ones, and leave no trace in the next answer") {
  const std::vector<double> ordinary{4.0, 1.0, 1.0, 3.0};
  Solver solver = solver_of(dense(2, ordinary));
  const std::vector<double> start = copy_of(solver.matrix().values());
  std::vector<double> expected{1.0, 2.0};
  CHECK(solver.refactor(start) == Refactored::kept);
  solver.solve(expected);

  CHECK(solver.refactor(std::vector<double>{1e-13, 1.0, 1.0, 3.0}) == Refactored::renewed);
  const std::vector<double> b{1.0, 2.0};
  std::vector<double> x = b;
  solver.solve(x);
  CHECK(solver.residual(b, x) < 1e-14);
  CHECK(x[0] == Approx(-1.0).epsilon(1e-11));

  CHECK(solver.refactor(start) == Refactored::kept);
  std::vector<double> again{1.0, 2.0};
  solver.solve(again);
  CHECK(again == expected);
}

TEST_CASE("a refused refactor forbids solving until values are good again") {
  Solver solver = solver_of(dense(2, {2.0, 1.0, 1.0, 3.0}));
  const std::vector<double> good = copy_of(solver.matrix().values());
  std::vector<double> x{1.0, 1.0};
  CHECK(solver.refactor(std::vector<double>{1.0, 2.0, 2.0, 4.0}) == Refactored::refused);
  CHECK_THROWS_AS(solver.solve(x), std::logic_error);
  CHECK_THROWS_AS(solver.condition_estimate(), std::logic_error);
  CHECK(solver.refactor(std::vector<double>{std::nan(""), 2.0, 2.0, 4.0}) == Refactored::refused);
  CHECK(solver.refactor(good) == Refactored::kept);
  solver.solve(x);
  CHECK(x[0] == Approx(0.4));
}

TEST_CASE("clones on several threads give the bits of the original, also after a refactor") {
  Solver solver = solver_of(system_of(200, 11));
  std::vector<double> values = copy_of(solver.matrix().values());
  for (std::size_t k = 0; k < values.size(); ++k) {
    values[k] *= 1.0 + 1e-3 * static_cast<double>(k % 5);
  }
  REQUIRE(solver.refactor(values) == Refactored::kept);
  std::vector<double> expected = ramp(200);
  solver.solve(expected);

  std::vector<Solver> clones;
  for (int i = 0; i < 3; ++i) {
    clones.push_back(solver.clone());
  }
  std::vector<std::vector<double>> answers(3, ramp(200));
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < 3; ++i) {
      threads.emplace_back([&, i] { clones[i].solve(answers[i]); });
    }
  }
  for (const auto& answer : answers) {
    CHECK(answer == expected);
  }
}

TEST_CASE("refinement mends a disturbed solution and never worsens a good one") {
  Solver solver = solver_of(system_of(100, 5));
  const std::vector<double> b = ramp(100);
  std::vector<double> x = b;
  solver.solve(x);
  const double good = solver.residual(b, x);
  CHECK(solver.refine(b, x, 0.0) <= good);
  x[3] += 0.01;
  x[70] -= 0.5;
  CHECK(solver.residual(b, x) > 1e-3);
  CHECK(solver.refine(b, x) <= 1e-12);
  CHECK(solver.residual(b, x) <= 1e-12);
}

TEST_CASE("the condition estimate is 1 for the identity and that of the 3 by 3 Hilbert matrix in its decade") {
  Solver identity = solver_of(dense(2, {1.0, 0.0, 0.0, 1.0}));
  CHECK(identity.condition_estimate() == Approx(1.0));
  Solver hilbert = solver_of(dense(3, {1.0, 1.0 / 2, 1.0 / 3, 1.0 / 2, 1.0 / 3, 1.0 / 4, 1.0 / 3, 1.0 / 4, 1.0 / 5}));
  CHECK(hilbert.condition_estimate() > 100.0);
  CHECK(hilbert.condition_estimate() < 1000.0);
}

TEST_CASE("a right-hand side of the wrong length is refused before KLU sees it") {
  Solver solver = solver_of(dense(2, {2.0, 1.0, 1.0, 3.0}));
  std::vector<double> three(3);
  CHECK_THROWS_AS(solver.solve(three), std::invalid_argument);
  CHECK_THROWS_AS(solver.solve_transposed(three), std::invalid_argument);
  CHECK_THROWS_AS(solver.solve(three, -1), std::invalid_argument);
  CHECK_THROWS_AS(solver.residual(three, three), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(solver.refactor(three)), std::invalid_argument);
  CHECK_THROWS_AS(Solver::factorise(Matrix{}), std::invalid_argument);
}

}  // namespace
}  // namespace ferrolabel::network

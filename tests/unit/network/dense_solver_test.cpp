// SPDX-License-Identifier: Apache-2.0
#include "network/dense_solver.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace ferrolabel::network {
namespace {

/// Full, far from symmetric, diagonally dominant.
Matrix full(std::int32_t size) {
  std::vector<Triplet> triplets;
  for (std::int32_t row = 0; row < size; ++row) {
    for (std::int32_t column = 0; column < size; ++column) {
      triplets.push_back({row, column, std::sin(1.0 + row * 3.0 + column * 7.0) + (row == column ? size : 0.0)});
    }
  }
  return Matrix::from_triplets(size, triplets);
}

DenseSolver solver_of(Matrix matrix) { return std::get<DenseSolver>(DenseSolver::factorise(std::move(matrix))); }
Defect defect_of(const std::vector<Triplet>& triplets) {
  return std::get<Defect>(DenseSolver::factorise(Matrix::from_triplets(2, triplets)));
}

TEST_CASE("a dense system of two equations has its known answer, straight and transposed") {
  DenseSolver solver = solver_of(Matrix::from_triplets(2, std::vector<Triplet>{{0, 0, 2.0}, {0, 1, 1.0}, {1, 1, 4.0}}));
  std::vector<double> x{4.0, 8.0};
  solver.solve(x);
  CHECK(x == std::vector{1.0, 2.0});
  x = {4.0, 9.0};
  solver.solve_transposed(x);
  CHECK(x == std::vector{2.0, 1.75});
}

TEST_CASE("a dense solver and KLU agree to rounding") {
  const Matrix matrix = full(150);
  DenseSolver dense = solver_of(matrix);
  Solver sparse = std::get<Solver>(Solver::factorise(matrix));
  std::vector<double> b(150);
  for (std::size_t i = 0; i < b.size(); ++i) {
    b[i] = std::cos(static_cast<double>(i));
  }
  std::vector<double> x = b;
  std::vector<double> y = b;
  dense.solve(x);
  sparse.solve(y);
  for (std::size_t i = 0; i < x.size(); ++i) {
    CHECK(x[i] == Approx(y[i]).epsilon(1e-12).margin(1e-16));
  }
  CHECK(dense.condition_estimate() == Approx(sparse.condition_estimate()).epsilon(0.5));
}

TEST_CASE("several dense right-hand sides are those of one at a time") {
  DenseSolver solver = solver_of(full(5));
  std::vector<double> together{1, 2, 3, 4, 5, 0, 0, 1, 0, 0};
  std::vector<double> second{0, 0, 1, 0, 0};
  solver.solve(together, 2);
  solver.solve(second);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(together[5 + i] == Approx(second[i]).epsilon(1e-14));
  }
  CHECK_THROWS_AS(solver.solve(second, 2), std::invalid_argument);
}

TEST_CASE("a dense matrix that is singular, nearly so, or not finite is refused with its column") {
  CHECK(defect_of({{0, 0, 1.0}, {0, 1, 2.0}, {1, 0, 2.0}, {1, 1, 4.0}}).kind == Defect::Kind::singular);
  CHECK(defect_of({{0, 0, 1.0}, {0, 1, 1.0}, {1, 0, 1.0}, {1, 1, 1.0 + 1e-15}}).kind == Defect::Kind::near_singular);
  const Defect nan = defect_of({{0, 0, 1.0}, {1, 1, std::numeric_limits<double>::quiet_NaN()}});
  CHECK(nan.kind == Defect::Kind::not_finite);
  CHECK(nan.column == 1);
  CHECK_THROWS_AS(DenseSolver::factorise(Matrix{}), std::invalid_argument);
}

}  // namespace
}  // namespace ferrolabel::network

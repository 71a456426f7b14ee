// SPDX-License-Identifier: Apache-2.0
#include "network/linear_solver.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace ferrolabel::network {
namespace {

/// `per_column` entries in each column beside a dominant diagonal.
Matrix banded(std::int32_t size, std::int32_t per_column) {
  std::vector<Triplet> triplets;
  for (std::int32_t column = 0; column < size; ++column) {
    triplets.push_back({column, column, 1.0});
    for (std::int32_t k = 1; k <= per_column; ++k) {
      triplets.push_back({(column + k * k) % size, column, -0.5 / per_column * (1.0 + 0.1 * std::sin(column + k))});
    }
  }
  return Matrix::from_triplets(size, triplets);
}

TEST_CASE("the solver is chosen by size and density, and named") {
  CHECK_FALSE(LinearSolver::is_dense(banded(99, 60)));
  CHECK(LinearSolver::is_dense(banded(211, 60)));
  CHECK_FALSE(LinearSolver::is_dense(banded(211, 5)));
  CHECK(std::get<LinearSolver>(LinearSolver::factorise(banded(211, 60))).name() == "dense LU (Eigen, partial pivoting)");
  CHECK(std::get<LinearSolver>(LinearSolver::factorise(banded(211, 5))).name() == "KLU (block triangular form, AMD)");
}

TEST_CASE("both kinds solve to rounding, straight and transposed, and tell their condition") {
  for (const std::int32_t per_column : {5, 60}) {
    CAPTURE(per_column);
    LinearSolver solver = std::get<LinearSolver>(LinearSolver::factorise(banded(211, per_column)));
    std::vector<double> b(211);
    for (std::size_t i = 0; i < b.size(); ++i) {
      b[i] = std::cos(static_cast<double>(i));
    }
    std::vector<double> x(211);
    CHECK(solver.solve(b, x) < 1e-15);
    CHECK(solver.solve_transposed(b, x) < 1e-15);
    CHECK(solver.condition_estimate() > 1.0);
    CHECK(solver.condition_estimate() < 100.0);
    CHECK(solver.matrix().size() == 211);
  }
}

TEST_CASE("a defect of either kind is passed on") {
  CHECK(std::get<Defect>(LinearSolver::factorise(Matrix::from_triplets(2, std::vector<Triplet>{{0, 0, 1.0}}))).column == 1);
}

}  // namespace
}  // namespace ferrolabel::network

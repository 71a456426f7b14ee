// SPDX-License-Identifier: Apache-2.0
#include "network/linear_solver.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <utility>
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

TEST_CASE("iteration is taken exactly when the foreseen factors pass a limit, and named") {
  const Matrix matrix = banded(211, 5);
  const auto analysis = SymbolicAnalysis::of(matrix);
  const auto name_at = [&](double bytes, double operations) {
    return std::get<LinearSolver>(LinearSolver::factorise(matrix, {.bytes = bytes, .operations = operations})).name();
  };
  const double bytes = analysis.foreseen_bytes(), operations = analysis.foreseen_operations();
  CHECK(name_at(bytes, operations) == "KLU (block triangular form, AMD)");
  CHECK(name_at(std::nextafter(bytes, 0.0), operations) == "GMRES(50) (ILU(0) in block triangular form)");
  CHECK(name_at(bytes, std::nextafter(operations, 0.0)) == "GMRES(50) (ILU(0) in block triangular form)");
  CHECK(std::get<LinearSolver>(LinearSolver::factorise(banded(211, 60), {.operations = 0.0})).name() == "dense LU (Eigen, partial pivoting)");
}

TEST_CASE("every kind solves to rounding, straight and transposed, and tells its condition") {
  for (const auto& [per_column, limit] : {std::pair{5, DirectLimit{}}, {60, DirectLimit{}}, {5, DirectLimit{.operations = 0.0}}}) {
    CAPTURE(per_column, limit.operations);
    LinearSolver solver = std::get<LinearSolver>(LinearSolver::factorise(banded(211, per_column), limit));
    std::vector<double> b(211);
    for (std::size_t i = 0; i < b.size(); ++i) {
      b[i] = std::cos(static_cast<double>(i));
    }
    std::vector<double> x(211);
    CHECK(solver.solve(b, x).value() < 1e-15);
    CHECK(solver.solve_transposed(b, x).value() < 1e-15);
    CHECK(solver.condition_estimate() > 1.0);
    CHECK(solver.condition_estimate() < 100.0);
    CHECK(solver.matrix().size() == 211);
  }
}

TEST_CASE("a residual does not hide a NaN") {
  std::vector<double> product{std::numeric_limits<double>::quiet_NaN(), 1.0};
  CHECK(std::isnan(relative_residual(std::vector{1.0, 1.0}, product)));
}

TEST_CASE("a defect of either kind is passed on") {
  CHECK(std::get<Defect>(LinearSolver::factorise(Matrix::from_triplets(2, std::vector<Triplet>{{0, 0, 1.0}}))).column == 1);
  CHECK(std::get<Defect>(LinearSolver::factorise(banded(211, 5), {.operations = 0.0, .greatest_iterations = 1})).kind == Defect::Kind::not_converged);
}

}  // namespace
}  // namespace ferrolabel::network

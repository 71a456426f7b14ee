// SPDX-License-Identifier: Apache-2.0
#include "network/linear_solver.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

namespace ferrolabel::network {
namespace {

constexpr std::int32_t least_dense_size = 100;
constexpr double least_density = 0.1;
/// Refinement goes on until rounding: one multiplication tells whether it is there already.
constexpr double residual_wanted = 1e-15;

/// One step by a residual of twice the precision, for every component of its own size, however small beside the others. A dense
/// solve is cheap beside its factorisation; a sparse one would double its cost for digits that no sparse data has.
void sharpen(DenseSolver& solver, std::span<const double> b, std::span<double> x, std::vector<double>& correction) {
  solver.matrix().exact_residual(b, x, correction);
  solver.solve(correction);
  std::transform(x.begin(), x.end(), correction.begin(), x.begin(), std::plus<>{});
}
void sharpen(Solver& /*solver*/, std::span<const double> /*b*/, std::span<double> /*x*/, std::vector<double>& /*correction*/) {}

}  // namespace

LinearSolver::LinearSolver(Kind kind) : kind_{std::move(kind)}, space_{static_cast<std::size_t>(matrix().size())} {}

bool LinearSolver::is_dense(const Matrix& matrix) noexcept {
  const double size = matrix.size();
  return matrix.size() >= least_dense_size && matrix.stored() >= least_density * size * size;
}

std::variant<LinearSolver, Defect> LinearSolver::factorise(Matrix matrix) {
  const auto as_linear = [](auto factorised) -> std::variant<LinearSolver, Defect> {
    if (auto* defect = std::get_if<Defect>(&factorised)) {
      return *defect;
    }
    return LinearSolver{std::move(std::get<0>(factorised))};
  };
  if (is_dense(matrix)) {
    return as_linear(DenseSolver::factorise(std::move(matrix)));
  }
  return as_linear(Solver::factorise(std::move(matrix)));
}

std::string_view LinearSolver::name() const noexcept {
  return std::holds_alternative<Solver>(kind_) ? "KLU (block triangular form, AMD)" : "dense LU (Eigen, partial pivoting)";
}

const Matrix& LinearSolver::matrix() const noexcept {
  return std::visit([](const auto& solver) -> const Matrix& { return solver.matrix(); }, kind_);
}

double LinearSolver::solve(std::span<const double> b, std::span<double> x) {
  std::copy(b.begin(), b.end(), x.begin());
  return std::visit(
      [&](auto& solver) {
        solver.solve(x);
        sharpen(solver, b, x, space_.correction);
        return refine(
            b, x, residual_wanted, space_,
            [&](std::span<const double> from, std::span<double> to) { solver.matrix().multiply(from, to); },
            [&](std::span<double> vector) { solver.solve(vector); });
      },
      kind_);
}

double LinearSolver::solve_transposed(std::span<const double> b, std::span<double> x) {
  std::copy(b.begin(), b.end(), x.begin());
  return std::visit(
      [&](auto& solver) {
        solver.solve_transposed(x);
        return refine(
            b, x, residual_wanted, space_,
            [&](std::span<const double> from, std::span<double> to) { solver.matrix().multiply_transposed(from, to); },
            [&](std::span<double> vector) { solver.solve_transposed(vector); });
      },
      kind_);
}

double LinearSolver::condition_estimate() {
  return std::visit([](auto& solver) { return solver.condition_estimate(); }, kind_);
}

}  // namespace ferrolabel::network

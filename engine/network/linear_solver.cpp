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

template <class Direct>
std::optional<double> solve_by(Direct& solver, std::span<const double> b, std::span<double> x, RefinementSpace& space) {
  std::copy(b.begin(), b.end(), x.begin());
  solver.solve(x);
  sharpen(solver, b, x, space.correction);
  return refine(
      b, x, residual_wanted, space, [&](std::span<const double> from, std::span<double> to) { solver.matrix().multiply(from, to); },
      [&](std::span<double> vector) { solver.solve(vector); });
}

template <class Direct>
std::optional<double> solve_transposed_by(Direct& solver, std::span<const double> b, std::span<double> x, RefinementSpace& space) {
  std::copy(b.begin(), b.end(), x.begin());
  solver.solve_transposed(x);
  return refine(
      b, x, residual_wanted, space, [&](std::span<const double> from, std::span<double> to) { solver.matrix().multiply_transposed(from, to); },
      [&](std::span<double> vector) { solver.solve_transposed(vector); });
}

std::optional<double> solve_by(IterativeSolver& solver, std::span<const double> b, std::span<double> x, RefinementSpace& space) {
  if (!solver.solve(b, x)) {
    return std::nullopt;
  }
  solver.matrix().multiply(x, space.product);
  return relative_residual(b, space.product);
}

std::optional<double> solve_transposed_by(IterativeSolver& solver, std::span<const double> b, std::span<double> x, RefinementSpace& space) {
  if (!solver.solve_transposed(b, x)) {
    return std::nullopt;
  }
  solver.matrix().multiply_transposed(x, space.product);
  return relative_residual(b, space.product);
}

/// Not "above": an estimate that is not a number passes no limit.
bool exceeds(const SymbolicAnalysis& analysis, const DirectLimit& limit) {
  return !(analysis.foreseen_bytes() <= limit.bytes && analysis.foreseen_operations() <= limit.operations);
}

}  // namespace

LinearSolver::LinearSolver(Kind kind) : kind_{std::move(kind)}, space_{static_cast<std::size_t>(matrix().size())} {}

bool LinearSolver::is_dense(const Matrix& matrix) noexcept {
  const double size = matrix.size();
  return matrix.size() >= least_dense_size && matrix.stored() >= least_density * size * size;
}

std::variant<LinearSolver, Defect> LinearSolver::factorise(Matrix matrix, const DirectLimit& limit) {
  const auto as_linear = [](auto factorised) -> std::variant<LinearSolver, Defect> {
    if (auto* defect = std::get_if<Defect>(&factorised)) {
      return *defect;
    }
    return LinearSolver{std::move(std::get<0>(factorised))};
  };
  if (is_dense(matrix)) {
    return as_linear(DenseSolver::factorise(std::move(matrix)));
  }
  auto analysis = SymbolicAnalysis::of(matrix);
  if (exceeds(analysis, limit)) {
    return as_linear(IterativeSolver::prepare(std::move(matrix), analysis, limit.greatest_iterations));
  }
  return as_linear(Solver::factorise(std::move(matrix), std::move(analysis)));
}

std::string_view LinearSolver::name() const noexcept {
  constexpr std::string_view names[] = {"KLU (block triangular form, AMD)", "dense LU (Eigen, partial pivoting)", "GMRES(50) (ILU(0) in block triangular form)"};
  return names[kind_.index()];
}

const Matrix& LinearSolver::matrix() const noexcept {
  return std::visit([](const auto& solver) -> const Matrix& { return solver.matrix(); }, kind_);
}

std::optional<double> LinearSolver::solve(std::span<const double> b, std::span<double> x) {
  return std::visit([&](auto& solver) { return solve_by(solver, b, x, space_); }, kind_);
}

std::optional<double> LinearSolver::solve_transposed(std::span<const double> b, std::span<double> x) {
  return std::visit([&](auto& solver) { return solve_transposed_by(solver, b, x, space_); }, kind_);
}

double LinearSolver::condition_estimate() {
  return std::visit([](auto& solver) { return solver.condition_estimate(); }, kind_);
}

}  // namespace ferrolabel::network

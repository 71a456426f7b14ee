// SPDX-License-Identifier: Apache-2.0
#include "network/dense_solver.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

namespace ferrolabel::network {
namespace {

/// Eigen cuts its loops by the size of the caches that it finds, and sums in another order on another machine. Told once,
/// the same for all.
void fix_cache_sizes() {
  static const bool done = [] {
    Eigen::setCpuCacheSizes(32 * 1024, 512 * 1024, 8 * 1024 * 1024);
    return true;
  }();
  static_cast<void>(done);
}

Eigen::Map<Eigen::MatrixXd> view(std::span<double> vectors, Eigen::Index rows, std::int32_t columns) {
  if (columns < 0 || vectors.size() != static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns)) {
    throw std::invalid_argument{"the right-hand side has " + std::to_string(vectors.size()) + " elements, not " +
                                std::to_string(columns) + " times " + std::to_string(rows)};
  }
  return {vectors.data(), rows, columns};
}

}  // namespace

struct DenseSolver::State {
  Matrix matrix;
  Eigen::PartialPivLU<Eigen::MatrixXd> lu;
};

DenseSolver::DenseSolver(std::unique_ptr<State> state) noexcept : state_{std::move(state)} {}
DenseSolver::DenseSolver(DenseSolver&&) noexcept = default;
DenseSolver& DenseSolver::operator=(DenseSolver&&) noexcept = default;
DenseSolver::~DenseSolver() = default;

std::variant<DenseSolver, Defect> DenseSolver::factorise(Matrix matrix) {
  const std::int32_t size = matrix.size();
  if (size == 0) {
    throw std::invalid_argument{"a matrix without rows has no factorisation"};
  }
  if (const auto column = matrix.first_column_not_finite()) {
    return Defect{Defect::Kind::not_finite, *column};
  }
  fix_cache_sizes();
  Eigen::MatrixXd full = Eigen::MatrixXd::Zero(size, size);
  const auto starts = matrix.column_starts();
  for (std::int32_t column = 0; column < size; ++column) {
    for (auto k = static_cast<std::size_t>(starts[static_cast<std::size_t>(column)]);
         k < static_cast<std::size_t>(starts[static_cast<std::size_t>(column) + 1]); ++k) {
      full(matrix.rows()[k], column) = std::as_const(matrix).values()[k];
    }
  }
  auto state = std::make_unique<State>();
  state->matrix = std::move(matrix);
  state->lu.compute(std::move(full));
  const auto pivots = state->lu.matrixLU().diagonal().cwiseAbs();
  Eigen::Index smallest = 0;
  const double least = pivots.minCoeff(&smallest);
  if (!(least > 0.0)) {
    return Defect{Defect::Kind::singular, static_cast<std::int32_t>(smallest)};
  }
  if (!(state->lu.rcond() >= 1.0 / greatest_condition)) {
    return Defect{Defect::Kind::near_singular, static_cast<std::int32_t>(smallest)};
  }
  return DenseSolver{std::move(state)};
}

const Matrix& DenseSolver::matrix() const noexcept { return state_->matrix; }

void DenseSolver::solve(std::span<double> right_hand_sides, std::int32_t columns) {
  auto x = view(right_hand_sides, state_->lu.rows(), columns);
  x = state_->lu.solve(x).eval();
}

void DenseSolver::solve_transposed(std::span<double> right_hand_sides, std::int32_t columns) {
  auto x = view(right_hand_sides, state_->lu.rows(), columns);
  x = state_->lu.transpose().solve(x).eval();
}

double DenseSolver::condition_estimate() const {
  const double reciprocal = state_->lu.rcond();
  return reciprocal > 0.0 ? 1.0 / reciprocal : std::numeric_limits<double>::infinity();
}

}  // namespace ferrolabel::network

// SPDX-License-Identifier: Apache-2.0
#include "network/solver.hpp"

#include <klu.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <new>
#include <stdexcept>
#include <utility>
#include <vector>

#include "network/refinement.hpp"

namespace ferrolabel::network {
namespace {

/// Below this the crude estimate (ratio of extreme pivots) calls for the exact one, which costs several solves.
constexpr double suspicious_pivot_ratio = 1e-10;
/// Reciprocal element growth of a refactor: at 1e-3 up to three of sixteen digits are lost, more is refused.
constexpr double least_reciprocal_growth = 1e-3;

klu_common default_common() {
  klu_common common;
  klu_defaults(&common);
  return common;
}

struct FreeNumeric {
  void operator()(klu_numeric* numeric) const noexcept {
    klu_common common = default_common();
    klu_free_numeric(&numeric, &common);
  }
};

using Numeric = std::unique_ptr<klu_numeric, FreeNumeric>;

// KLU declares its inputs without const and does not write to them.
int* starts_of(const Matrix& matrix) { return const_cast<int*>(matrix.column_starts().data()); }
int* rows_of(const Matrix& matrix) { return const_cast<int*>(matrix.rows().data()); }
double* values_of(const Matrix& matrix) { return const_cast<double*>(matrix.values().data()); }

void require_length(std::size_t given, std::size_t wanted, const char* what) {
  if (given != wanted) {
    throw std::invalid_argument{std::string{what} + " has " + std::to_string(given) + " elements, not " + std::to_string(wanted)};
  }
}

}  // namespace

std::string Defect::describe() const {
  const std::string name = "column " + std::to_string(column);
  switch (kind) {
    case Kind::singular:
      return name + " has no pivot: the matrix is singular";
    case Kind::near_singular:
      return name + " is where the matrix is singular up to rounding (condition above 1e14)";
    case Kind::not_finite:
      return name + " holds a value that is infinite or not a number";
    case Kind::not_converged:
      return name + " is where an iterative solution stays worst: it does not converge, the matrix may be singular";
  }
  return name;
}

struct Solver::State {
  State(Matrix given, SymbolicAnalysis its) : matrix{std::move(given)}, analysis{std::move(its)} {}

  Matrix matrix;
  std::vector<double> pivot_values;  // the values that chose the pivots of `kept`; clone() starts from them
  klu_common common = default_common();
  SymbolicAnalysis analysis;
  klu_symbolic* symbolic = static_cast<klu_symbolic*>(analysis.symbolic_.get());
  Numeric kept;
  Numeric renewed;                // pivots for the current values only, so that no draw depends on the draws before it
  klu_numeric* active = nullptr;  // kept, renewed, or none after a refused refactor
  RefinementSpace space;

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(matrix.size()); }

  /// A fresh factorisation of the current values, or the reason why there is none.
  std::variant<Numeric, Defect> factor() {
    Numeric numeric{klu_factor(starts_of(matrix), rows_of(matrix), values_of(matrix), symbolic, &common)};
    throw_if_out_of_resources();
    if (!numeric || common.status == KLU_SINGULAR) {
      const bool known = common.singular_col >= 0 && common.singular_col < matrix.size();
      return Defect{Defect::Kind::singular, known ? common.singular_col : 0};
    }
    if (is_suspicious(*numeric) && condition(*numeric) > greatest_condition) {
      return Defect{Defect::Kind::near_singular, column_of_smallest_pivot(*numeric)};
    }
    return numeric;
  }

  void throw_if_out_of_resources() const {
    if (common.status == KLU_OUT_OF_MEMORY) {
      throw std::bad_alloc{};
    }
    if (common.status == KLU_TOO_LARGE) {
      throw std::length_error{"the factors of a matrix of size " + std::to_string(matrix.size()) + " overflow int32"};
    }
  }

  bool is_suspicious(klu_numeric& numeric) {
    return klu_rcond(symbolic, &numeric, &common) == 0 || !(common.rcond >= suspicious_pivot_ratio);
  }

  double condition(klu_numeric& numeric) {
    klu_condest(starts_of(matrix), values_of(matrix), symbolic, &numeric, &common);
    throw_if_out_of_resources();
    return std::isnan(common.condest) ? HUGE_VAL : common.condest;
  }

  [[nodiscard]] std::int32_t column_of_smallest_pivot(const klu_numeric& numeric) const {
    const auto* pivots = static_cast<const double*>(numeric.Udiag);
    const auto* smallest =
        std::min_element(pivots, pivots + matrix.size(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    return symbolic->Q[smallest - pivots];
  }

  Refactored refactor() {
    active = nullptr;
    if (matrix.first_column_not_finite()) {
      return Refactored::refused;
    }
    int* starts = starts_of(matrix);
    int* rows = rows_of(matrix);
    double* values = values_of(matrix);
    const bool done = klu_refactor(starts, rows, values, symbolic, kept.get(), &common) != 0 && common.status == KLU_OK;
    if (done && klu_rgrowth(starts, rows, values, symbolic, kept.get(), &common) != 0 &&
        common.rgrowth >= least_reciprocal_growth && !is_suspicious(*kept)) {
      active = kept.get();
      return Refactored::kept;
    }
    auto fresh = factor();
    if (auto* numeric = std::get_if<Numeric>(&fresh)) {
      renewed = std::move(*numeric);
      active = renewed.get();
      return Refactored::renewed;
    }
    return Refactored::refused;
  }

  void prepare_workspace() { space = RefinementSpace{size()}; }

  void require_solvable(std::size_t given, std::int32_t columns) const {
    if (columns < 0) {
      throw std::invalid_argument{"the number of right-hand sides is " + std::to_string(columns)};
    }
    require_length(given, size() * static_cast<std::size_t>(columns), "the right-hand side");
    if (active == nullptr) {
      throw std::logic_error{"solve after a refused refactor"};
    }
  }
};

Solver::Solver(std::unique_ptr<State> state) noexcept : state_{std::move(state)} {}
Solver::Solver(Solver&&) noexcept = default;
Solver& Solver::operator=(Solver&&) noexcept = default;
Solver::~Solver() = default;

std::variant<Solver, Defect> Solver::factorise(Matrix matrix) {
  auto analysis = SymbolicAnalysis::of(matrix);
  return factorise(std::move(matrix), std::move(analysis));
}

std::variant<Solver, Defect> Solver::factorise(Matrix matrix, SymbolicAnalysis analysis) {
  if (const auto column = matrix.first_column_not_finite()) {
    return Defect{Defect::Kind::not_finite, *column};
  }
  auto state = std::make_unique<State>(std::move(matrix), std::move(analysis));
  auto numeric = state->factor();
  if (const auto* defect = std::get_if<Defect>(&numeric)) {
    return *defect;
  }
  state->kept = std::move(std::get<Numeric>(numeric));
  state->active = state->kept.get();
  const auto values = std::as_const(state->matrix).values();
  state->pivot_values.assign(values.begin(), values.end());
  state->prepare_workspace();
  return Solver{std::move(state)};
}

Solver Solver::clone() const {
  auto copy = std::make_unique<State>(state_->matrix, state_->analysis);
  copy->pivot_values = state_->pivot_values;
  copy->prepare_workspace();

  std::copy(copy->pivot_values.begin(), copy->pivot_values.end(), copy->matrix.values().begin());
  auto numeric = copy->factor();
  copy->kept = std::move(std::get<Numeric>(numeric));
  copy->active = copy->kept.get();

  const auto current = std::as_const(state_->matrix).values();
  if (!std::equal(current.begin(), current.end(), copy->pivot_values.begin())) {
    std::copy(current.begin(), current.end(), copy->matrix.values().begin());
    static_cast<void>(copy->refactor());
  }
  return Solver{std::move(copy)};
}

std::int32_t Solver::size() const noexcept { return state_->matrix.size(); }
const Matrix& Solver::matrix() const noexcept { return state_->matrix; }
std::int32_t Solver::blocks() const noexcept { return state_->symbolic->nblocks; }

void Solver::solve(std::span<double> right_hand_sides, std::int32_t columns) {
  state_->require_solvable(right_hand_sides.size(), columns);
  klu_solve(state_->symbolic, state_->active, size(), columns, right_hand_sides.data(), &state_->common);
}

void Solver::solve_transposed(std::span<double> right_hand_sides, std::int32_t columns) {
  state_->require_solvable(right_hand_sides.size(), columns);
  klu_tsolve(state_->symbolic, state_->active, size(), columns, right_hand_sides.data(), &state_->common);
}

Refactored Solver::refactor(std::span<const double> values) {
  const auto stored = state_->matrix.values();
  require_length(values.size(), stored.size(), "the vector of new values");
  std::copy(values.begin(), values.end(), stored.begin());
  return state_->refactor();
}

double Solver::refine(std::span<const double> right_hand_side, std::span<double> x, double target) {
  State& state = *state_;
  state.require_solvable(x.size(), 1);
  require_length(right_hand_side.size(), state.size(), "the right-hand side");
  return network::refine(
      right_hand_side, x, target, state.space,
      [&state](std::span<const double> from, std::span<double> to) { state.matrix.multiply(from, to); },
      [this](std::span<double> vector) { solve(vector); });
}

double Solver::residual(std::span<const double> right_hand_side, std::span<const double> x) const {
  require_length(x.size(), state_->size(), "the solution");
  require_length(right_hand_side.size(), state_->size(), "the right-hand side");
  state_->matrix.multiply(x, state_->space.product);
  return relative_residual(right_hand_side, state_->space.product);
}

double Solver::residual_transposed(std::span<const double> right_hand_side, std::span<const double> x) const {
  require_length(x.size(), state_->size(), "the solution");
  require_length(right_hand_side.size(), state_->size(), "the right-hand side");
  state_->matrix.multiply_transposed(x, state_->space.product);
  return relative_residual(right_hand_side, state_->space.product);
}

double Solver::condition_estimate() {
  if (state_->active == nullptr) {
    throw std::logic_error{"condition estimate after a refused refactor"};
  }
  return state_->condition(*state_->active);
}

}  // namespace ferrolabel::network

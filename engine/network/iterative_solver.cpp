// SPDX-License-Identifier: Apache-2.0
#include "network/iterative_solver.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "network/incomplete_lu.hpp"

namespace ferrolabel::network {
namespace {

constexpr double promised_error = 1e-12;
constexpr double wanted_error = 1e-15;
/// Above this the rows' weights say little yet of the size of the answer; cheap sweeps bring them near.
constexpr double rough_error = 0.1;
constexpr int greatest_sweeps = 30;
/// One round gains no more than this: beyond it the basis loses its orthogonality, and the true residual is worth its cost.
constexpr double gain_of_a_round = 1e-10;
/// Rows whose terms are smaller, of a demand of 1, count as zero: their reciprocal would overflow.
constexpr double least_weight = 1e-290;

using Vector = std::vector<double>;

/// In four sums, which the compiler may hold in one register, but in one order for every machine.
double dot(const Vector& a, const Vector& b) {
  double sums[4] = {0.0, 0.0, 0.0, 0.0};
  const std::size_t whole = a.size() / 4 * 4;
  for (std::size_t i = 0; i < whole; i += 4) {
    for (std::size_t k = 0; k < 4; ++k) {
      sums[k] += a[i + k] * b[i + k];
    }
  }
  for (std::size_t i = whole; i < a.size(); ++i) {
    sums[0] += a[i] * b[i];
  }
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

void add_multiple(double factor, const Vector& a, Vector& sum) {
  for (std::size_t i = 0; i < sum.size(); ++i) {
    sum[i] += factor * a[i];
  }
}

void divide(Vector& a, double by) {
  if (by > 0.0) {
    std::for_each(a.begin(), a.end(), [by](double& value) { value /= by; });
  }
}

/// A or Aᵀ with its preconditioner: the iteration does not know which.
struct Straight {
  const Matrix& matrix;
  IncompleteLu& factors;
  void multiply(const Vector& x, Vector& product) const { matrix.multiply(x, product); }
  void precondition(Vector& b) const { factors.solve(b); }
  [[nodiscard]] std::pair<std::size_t, std::size_t> row_and_column(std::size_t row, std::size_t column) const { return {row, column}; }
};

struct Transposed {
  const Matrix& matrix;
  IncompleteLu& factors;
  void multiply(const Vector& x, Vector& product) const { matrix.multiply_transposed(x, product); }
  void precondition(Vector& b) const { factors.solve_transposed(b); }
  [[nodiscard]] std::pair<std::size_t, std::size_t> row_and_column(std::size_t row, std::size_t column) const { return {column, row}; }
};

/// The least-squares problem of a round, kept triangular by rotations.
class Triangle {
 public:
  explicit Triangle(double norm) : right_{norm} {}

  /// @param column of the Hessenberg matrix, its last element below the diagonal
  void add(Vector column) {
    const std::size_t k = columns_.size();
    for (std::size_t i = 0; i < k; ++i) {
      const double upper = cosines_[i] * column[i] + sines_[i] * column[i + 1];
      column[i + 1] = cosines_[i] * column[i + 1] - sines_[i] * column[i];
      column[i] = upper;
    }
    const double length = std::hypot(column[k], column[k + 1]);
    const double cosine = length > 0.0 ? column[k] / length : 1.0;
    const double sine = length > 0.0 ? column[k + 1] / length : 0.0;
    column[k] = length;
    right_.push_back(-sine * right_[k]);
    right_[k] *= cosine;
    cosines_.push_back(cosine);
    sines_.push_back(sine);
    columns_.push_back(std::move(column));
  }

  /// Norm of the residual that the round would leave.
  [[nodiscard]] double residual() const { return std::abs(right_.back()); }

  /// Shares of the basis in the correction; a direction that A maps to nothing has none.
  [[nodiscard]] Vector shares() const {
    Vector shares(columns_.size(), 0.0);
    for (std::size_t k = shares.size(); k-- > 0;) {
      double sum = right_[k];
      for (std::size_t l = k + 1; l < shares.size(); ++l) {
        sum -= columns_[l][k] * shares[l];
      }
      shares[k] = columns_[k][k] != 0.0 ? sum / columns_[k][k] : 0.0;
    }
    return shares;
  }

 private:
  std::vector<Vector> columns_;
  Vector right_, cosines_, sines_;
};

}  // namespace

struct IterativeSolver::State {
  State(Matrix given, const SymbolicAnalysis& analysis, std::int32_t greatest)
      : matrix{std::move(given)}, factors{matrix, analysis}, greatest_iterations{greatest}, basis(restart + 1, Vector(size())), demand(size()),
        answer(size()), residual(size()), weight(size()), space(size()) {}

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(matrix.size()); }

  /// r = b − A·x of `demand` and `answer`, and the weight of each row, (|A|·|x| + |b|)ᵢ.
  /// @return the backward error, NaN where the answer overflowed
  template <class System>
  double measure(const System& system) {
    residual = demand;
    std::transform(demand.begin(), demand.end(), weight.begin(), [](double value) { return std::abs(value); });
    for (std::size_t column = 0; column < size(); ++column) {
      for (auto k = static_cast<std::size_t>(matrix.column_starts()[column]); k < static_cast<std::size_t>(matrix.column_starts()[column + 1]); ++k) {
        const auto [to, from] = system.row_and_column(static_cast<std::size_t>(matrix.rows()[k]), column);
        const double term = std::as_const(matrix).values()[k] * answer[from];
        residual[to] -= term;
        weight[to] += std::abs(term);
      }
    }
    double greatest = 0.0;
    for (std::size_t i = 0; i < size(); ++i) {
      if (weight[i] < least_weight || std::abs(residual[i]) <= greatest * weight[i]) {
        continue;
      }
      greatest = std::abs(residual[i]) / weight[i];
      worst = static_cast<std::int32_t>(i);
      if (std::isnan(greatest)) {
        break;
      }
    }
    return greatest;
  }

  /// x += M⁻¹·r, the cheapest step there is.
  template <class System>
  void sweep(const System& system) {
    system.precondition(residual);
    add_multiple(1.0, residual, answer);
  }

  /// A round of GMRES on the rows divided by their weights: what it makes least is the backward error.
  /// @return its steps
  template <class System>
  std::int32_t improve(const System& system, std::int32_t greatest_steps) {
    const auto weighted = [](double value, double by) { return by >= least_weight ? value / by : 0.0; };
    std::transform(residual.begin(), residual.end(), weight.begin(), basis[0].begin(), weighted);
    const double norm = std::sqrt(dot(basis[0], basis[0]));
    divide(basis[0], norm);
    Triangle triangle{norm};
    const double enough = std::max(wanted_error, gain_of_a_round * norm);
    std::size_t steps = 0;
    for (double next = 1.0; steps < static_cast<std::size_t>(greatest_steps) && next > 0.0 && triangle.residual() > enough; ++steps) {
      std::transform(basis[steps].begin(), basis[steps].end(), weight.begin(), space.begin(), std::multiplies<>{});
      system.precondition(space);
      Vector& image = basis[steps + 1];
      system.multiply(space, image);
      std::transform(image.begin(), image.end(), weight.begin(), image.begin(), weighted);
      Vector column;
      for (std::size_t i = 0; i <= steps; ++i) {
        column.push_back(dot(image, basis[i]));
        add_multiple(-column.back(), basis[i], image);
      }
      next = std::sqrt(dot(image, image));
      column.push_back(next);
      triangle.add(std::move(column));
      divide(image, next);
    }
    std::fill(space.begin(), space.end(), 0.0);
    const Vector shares = triangle.shares();
    for (std::size_t i = 0; i < shares.size(); ++i) {
      add_multiple(shares[i], basis[i], space);
    }
    std::transform(space.begin(), space.end(), weight.begin(), space.begin(), std::multiplies<>{});
    system.precondition(space);
    add_multiple(1.0, space, answer);
    return static_cast<std::int32_t>(steps);
  }

  /// From nothing: sweeps until the weights mean something, then rounds. `worst` is the row that was left worst.
  template <class System>
  bool solve(const System& system, std::span<const double> b, std::span<double> x) {
    const double greatest = std::abs(*std::max_element(b.begin(), b.end(), [](double a, double c) { return std::abs(a) < std::abs(c); }));
    if (!std::isfinite(greatest)) {
      return false;
    }
    // A power of two costs no bit: demands of every size are solved alike, and none is taken for zero.
    const int exponent = greatest > 0.0 ? std::ilogb(greatest) : 0;
    std::transform(b.begin(), b.end(), demand.begin(), [exponent](double value) { return std::scalbn(value, -exponent); });
    std::fill(answer.begin(), answer.end(), 0.0);
    double error = measure(system);
    std::int32_t iterations = 0;
    for (; iterations < std::min(greatest_sweeps, greatest_iterations) && error > rough_error; ++iterations) {
      sweep(system);
      error = measure(system);
    }
    while (error > wanted_error && iterations < greatest_iterations) {
      iterations += improve(system, std::min(restart, greatest_iterations - iterations));
      const double before = std::exchange(error, measure(system));
      if (!(error > promised_error) && error > 0.5 * before) {
        break;  // rounding: no round gains more
      }
    }
    std::transform(answer.begin(), answer.end(), x.begin(), [exponent](double value) { return std::scalbn(value, exponent); });
    return error <= promised_error;
  }

  bool solve_straight(std::span<const double> b, std::span<double> x) { return solve(Straight{matrix, factors}, b, x); }
  bool solve_transposed(std::span<const double> b, std::span<double> x) { return solve(Transposed{matrix, factors}, b, x); }

  /// ‖A⁻¹‖₁ from below by Hager's ascent over unit demands, with Higham's safeguard against cancellation.
  /// @return nothing where a solve does not converge
  std::optional<double> inverse_norm() {
    const std::size_t n = size();
    Vector b(n, 1.0 / static_cast<double>(n)), x(n), gradient(n);
    double norm = 0.0;
    const auto gain = [&] {
      const double next = std::accumulate(x.begin(), x.end(), 0.0, [](double sum, double value) { return sum + std::abs(value); });
      return next > std::exchange(norm, std::max(norm, next));
    };
    constexpr int greatest_rounds = 5;
    for (int round = 0; round < greatest_rounds; ++round) {
      if (!solve_straight(b, x)) {
        return std::nullopt;
      }
      if (!gain()) {
        break;
      }
      std::transform(x.begin(), x.end(), x.begin(), [](double value) { return value < 0.0 ? -1.0 : 1.0; });
      if (!solve_transposed(x, gradient)) {
        return std::nullopt;
      }
      const auto steepest = std::max_element(gradient.begin(), gradient.end(), [](double a, double c) { return std::abs(a) < std::abs(c); });
      if (!(std::abs(*steepest) > dot(gradient, b))) {
        break;
      }
      std::fill(b.begin(), b.end(), 0.0);
      greatest_answer = static_cast<std::int32_t>(steepest - gradient.begin());
      b[static_cast<std::size_t>(greatest_answer)] = 1.0;
    }
    for (std::size_t i = 0; i < n; ++i) {
      b[i] = (i % 2 == 0 ? 2.0 : -2.0) / (3.0 * static_cast<double>(n)) * (1.0 + static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(n - 1, 1)));
    }
    if (!solve_straight(b, x)) {
      return std::nullopt;
    }
    gain();
    return norm;
  }

  Matrix matrix;
  IncompleteLu factors;
  std::int32_t greatest_iterations;
  std::vector<Vector> basis;
  Vector demand, answer, residual, weight, space;
  std::int32_t worst = 0;            // row or column that the last solve left worst
  std::int32_t greatest_answer = 0;  // column whose unit demand has the greatest answer found
  double condition = 0.0;
};
IterativeSolver::IterativeSolver(std::unique_ptr<State> state) noexcept : state_{std::move(state)} {}
IterativeSolver::IterativeSolver(IterativeSolver&&) noexcept = default;
IterativeSolver& IterativeSolver::operator=(IterativeSolver&&) noexcept = default;
IterativeSolver::~IterativeSolver() = default;

std::variant<IterativeSolver, Defect> IterativeSolver::prepare(Matrix matrix, const SymbolicAnalysis& analysis, std::int32_t greatest_iterations) {
  if (const auto column = matrix.first_column_not_finite()) {
    return Defect{Defect::Kind::not_finite, *column};
  }
  if (const auto column = analysis.unpaired_column()) {
    return Defect{Defect::Kind::singular, *column};
  }
  auto state = std::make_unique<State>(std::move(matrix), analysis, greatest_iterations);
  const auto inverse = state->inverse_norm();
  if (!inverse) {
    return Defect{Defect::Kind::not_converged, state->worst};
  }
  state->condition = state->matrix.one_norm() * *inverse;
  if (!(state->condition <= greatest_condition)) {
    return Defect{Defect::Kind::near_singular, state->greatest_answer};
  }
  return IterativeSolver{std::move(state)};
}

const Matrix& IterativeSolver::matrix() const noexcept { return state_->matrix; }
bool IterativeSolver::solve(std::span<const double> b, std::span<double> x) { return state_->solve_straight(b, x); }
bool IterativeSolver::solve_transposed(std::span<const double> b, std::span<double> x) { return state_->solve_transposed(b, x); }
double IterativeSolver::condition_estimate() const noexcept { return state_->condition; }

}  // namespace ferrolabel::network

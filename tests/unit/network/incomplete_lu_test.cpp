// SPDX-License-Identifier: Apache-2.0
#include "network/incomplete_lu.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <vector>

namespace ferrolabel::network {
namespace {

IncompleteLu factor(const Matrix& matrix) { return {matrix, SymbolicAnalysis::of(matrix)}; }

std::vector<double> product(const Matrix& matrix, const std::vector<double>& x) {
  std::vector<double> result(x.size());
  matrix.multiply(x, result);
  return result;
}

std::vector<double> product_transposed(const Matrix& matrix, const std::vector<double>& x) {
  std::vector<double> result(x.size());
  matrix.multiply_transposed(x, result);
  return result;
}

TEST_CASE("without fill it is exact, straight and transposed, in the matrix's own order") {
  // A chain that is stored backwards, two nodes that loop, and a row that has to be paired with another's column.
  const Matrix matrix = Matrix::from_triplets(
      6, std::vector<Triplet>{{5, 0, 2.0}, {1, 1, 1.0}, {0, 1, -0.5}, {2, 2, 4.0}, {1, 2, -3.0}, {3, 3, 1.0}, {4, 3, -0.25}, {4, 4, 2.0}, {3, 4, -1.0}, {2, 4, 0.5}, {0, 5, 3.0}});
  auto factors = factor(matrix);
  const std::vector<double> x{1.0, -2.0, 3.0, 0.5, 0.0, 7.0};
  auto b = product(matrix, x);
  factors.solve(b);
  for (std::size_t i = 0; i < x.size(); ++i) {
    CHECK(b[i] == Approx(x[i]).margin(1e-15));
  }
  b = product_transposed(matrix, x);
  factors.solve_transposed(b);
  for (std::size_t i = 0; i < x.size(); ++i) {
    CHECK(b[i] == Approx(x[i]).margin(1e-15));
  }
}

TEST_CASE("with fill it is near: repeated, it leaves less than the diagonal alone would") {
  std::vector<Triplet> triplets;
  for (std::int32_t i = 0; i < 40; ++i) {
    triplets.push_back({i, i, 1.0});
    for (const std::int32_t step : {1, 7, 19}) {
      triplets.push_back({(i + step) % 40, i, -0.25});
    }
  }
  const Matrix matrix = Matrix::from_triplets(40, triplets);
  auto factors = factor(matrix);
  std::vector<double> x(40, 0.0), left(40, 1.0);
  constexpr int sweeps = 30;
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    factors.solve(left);
    std::transform(x.begin(), x.end(), left.begin(), x.begin(), std::plus<>{});
    const auto reached = product(matrix, x);
    std::transform(reached.begin(), reached.end(), left.begin(), [](double value) { return 1.0 - value; });
  }
  const double worst = std::abs(*std::max_element(left.begin(), left.end(), [](double a, double b) { return std::abs(a) < std::abs(b); }));
  CHECK(worst > 0.0);
  CHECK(worst < 0.01 * std::pow(0.75, sweeps));
}

TEST_CASE("other units change no digit but the units' own") {
  const auto with_units = [](double unit) {
    std::vector<Triplet> triplets;
    for (std::int32_t i = 0; i < 12; ++i) {
      const auto of = [unit](std::int32_t k) { return k % 3 == 0 ? unit : 1.0; };
      triplets.push_back({i, i, 1.0});
      for (const std::int32_t step : {1, 5}) {
        triplets.push_back({(i + step) % 12, i, -0.375 * of((i + step) % 12) / of(i)});
      }
    }
    return Matrix::from_triplets(12, triplets);
  };
  auto plain = factor(with_units(1.0));
  auto other = factor(with_units(0x1p40));
  std::vector<double> a(12, 0.0), b(12, 0.0);
  a[0] = 1.0;
  b[0] = 0x1p40;
  plain.solve(a);
  other.solve(b);
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(b[i] == a[i] * (i % 3 == 0 ? 0x1p40 : 1.0));
  }
}

TEST_CASE("a pivot that cancels is replaced, so that every answer is finite") {
  auto cancelled = factor(Matrix::from_triplets(2, std::vector<Triplet>{{0, 0, 1.0}, {0, 1, 1.0}, {1, 0, 1.0}, {1, 1, 1.0}}));
  std::vector<double> b{1.0, 0.0};
  cancelled.solve(b);
  CHECK(std::isfinite(b[0]));
  CHECK(std::isfinite(b[1]));
  auto zero = factor(Matrix::from_triplets(1, std::vector<Triplet>{{0, 0, 0.0}}));
  b = {3.0};
  zero.solve(b);
  CHECK(b[0] == 3.0);
}

}  // namespace
}  // namespace ferrolabel::network

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace ferrolabel::network {

/// ‖b − product‖∞ / ‖b‖∞ (the numerator alone when b is zero), leaving b − product in `product`. NaN where one is NaN.
[[nodiscard]] inline double relative_residual(std::span<const double> right_hand_side, std::span<double> product) {
  const auto greatest_magnitude = [](std::span<const double> vector) {
    double greatest = 0.0;
    for (const double value : vector) {
      if (!(std::abs(value) <= greatest)) {
        greatest = std::abs(value);
        if (std::isnan(greatest)) {
          break;
        }
      }
    }
    return greatest;
  };
  for (std::size_t i = 0; i < product.size(); ++i) {
    product[i] = right_hand_side[i] - product[i];
  }
  const double scale = greatest_magnitude(right_hand_side);
  const double difference = greatest_magnitude(product);
  return scale > 0.0 ? difference / scale : difference;
}

/// Vectors that refinement works in; each has the length of the system.
struct RefinementSpace {
  explicit RefinementSpace(std::size_t size = 0) : product(size), correction(size), candidate(size) {}
  std::vector<double> product;
  std::vector<double> correction;
  std::vector<double> candidate;
};

/// Iterative refinement: until residual ≤ target, no further gain, or 10 rounds. Never makes x worse.
/// @param multiply (x, result): result = A·x @param solve (b): A⁻¹·b in place
/// @return the residual reached
template <class Multiply, class Solve>
double refine(std::span<const double> right_hand_side, std::span<double> x, double target, RefinementSpace& space,
              Multiply&& multiply, Solve&& solve) {
  constexpr int greatest_rounds = 10;
  multiply(x, space.product);
  double reached = relative_residual(right_hand_side, space.product);
  for (int round = 0; round < greatest_rounds && reached > target; ++round) {
    space.correction = space.product;
    solve(space.correction);
    for (std::size_t i = 0; i < x.size(); ++i) {
      space.candidate[i] = x[i] + space.correction[i];
    }
    multiply(space.candidate, space.product);
    const double next = relative_residual(right_hand_side, space.product);
    if (!(next < reached)) {
      break;
    }
    std::copy(space.candidate.begin(), space.candidate.end(), x.begin());
    reached = next;
  }
  return reached;
}

}  // namespace ferrolabel::network

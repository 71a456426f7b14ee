// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ferrolabel::sampling {

/// Mean and spread of a sample, in the unit of the sample.
struct Moments {
  std::size_t count = 0;
  double mean = 0.0;
  double standard_deviation = 0.0;  ///< n − 1 in the denominator; 0 for one value
};

/// Two passes with compensated sums in the order given: same order, same bits.
/// @throws std::invalid_argument for an empty sample
[[nodiscard]] Moments moments(std::span<const double> sample);

/// The quantiles of a sample at the given probabilities, linear between order statistics (Hyndman–Fan type 7).
/// @throws std::invalid_argument for an empty sample, a value that is not a number, or a probability outside [0, 1]
[[nodiscard]] std::vector<double> quantiles(std::span<const double> sample, std::span<const double> probabilities);

}  // namespace ferrolabel::sampling

// SPDX-License-Identifier: Apache-2.0
#include "sampling/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace ferrolabel::sampling {
namespace {

/// Neumaier's compensated sum.
class Sum {
 public:
  void add(double value) noexcept {
    const double next = total_ + value;
    lost_ += std::abs(total_) >= std::abs(value) ? (total_ - next) + value : (value - next) + total_;
    total_ = next;
  }
  [[nodiscard]] double value() const noexcept { return total_ + lost_; }

 private:
  double total_ = 0.0;
  double lost_ = 0.0;
};

void require_values(std::span<const double> sample) {
  if (sample.empty()) {
    throw std::invalid_argument{"statistics of an empty sample"};
  }
}

}  // namespace

Moments moments(std::span<const double> sample) {
  require_values(sample);
  Sum sum;
  for (const double value : sample) {
    sum.add(value);
  }
  Moments result;
  result.count = sample.size();
  result.mean = sum.value() / static_cast<double>(sample.size());
  Sum squares;
  for (const double value : sample) {
    squares.add((value - result.mean) * (value - result.mean));
  }
  if (sample.size() > 1) {
    result.standard_deviation = std::sqrt(squares.value() / static_cast<double>(sample.size() - 1));
  }
  return result;
}

std::vector<double> quantiles(std::span<const double> sample, std::span<const double> probabilities) {
  require_values(sample);
  if (std::any_of(sample.begin(), sample.end(), [](double value) { return std::isnan(value); })) {
    throw std::invalid_argument{"quantiles of a sample with a value that is not a number"};
  }
  std::vector<double> sorted(sample.begin(), sample.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> result;
  result.reserve(probabilities.size());
  for (const double probability : probabilities) {
    if (!(probability >= 0.0 && probability <= 1.0)) {
      throw std::invalid_argument{"quantile at probability " + std::to_string(probability)};
    }
    const double rank = probability * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    result.push_back(sorted[below] + (rank - static_cast<double>(below)) * (sorted[above] - sorted[below]));
  }
  return result;
}

}  // namespace ferrolabel::sampling

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "network/loops.hpp"

namespace ferrolabel::bench {

/// Uniform in (0, 1); the standard library's distributions differ between implementations.
inline double unit(std::mt19937_64& bits) { return (static_cast<double>(bits() >> 12U) + 0.5) * 0x1p-52; }

inline int poisson(std::mt19937_64& bits, double mean) {
  const double limit = std::exp(-mean);
  int count = 0;
  for (double product = unit(bits); product > limit; product *= unit(bits)) {
    ++count;
  }
  return count;
}

/// A number ≥ 1 with probability ∝ number^−exponent, by rejection (Devroye, Non-Uniform Random Variate Generation, X.6).
inline double zipf(std::mt19937_64& bits, double exponent) {
  const double b = std::pow(2.0, exponent - 1.0);
  for (;;) {
    const double u = unit(bits);
    const double v = unit(bits);
    const double x = std::floor(std::pow(u, -1.0 / (exponent - 1.0)));
    const double t = std::pow(1.0 + 1.0 / x, exponent - 1.0);
    if (v * x * (t - 1.0) / (b - 1.0) <= t / b) {
      return x;
    }
  }
}

/// Each process has 1 + Poisson(11) suppliers, popular by Zipf's law, amounts 10^U(−6, −0.5) scaled to a sum ≤ 0.8. Numbers above
/// `processes` and self-supply are dropped. With exponent 1.6 most processes are in no loop, with 1.15 about half are in one.
inline std::vector<network::Flow> synthetic_network(std::int32_t processes, double exponent, std::uint64_t seed) {
  std::mt19937_64 bits{seed};
  std::vector<std::int32_t> popular(static_cast<std::size_t>(processes));
  for (std::int32_t i = 0; i < processes; ++i) {
    popular[static_cast<std::size_t>(i)] = i;
  }
  for (std::size_t i = popular.size() - 1; i > 0; --i) {
    std::swap(popular[i], popular[bits() % (i + 1)]);
  }
  std::vector<network::Flow> flows;
  for (std::int32_t consumer = 0; consumer < processes; ++consumer) {
    const std::size_t first = flows.size();
    double sum = 0.0;
    const int wanted = 1 + poisson(bits, 11.0);
    for (int i = 0; i < wanted; ++i) {
      const double number = zipf(bits, exponent);
      const double amount = std::pow(10.0, -6.0 + 5.5 * unit(bits));
      if (number > processes || popular[static_cast<std::size_t>(number) - 1] == consumer) {
        continue;
      }
      flows.push_back({consumer, popular[static_cast<std::size_t>(number) - 1], amount});
      sum += amount;
    }
    for (std::size_t i = first; i < flows.size() && sum > 0.8; ++i) {
      flows[i].amount *= 0.8 / sum;
    }
  }
  return flows;
}

}  // namespace ferrolabel::bench

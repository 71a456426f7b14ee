// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "network/loops.hpp"

namespace ferrolabel::network::test {

/// A seeded network with loops: each node has up to four suppliers, its amounts add up to `share`.
inline std::vector<Flow> random_flows(std::int32_t nodes, std::uint32_t seed, double share = 0.8) {
  std::mt19937 bits{seed};
  const auto unit = [&] { return (static_cast<double>(bits()) + 0.5) / 4294967296.0; };
  std::vector<Flow> flows;
  for (std::int32_t consumer = 0; consumer < nodes; ++consumer) {
    const std::size_t first = flows.size();
    const auto suppliers = bits() % 5;
    double sum = 0.0;
    for (std::uint64_t i = 0; i < suppliers; ++i) {
      const double amount = std::pow(10.0, -3.0 * unit());
      flows.push_back({consumer, static_cast<std::int32_t>(bits() % static_cast<unsigned>(nodes)), amount});
      sum += amount;
    }
    for (std::size_t i = first; i < flows.size(); ++i) {
      flows[i].amount *= share / sum;
    }
  }
  return flows;
}

}  // namespace ferrolabel::network::test

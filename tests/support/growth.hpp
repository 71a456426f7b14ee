// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace ferrolabel::tests {

/// How many times longer `work(10 · size)` takes than `work(size)`, the best of three each: about 10 where the work grows with the
/// size, about 100 where it grows with the square. Half-way between, on the scale of powers, is 30.
template <class Work>
double growth(std::size_t size, Work work) {
  const auto best = [&work](std::size_t count) {
    auto least = std::chrono::nanoseconds::max();
    for (int round = 0; round < 3; ++round) {
      const auto begin = std::chrono::steady_clock::now();
      work(count);
      least = std::min<std::chrono::nanoseconds>(least, std::chrono::steady_clock::now() - begin);
    }
    return static_cast<double>(least.count());
  };
  return best(10 * size) / best(size);
}

inline constexpr double greatest_growth = 30;

}  // namespace ferrolabel::tests

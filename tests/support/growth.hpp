// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <limits>

namespace ferrolabel::tests {

/// How many times longer `work(10 · size)` takes than `work(size)`, in processor time, the best of three each: about 10 where the work
/// grows with the size, about 100 where it grows with the square. @pre work(size) takes a millisecond or more. Under sanitizers, which
/// take a hundred times as long, at a fifth of the size.
template <class Work>
double growth(std::size_t size, Work work) {
#ifdef FERROLABEL_SANITIZED
  size /= 5;
#endif
  const auto best = [&work](std::size_t count) {
    auto least = std::numeric_limits<double>::max();
    for (int round = 0; round < 3; ++round) {
      const auto begin = std::clock();  // of this process: what else the machine does hardly counts
      work(count);
      least = std::min(least, static_cast<double>(std::clock() - begin));
    }
    return std::max(least, 1.0);
  };
  return best(10 * size) / best(size);
}

inline constexpr double greatest_growth = 40;

}  // namespace ferrolabel::tests

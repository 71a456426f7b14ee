// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

namespace ferrolabel::bench {

/// Seconds of each of several runs.
struct Timing {
  double least = 0.0;
  double median = 0.0;
};

/// Wall time of one call, in seconds.
template <class Work>
[[nodiscard]] double seconds_of(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Least and median of wall times that were measured elsewhere.
[[nodiscard]] inline Timing timing_of(std::vector<double> seconds) {
  std::sort(seconds.begin(), seconds.end());
  return {seconds.front(), seconds[seconds.size() / 2]};
}

/// Wall time of `repetitions` calls after one that warms the caches.
template <class Work>
[[nodiscard]] Timing measure(std::size_t repetitions, Work&& work) {
  work();
  std::vector<double> seconds(std::max<std::size_t>(repetitions, 1));
  for (double& second : seconds) {
    second = seconds_of(work);
  }
  return timing_of(std::move(seconds));
}

/// What each of two works takes, run by turns so that a busy neighbour slows both alike.
struct Pair {
  Timing first;
  Timing second;
};

template <class First, class Second>
[[nodiscard]] Pair measure_by_turns(std::size_t repetitions, First&& first, Second&& second) {
  first();
  second();
  std::vector<double> seconds_of_first;
  std::vector<double> seconds_of_second;
  for (std::size_t i = 0; i < std::max<std::size_t>(repetitions, 1); ++i) {
    seconds_of_first.push_back(seconds_of(first));
    seconds_of_second.push_back(seconds_of(second));
  }
  return {timing_of(std::move(seconds_of_first)), timing_of(std::move(seconds_of_second))};
}

/// Prints "NAME ratio=X goal=>=Y ok" or "… short".
inline void report_at_least(const std::string& name, double ratio, double goal) {
  std::printf("%s ratio=%.4g goal=>=%.4g %s\n", name.c_str(), ratio, goal, ratio >= goal ? "ok" : "short");
}

/// Prints "NAME ratio=X goal=<=Y ok" or "… short".
inline void report_at_most(const std::string& name, double ratio, double goal) {
  std::printf("%s ratio=%.4g goal=<=%.4g %s\n", name.c_str(), ratio, goal, ratio <= goal ? "ok" : "short");
}

}  // namespace ferrolabel::bench

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "server/request.hpp"

namespace ferrolabel::server {

/// Counts for Prometheus: requests by route and status, their time, refusals by code. Labels are ours, never a client's text.
/// Threads: any.
class Metrics {
 public:
  void count(const Request& request, const Reply& reply);
  /// The text format. @param connections,waiting as they are now
  /// @source prometheus.io/docs/instrumenting/exposition_formats, version 0.0.4
  [[nodiscard]] std::string text(std::size_t connections, std::size_t waiting) const;

 private:
  static constexpr std::array<double, 9> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0};
  struct Times {
    std::array<std::uint64_t, bounds.size()> below{};
    std::uint64_t count = 0;
    double sum = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Times> times_;
  std::map<std::string, std::uint64_t> codes_;
};

}  // namespace ferrolabel::server

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "batch/run.hpp"

namespace ferrolabel::cli {

/// Tells how far a run is, on standard error: a line that replaces itself on a terminal, lines of their own some seconds apart
/// elsewhere; as JSON, one object a line each second.
class ProgressLine {
 public:
  enum class Kind { none, text, json };

  explicit ProgressLine(Kind kind);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void operator()(const batch::RunProgress& progress);

 private:
  using Clock = std::chrono::steady_clock;

  /// By what was done since this began, not by what an earlier run had done.
  struct Pace {
    double per_second = 0;
    std::optional<double> seconds_left;
  };
  [[nodiscard]] static Pace pace(const batch::RunProgress& progress, double seconds);
  [[nodiscard]] static std::string line(const batch::RunProgress& progress, double seconds);
  [[nodiscard]] static std::string json(const batch::RunProgress& progress, double seconds);

  Kind kind_;
  bool terminal_;
  bool any_ = false;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
};

}  // namespace ferrolabel::cli

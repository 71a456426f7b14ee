// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "finding/finding.hpp"

namespace ferrolabel::formats {

/// What is wrong with one document, as it is found; the first 100 are kept, so that a hostile file stays cheap.
class FindingList {
 public:
  static constexpr std::size_t most = 100;

  void error(std::string code, Place place, std::string message, std::string fix, std::optional<Place> contradicted_by = {}) {
    if (!full())
      findings_.push_back({std::move(code), Severity::error, std::move(place), std::move(message), std::move(fix), std::move(contradicted_by)});
    else
      cut_ = true;
  }
  [[nodiscard]] bool full() const noexcept { return findings_.size() >= most; }
  [[nodiscard]] bool empty() const noexcept { return findings_.empty(); }

  /// The findings by their place in the document, with a note where some were left out.
  [[nodiscard]] Findings take() &&;

 private:
  Findings findings_;
  bool cut_ = false;
};

}  // namespace ferrolabel::formats

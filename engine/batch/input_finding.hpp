// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "finding/finding.hpp"

namespace ferrolabel::batch {

/// An error in the input. @param line @param column from 1; 0 = the file as a whole
[[nodiscard]] inline Finding input_finding(const std::string& file, std::string code, std::string message, std::string fix,
                                           std::uint64_t line = 0, std::uint64_t column = 0) {
  Place place;
  place.source = std::make_shared<const SourceText>(SourceText{file, {}});
  place.line = static_cast<std::uint32_t>(line);
  place.column = static_cast<std::uint32_t>(column);
  return {std::move(code), Severity::error, std::move(place), std::move(message), std::move(fix)};
}

}  // namespace ferrolabel::batch

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace ferrolabel {

/// A document as it was read, kept so that a finding can show the line it speaks of.
struct SourceText {
  std::string file;  ///< as the user named it; "-" for standard input
  std::string text;  ///< UTF-8
};

/// Where a value stood in the user's document.
struct Place {
  std::shared_ptr<const SourceText> source;
  std::string pointer;       ///< JSON pointer (RFC 6901); for XML the same path in element names; for a sheet its cell
  std::uint32_t line = 0;    ///< 1-based; 0 = unknown
  std::uint32_t column = 0;  ///< 1-based byte column; 0 = unknown

  [[nodiscard]] bool known() const noexcept { return source != nullptr || !pointer.empty(); }
  [[nodiscard]] std::string_view file() const noexcept { return source ? std::string_view{source->file} : std::string_view{}; }

  /// "plant.json:12:7 (/processes/0/activityLevel)"; parts that are not known are left out.
  [[nodiscard]] std::string describe() const;

  /// The line with a caret under the column, two lines ended by '\n', cut to 160 signs; empty when the text is not at hand.
  [[nodiscard]] std::string excerpt() const;
};

}  // namespace ferrolabel

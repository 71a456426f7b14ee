// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ferrolabel::report {

/// What a piece of text is, for those who see colours.
enum class Ink : std::uint8_t { plain, strong, faint, good, doubtful, bad };

/// How text is dressed: colours for a terminal only.
struct Style {
  bool colour = false;

  /// The text in its ink, or as it is where there are no colours.
  [[nodiscard]] std::string paint(Ink ink, std::string_view text) const;
};

/// Signs that a text takes on a line, escape sequences left out: UTF-8 signs, each counted as one.
[[nodiscard]] std::size_t width(std::string_view text) noexcept;

/// The text in lines of at most `columns` signs, broken at blanks only; no line break at its end.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t columns = 96);

}  // namespace ferrolabel::report

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ferrolabel::report {

/// What a piece of text is, for those who see colours.
enum class Ink : std::uint8_t { plain, strong, faint, good, doubtful, bad };

/// How text is dressed: colours for a terminal, marks for a page that is made of it.
struct Style {
  bool colour = false;
  std::string table_mark{};  ///< where not empty, tables are not aligned but marked by it for html_page; not to be guessed

  /// The text in its ink, or as it is where there are no colours.
  [[nodiscard]] std::string paint(Ink ink, std::string_view text) const;
};

/// The text with control signs and signs that turn the direction of writing shown as "�", save '\n', '\t' and what paint put
/// there: names in a bid may not move the cursor of who reads it.
[[nodiscard]] std::string printable(std::string_view text);

/// Signs that a text takes on a line, escape sequences left out: UTF-8 signs, each counted as one.
[[nodiscard]] std::size_t width(std::string_view text) noexcept;

/// The text in lines of at most `columns` signs, broken at blanks only; no line break at its end.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t columns = 96);

}  // namespace ferrolabel::report

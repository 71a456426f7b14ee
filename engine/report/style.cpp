// SPDX-License-Identifier: Apache-2.0
#include "report/style.hpp"

#include <array>

namespace ferrolabel::report {

std::string Style::paint(Ink ink, std::string_view text) const {
  constexpr std::array<std::string_view, 6> sequences{"", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[33m", "\x1b[31m"};
  if (!colour || ink == Ink::plain || text.empty()) return std::string{text};
  return std::string{sequences[static_cast<std::size_t>(ink)]} + std::string{text} + "\x1b[0m";
}

std::size_t width(std::string_view text) noexcept {
  std::size_t signs = 0;
  bool escape = false;
  for (const char byte : text) {
    if (byte == '\x1b') escape = true;
    else if (escape) escape = byte != 'm';
    else if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) ++signs;
  }
  return signs;
}

std::string wrapped(std::string_view text, std::size_t columns) {
  std::string result;
  std::size_t used = 0;
  while (!text.empty()) {
    const auto end = text.find(' ');
    const auto word = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const bool fits = used + 1 + width(word) <= columns;
    if (!result.empty()) result += fits ? ' ' : '\n';
    used = result.empty() || !fits ? width(word) : used + 1 + width(word);
    result += word;
  }
  return result;
}

}  // namespace ferrolabel::report

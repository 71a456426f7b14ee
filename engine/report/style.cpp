// SPDX-License-Identifier: Apache-2.0
#include "report/style.hpp"

#include <algorithm>
#include <array>

namespace ferrolabel::report {

namespace {

constexpr std::array<std::string_view, 6> sequences{"", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[33m", "\x1b[31m"};
constexpr std::string_view plain_again = "\x1b[0m";

/// The length of what paint put at the beginning of the text; 0 where it put nothing there.
std::size_t painted(std::string_view text) {
  if (text.starts_with(plain_again)) return plain_again.size();
  for (const auto sequence : sequences)
    if (!sequence.empty() && text.starts_with(sequence)) return sequence.size();
  return 0;
}

/// The length of the sign at the beginning of the text if it is not to be shown as it is; else 0.
std::size_t unprintable(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if ((first < 0x20U && first != '\n' && first != '\t') || first == 0x7FU) return 1;
  if (first == 0xC2U && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0U) return 2;
  for (const std::string_view sign : {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"})
    if (text.starts_with(sign)) return sign.size();
  return 0;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  const auto may_hide = [](char sign) { return (static_cast<unsigned char>(sign) < 0x20U && sign != '\n') || sign == '\x7f' || sign == '\xc2' || sign == '\xe2'; };
  while (!text.empty()) {
    const auto plain = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), may_hide) - text.begin());
    shown += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto kept = painted(text);
    const auto hidden = kept > 0 ? 0 : unprintable(text);
    if (hidden > 0) shown += "\uFFFD";
    else shown += text.substr(0, std::max<std::size_t>(kept, 1));
    text.remove_prefix(std::max<std::size_t>({kept, hidden, 1}));
  }
  return shown;
}

std::string Style::paint(Ink ink, std::string_view text) const {
  if (!colour || ink == Ink::plain || text.empty()) return std::string{text};
  return std::string{sequences[static_cast<std::size_t>(ink)]} + std::string{text} + std::string{plain_again};
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

// SPDX-License-Identifier: Apache-2.0
#include "syntax/reader_findings.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace ferrolabel::syntax {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Blocks with letters that look like Latin ones (Unicode 15 block names).
constexpr std::array look_alike_blocks = {
    Range{0x0370, 0x03FF}, Range{0x0400, 0x052F}, Range{0x0530, 0x058F}, Range{0x13A0, 0x13FF}, Range{0x1C80, 0x1C8F},
    Range{0x1F00, 0x1FFF}, Range{0x2DE0, 0x2DFF}, Range{0xA640, 0xA69F}, Range{0xFF00, 0xFFEF}, Range{0x1D400, 0x1D7FF},
};

/// Signs that take no room in a line.
constexpr std::array hidden_signs = {
    Range{0x00AD, 0x00AD}, Range{0x200B, 0x200F}, Range{0x202A, 0x202E}, Range{0x2060, 0x206F}, Range{0xFEFF, 0xFEFF},
};

template <std::size_t Count>
bool in(const std::array<Range, Count>& ranges, char32_t point) noexcept {
  return std::any_of(ranges.begin(), ranges.end(),
                     [point](Range range) { return range.first <= point && point <= range.last; });
}

/// Takes one code point. @pre text is UTF-8 (surrogates written as three bytes do no harm) and not empty.
char32_t take_point(std::string_view& text) noexcept {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned lead = byte(0);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t point = length == 1 ? lead : lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) point = point << 6 | (byte(i) & 0x3Fu);
  text.remove_prefix(std::min(length, text.size()));
  return point;
}

}  // namespace

std::string quoted(std::string_view name) {
  constexpr std::size_t most = 80;
  const bool cut = name.size() > most;
  if (cut) {
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
    name = name.substr(0, end);
  }
  std::string text = "\"";
  for (const char sign : name) {
    const auto byte = static_cast<unsigned char>(sign);
    text += byte < 0x20 || byte == 0x7F ? '?' : sign;
  }
  return text + (cut ? "…\"" : "\"");
}

bool is_confusable(std::string_view name) noexcept {
  if (std::none_of(name.begin(), name.end(), [](char sign) { return static_cast<unsigned char>(sign) >= 0x80; }))
    return false;
  bool latin = false;
  bool look_alike = false;
  while (!name.empty()) {
    const char32_t point = take_point(name);
    if (in(hidden_signs, point)) return true;
    latin = latin || (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
    look_alike = look_alike || in(look_alike_blocks, point);
  }
  return latin && look_alike;
}

}  // namespace ferrolabel::syntax

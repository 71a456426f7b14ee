// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/spelling.hpp"

#include <algorithm>
#include <array>

namespace ferrolabel::formats {

namespace {

constexpr std::size_t longest = 64;

char lowered(char sign) noexcept { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; }

std::string_view cut(std::string_view text, std::size_t most) noexcept {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

}  // namespace

std::size_t edit_distance(std::string_view left, std::string_view right) noexcept {
  left = left.substr(0, longest);
  right = right.substr(0, longest);
  std::array<std::array<std::size_t, longest + 1>, 3> rows{};
  for (std::size_t j = 0; j <= right.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const bool same = lowered(left[i - 1]) == lowered(right[j - 1]);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && lowered(left[i - 1]) == lowered(right[j - 2]) && lowered(left[i - 2]) == lowered(right[j - 1]))
        row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
    }
  }
  return rows[left.size() % 3][right.size()];
}

std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates) noexcept {
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
  for (const auto candidate : candidates) {
    const auto distance = edit_distance(name, candidate);
    if (distance >= least) continue;
    least = distance;
    best = candidate;
  }
  return best;
}

std::string quoted_list(std::span<const std::string_view> names, std::size_t most) {
  std::string text;
  for (std::size_t at = 0; at < std::min(names.size(), most); ++at) text.append(at == 0 ? "'" : ", '").append(names[at]).append("'");
  return names.size() > most ? text + " …" : text;
}

std::string in_quotes(std::string_view text) {
  const auto shown = cut(text, 60);
  std::string quoted = "'";
  for (const char sign : shown) quoted += static_cast<unsigned char>(sign) < 0x20 || sign == 0x7F ? '?' : sign;
  return quoted + (shown.size() < text.size() ? "…'" : "'");
}

}  // namespace ferrolabel::formats

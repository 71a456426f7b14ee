// SPDX-License-Identifier: Apache-2.0
#include "finding/place.hpp"

#include <algorithm>

namespace ferrolabel {

namespace {

bool continues_sign(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Not inside a UTF-8 sign: the first byte of the sign that stands at `at`.
std::size_t sign_start(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && continues_sign(text[at])) --at;
  return at;
}

}  // namespace

std::string Place::describe() const {
  std::string text{file()};
  if (line > 0) {
    text += (text.empty() ? "line " : ":") + std::to_string(line);
    if (column > 0) text += ":" + std::to_string(column);
  }
  if (!pointer.empty()) text += text.empty() ? pointer : " (" + pointer + ")";
  return text;
}

std::string Place::excerpt() const {
  constexpr std::size_t most = 160;
  if (!source || source->text.empty() || line == 0) return {};
  std::string_view text = source->text;
  for (std::uint32_t at = 1; at < line; ++at) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  std::size_t caret = column > 0 ? column - 1 : 0;
  if (caret > text.size()) caret = text.size();
  const std::size_t first = sign_start(text, caret > most / 2 ? caret - most / 2 : 0);
  const std::size_t end = sign_start(text, std::min(first + most, text.size()));
  std::string shown{text.substr(first, end - first)};
  // A column is counted in bytes, the caret stands under signs.
  const auto before = text.substr(first, caret - first);
  const auto signs = static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [](char byte) { return !continues_sign(byte); }));
  std::replace_if(shown.begin(), shown.end(), [](char sign) { return static_cast<unsigned char>(sign) < 0x20 || sign == 0x7f; }, ' ');
  shown += '\n';
  if (column > 0) shown += std::string(signs, ' ') + "^\n";
  return shown;
}

}  // namespace ferrolabel

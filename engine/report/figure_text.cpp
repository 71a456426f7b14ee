// SPDX-License-Identifier: Apache-2.0
#include "report/figure_text.hpp"

#include <cassert>
#include <charconv>
#include <cmath>

#include "syntax/number.hpp"

namespace ferrolabel::report {

namespace {

/// "1234567.8" → "1 234 567.8"
std::string grouped(std::string_view digits) {
  const auto point = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  std::string text;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > first && at < point && (point - at) % 3 == 0) text += ' ';
    text += digits[at];
  }
  return text;
}

}  // namespace

std::string fixed(double value, int decimals) {
  if (!std::isfinite(value)) return "–";
  char buffer[400];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals).ptr;
  std::string text{buffer, end};
  if (text.find_first_not_of("-0.") == std::string::npos && text.front() == '-') text.erase(0, 1);
  return grouped(text);
}

std::string fixed(const std::optional<double>& value, int decimals) { return value ? fixed(*value, decimals) : "–"; }

std::string shortened(std::string_view digits, int decimals) {
  const auto point = digits.find('.');
  if (point == std::string_view::npos || digits.size() - point - 1 <= static_cast<std::size_t>(decimals)) return std::string{digits};
  const auto number = syntax::parse_number(digits);
  if (!number) return std::string{digits};
  char buffer[400];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, *number, std::chars_format::fixed, decimals).ptr;
  return {buffer, end};
}

std::string significant(double value, int digits) {
  if (!std::isfinite(value)) return "–";
  char buffer[400];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, digits - 1).ptr;
  const auto rounded = syntax::parse_number({buffer, static_cast<std::size_t>(end - buffer)});
  return in_full(rounded.value_or(value));
}

std::string in_full(double value) {
  if (!std::isfinite(value)) return "–";
  const auto size = std::abs(value);
  const bool plain = size == 0 || (size >= 1e-6 && size < 1e15);
  if (!plain) return syntax::format_number(value);
  char buffer[400];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr;
  return grouped({buffer, static_cast<std::size_t>(end - buffer)});
}

std::string percent(double share) { return fixed(100 * share, 1) + " %"; }

}  // namespace ferrolabel::report

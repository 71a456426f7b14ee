// SPDX-License-Identifier: Apache-2.0
#include "quantity/number_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace ferrolabel::quantity {

std::string number_text(double value) {
  constexpr int digits = 6;
  std::array<char, 64> text{};
  if (!std::isfinite(value)) return "not a number";
  const double size = std::abs(value);
  if (size >= 1e5 && size < 1e15) {
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 0).ptr;
    return {text.data(), end};
  }
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, digits).ptr;
  return {text.data(), end};
}

}  // namespace ferrolabel::quantity

// SPDX-License-Identifier: Apache-2.0
#include "label/exact.hpp"

#include <algorithm>
#include <charconv>

namespace ferrolabel::label {

std::optional<Exact> Exact::scaled(Units significand, int exponent) noexcept {
  Units bound = 10'000'000;  // 10^7 in units of 10^-27
  for (int place = 0; place < places; ++place) bound *= 10;
  int missing = exponent + places;
  for (; missing < 0; ++missing) {
    if (significand % 10 != 0) return {};
    significand /= 10;
  }
  if (significand == 0) return Exact{};
  for (; missing > 0; --missing) {
    if (significand >= bound || significand <= -bound) return {};
    significand *= 10;
  }
  if (significand >= bound || significand <= -bound) return {};
  return Exact{significand};
}

std::optional<Exact> Exact::of(const quantity::Decimal& value) noexcept { return scaled(value.significand(), value.exponent()); }

std::optional<Exact> Exact::product(const quantity::Decimal& left, const quantity::Decimal& right) noexcept {
  return scaled(Units{left.significand()} * right.significand(), left.exponent() + right.exponent());
}

Exact Exact::times(std::int64_t factor) const noexcept { return Exact{units_ * factor}; }

std::optional<Exact> Exact::divided(std::int64_t divisor) const noexcept {
  if (divisor == 0 || units_ % divisor != 0) return {};
  return Exact{units_ / divisor};
}

double Exact::to_double() const {
  const auto text = to_string();
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string Exact::to_string() const {
  const bool negative = units_ < 0;
  auto rest = negative ? -units_ : units_;
  std::string digits;  // last digit first
  for (int place = 0; rest != 0 || place <= places; ++place) {
    if (place == places) digits += '.';
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  }
  digits.erase(0, digits.find_first_not_of('0'));
  if (digits.front() == '.') digits.erase(0, 1);
  if (negative) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace ferrolabel::label

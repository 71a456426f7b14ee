// SPDX-License-Identifier: Apache-2.0
#include "label/exact.hpp"

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
  constexpr std::int64_t lower = 1'000'000'000'000'000'000;  // 18 of the places, and the 9 above them: division of 128 bits is slow
  constexpr std::int64_t upper = 1'000'000'000;
  const auto units = units_ < 0 ? -units_ : units_;
  const auto digits = [](Units value, std::size_t count) {
    const auto text = std::to_string(static_cast<std::int64_t>(value));
    return std::string(count > text.size() ? count - text.size() : 0, '0') + text;
  };
  const auto above = units / lower;
  auto text = digits(above / upper, 1) + "." + digits(above % upper, 9) + digits(units % lower, 18);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return units_ < 0 ? "-" + text : text;
}

}  // namespace ferrolabel::label

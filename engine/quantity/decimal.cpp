// SPDX-License-Identifier: Apache-2.0
#include "quantity/decimal.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace ferrolabel::quantity {

namespace {

constexpr int most_digits = 18;

__extension__ using Wide = __int128;

/// value · 10^places; throws where 128 bits do not hold it.
Wide scaled(std::int64_t value, int places) {
  Wide result = value;
  for (; places > 0; --places)
    if (__builtin_mul_overflow(result, Wide{10}, &result)) throw std::out_of_range{"decimals too far apart to compare"};
  return result;
}

bool is_digit(char sign) noexcept { return sign >= '0' && sign <= '9'; }

/// The scan of a number in the JSON grammar, without leading and trailing zeros of the significand.
struct Scan {
  bool negative = false;
  std::int64_t significand = 0;
  int digits = 0;
  int pending_zeros = 0;  // zeros that count only when a digit follows
  int exponent = 0;
  bool fits = true;

  void take(char sign, bool fraction) noexcept {
    if (fraction) --exponent;
    if (sign == '0') {
      if (significand != 0) ++pending_zeros;
      return;
    }
    digits += pending_zeros + 1;
    if (digits > most_digits) {
      fits = false;
      return;
    }
    for (; pending_zeros > 0; --pending_zeros) significand *= 10;
    significand = significand * 10 + (sign - '0');
  }
};

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) noexcept {
  Scan scan;
  std::size_t at = 0;
  const auto peek = [&] { return at < text.size() ? text[at] : '\0'; };
  if (peek() == '-') {
    scan.negative = true;
    ++at;
  }
  if (!is_digit(peek())) return std::nullopt;
  if (peek() == '0') {
    ++at;
    if (is_digit(peek())) return std::nullopt;
  }
  while (is_digit(peek())) scan.take(text[at++], false);
  if (peek() == '.') {
    ++at;
    if (!is_digit(peek())) return std::nullopt;
    while (is_digit(peek())) scan.take(text[at++], true);
  }
  int written = 0;
  if (peek() == 'e' || peek() == 'E') {
    ++at;
    if (peek() == '+') ++at;
    const auto rest = text.substr(at);
    if (rest.empty() || !(is_digit(rest.front()) || rest.front() == '-')) return std::nullopt;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), written);
    if (error != std::errc{} || end != rest.data() + rest.size()) return std::nullopt;
    if (text[at - 1] == '+' && rest.front() == '-') return std::nullopt;
    at = text.size();
  }
  if (at != text.size() || !scan.fits) return std::nullopt;
  if (scan.significand == 0) return Decimal{};
  if (written < -1000 || written > 1000) return std::nullopt;
  const int exponent = scan.exponent + scan.pending_zeros + written;
  if (exponent < lowest_exponent || exponent > highest_exponent) return std::nullopt;
  return Decimal{scan.negative ? -scan.significand : scan.significand, exponent};
}

std::optional<Decimal> Decimal::from_double(double value) noexcept {
  if (!std::isfinite(value)) return std::nullopt;
  if (std::abs(value) < 1e-7) value = std::round(value * 1e24) / 1e24;
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific).ptr;
  return parse({text.data(), end});
}

double Decimal::to_double() const {
  std::array<char, 48> text{};
  auto* end = std::to_chars(text.data(), text.data() + text.size(), significand_).ptr;
  *end++ = 'e';
  end = std::to_chars(end, text.data() + text.size(), exponent_).ptr;
  double value = 0;
  std::from_chars(text.data(), end, value);
  return value;
}

std::string Decimal::to_string() const {
  std::string digits = std::to_string(significand_ < 0 ? -significand_ : significand_);
  if (exponent_ > 0) {
    digits.append(static_cast<std::size_t>(exponent_), '0');
  } else if (exponent_ < 0) {
    const auto places = static_cast<std::size_t>(-exponent_);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return significand_ < 0 ? "-" + digits : digits;
}

std::strong_ordering operator<=>(const Decimal& left, const Decimal& right) {
  const int lowest = left.exponent_ < right.exponent_ ? left.exponent_ : right.exponent_;
  return scaled(left.significand_, left.exponent_ - lowest) <=> scaled(right.significand_, right.exponent_ - lowest);
}

}  // namespace ferrolabel::quantity

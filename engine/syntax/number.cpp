// SPDX-License-Identifier: Apache-2.0
#include "syntax/number.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace ferrolabel::syntax {

namespace {

/// The parts of a number in the JSON grammar.
struct Lexeme {
  std::string_view whole;     // digits before the point
  std::string_view fraction;  // digits after it
  std::string_view exponent;  // digits of the exponent
  bool negative_exponent = false;
};

bool is_digit(char sign) noexcept { return sign >= '0' && sign <= '9'; }

std::string_view take_digits(std::string_view& rest) noexcept {
  std::size_t length = 0;
  while (length < rest.size() && is_digit(rest[length])) ++length;
  const auto digits = rest.substr(0, length);
  rest.remove_prefix(length);
  return digits;
}

std::optional<Lexeme> take_apart(std::string_view rest) noexcept {
  Lexeme lexeme;
  if (!rest.empty() && rest.front() == '-') rest.remove_prefix(1);
  lexeme.whole = take_digits(rest);
  if (lexeme.whole.empty() || (lexeme.whole.size() > 1 && lexeme.whole.front() == '0')) return std::nullopt;
  if (!rest.empty() && rest.front() == '.') {
    rest.remove_prefix(1);
    lexeme.fraction = take_digits(rest);
    if (lexeme.fraction.empty()) return std::nullopt;
  }
  if (!rest.empty() && (rest.front() == 'e' || rest.front() == 'E')) {
    rest.remove_prefix(1);
    if (!rest.empty() && (rest.front() == '+' || rest.front() == '-')) {
      lexeme.negative_exponent = rest.front() == '-';
      rest.remove_prefix(1);
    }
    lexeme.exponent = take_digits(rest);
    if (lexeme.exponent.empty()) return std::nullopt;
  }
  if (!rest.empty()) return std::nullopt;
  return lexeme;
}

bool all_zero(std::string_view digits) noexcept { return digits.find_first_not_of('0') == std::string_view::npos; }

/// Whether a number that is out of range is too large rather than too small: the sign of its decimal exponent.
bool is_large(const Lexeme& lexeme) noexcept {
  constexpr long long cap = 1'000'000'000;
  long long exponent = 0;
  for (const char digit : lexeme.exponent) exponent = std::min(cap, exponent * 10 + (digit - '0'));
  if (lexeme.negative_exponent) exponent = -exponent;
  if (!all_zero(lexeme.whole)) return exponent + static_cast<long long>(lexeme.whole.size()) > 0;
  return exponent - static_cast<long long>(lexeme.fraction.find_first_not_of('0')) > 0;
}

/// Whether the double holds the number as written. An integer must read back digit by digit (so 2^53 + 1 does not
/// pass); a decimal may have the 17 significant digits that name any double, or more when they too read back.
bool keeps_digits(const Lexeme& lexeme, double value) {
  const std::size_t written = lexeme.whole.size() + lexeme.fraction.size();
  if (written <= std::numeric_limits<double>::digits10) return true;
  std::string digits;
  digits.append(lexeme.whole).append(lexeme.fraction);
  const auto last = digits.find_last_not_of('0');
  if (last == std::string::npos) return true;  // zero
  digits.erase(last + 1);
  digits.erase(0, digits.find_first_not_of('0'));
  const bool integer = all_zero(lexeme.fraction) && all_zero(lexeme.exponent);
  if (!integer && digits.size() <= std::numeric_limits<double>::max_digits10) return true;

  constexpr std::size_t exact_digits = 767;  // no double needs more significant digits
  if (digits.size() > exact_digits) return false;
  std::array<char, exact_digits + 16> printed;
  const auto end = std::to_chars(printed.data(), printed.data() + printed.size(), std::abs(value),
                                 std::chars_format::scientific, static_cast<int>(digits.size()) - 1);
  std::string shown;
  for (const char* at = printed.data(); at != end.ptr && *at != 'e'; ++at) {
    if (*at != '.') shown += *at;
  }
  return shown == digits;
}

}  // namespace

ReadNumber read_number(std::string_view text) {
  const auto lexeme = take_apart(text);
  if (!lexeme) return {0, NumberFault::grammar};
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec == std::errc::result_out_of_range) {
    return {0, is_large(*lexeme) ? NumberFault::overflow : NumberFault::underflow};
  }
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) return {0, NumberFault::grammar};
  if (std::isinf(value)) return {0, NumberFault::overflow};
  if (value == 0) {
    const bool zero = all_zero(lexeme->whole) && all_zero(lexeme->fraction);
    return {0, zero ? NumberFault::none : NumberFault::underflow};
  }
  return {value, keeps_digits(*lexeme, value) ? NumberFault::none : NumberFault::precision};
}

std::optional<double> parse_number(std::string_view text) noexcept {
  const auto lexeme = take_apart(text);
  if (!lexeme) return std::nullopt;
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || std::isinf(value)) return std::nullopt;
  if (value == 0 && !(all_zero(lexeme->whole) && all_zero(lexeme->fraction))) return std::nullopt;
  return value == 0 ? 0.0 : value;
}

std::string format_number(double value) {
  assert(std::isfinite(value));
  if (value == 0) return "0";
  std::array<char, 32> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value), std::chars_format::scientific);
  const std::string_view shortest{buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())};
  const auto mark = shortest.find('e');
  std::string digits{shortest.substr(0, 1)};
  if (mark > 2) digits += shortest.substr(2, mark - 2);
  int exponent = 0;
  const char* first = shortest.data() + mark + 1;
  if (*first == '+') ++first;
  std::from_chars(first, end.ptr, exponent);

  // ECMA-262 Number::toString: n = exponent + 1 is the place of the decimal point after the first digit.
  const int count = static_cast<int>(digits.size());
  const int point = exponent + 1;
  std::string text = value < 0 ? "-" : "";
  if (count <= point && point <= 21) {
    text += digits;
    text.append(static_cast<std::size_t>(point - count), '0');
  } else if (0 < point && point <= 21) {
    text.append(digits, 0, static_cast<std::size_t>(point)).append(".").append(digits, static_cast<std::size_t>(point));
  } else if (-6 < point && point <= 0) {
    text.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
  } else {
    text += digits[0];
    if (count > 1) text.append(".").append(digits, 1);
    text.append(exponent < 0 ? "e-" : "e+").append(std::to_string(std::abs(exponent)));
  }
  return text;
}

}  // namespace ferrolabel::syntax

// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/number_advice.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "formats/plant/spelling.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::formats {

namespace {

/// Zero digits of other scripts (Unicode general category Nd) that spreadsheets write.
constexpr std::array<std::uint32_t, 14> zeros{0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                                              0x0BE6, 0x0C66, 0x0CE6, 0x0E50, 0x0ED0, 0x0F20, 0xFF10};

/// A number's text in ASCII: what was exotic is replaced and remembered.
struct Plain {
  std::string text;
  bool foreign_digits = false;
  bool grouping_signs = false;
  bool letters = false;
};

std::uint32_t take_point(std::string_view& text) noexcept {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned lead = byte(0);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t point = length == 1 ? lead : lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) point = point << 6 | (byte(i) & 0x3Fu);
  text.remove_prefix(std::min(length, text.size()));
  return point;
}

void add_point(Plain& plain, std::uint32_t point) {
  for (const auto zero : zeros)
    if (point >= zero && point < zero + 10) {
      plain.foreign_digits = true;
      plain.text += static_cast<char>('0' + (point - zero));
      return;
    }
  switch (point) {
    case 0x2212: case 0x2013: case 0xFF0D: plain.text += '-'; return;  // minus sign, dash, fullwidth minus
    case 0x066B: case 0xFF0E: plain.text += '.'; return;               // Arabic decimal separator, fullwidth full stop
    case 0xFF0C: plain.text += ','; return;
    case ' ': case 0x00A0: case 0x2007: case 0x2009: case 0x202F: case 0x066C: case '\'': case 0x2019: case '_':
      plain.grouping_signs = true;
      return;
    default: break;
  }
  const bool number_sign = (point >= '0' && point <= '9') || point == '.' || point == ',' || point == '-' || point == '+' || point == 'e' || point == 'E';
  plain.letters = plain.letters || !number_sign;
  if (number_sign) plain.text += static_cast<char>(point);
}

/// Leading '+' and zeros away, a zero before a leading point, no point at the end.
std::string tidied(std::string text) {
  if (text.starts_with('+')) text.erase(0, 1);
  const bool negative = text.starts_with('-');
  if (negative) text.erase(0, 1);
  while (text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9') text.erase(0, 1);
  if (text.starts_with('.')) text.insert(0, 1, '0');
  if (text.ends_with('.')) text.pop_back();
  return negative ? "-" + text : text;
}

/// The texts that a number with commas and points may mean.
struct Readings {
  std::string first;
  std::string second;  ///< empty where there is one reading
};

Readings readings_of(const std::string& text) {
  const auto without = [](std::string from, char sign) {
    std::erase(from, sign);
    return from;
  };
  const auto commas = std::count(text.begin(), text.end(), ',');
  const auto points = std::count(text.begin(), text.end(), '.');
  auto comma_as_point = text;
  std::replace(comma_as_point.begin(), comma_as_point.end(), ',', '.');
  if (commas == 0) return {points > 1 ? without(text, '.') : text, {}};
  if (points == 0 && commas > 1) return {without(text, ','), {}};
  if (points == 0) {
    const auto digits_after = text.size() - text.find(',') - 1;
    if (digits_after == 3 && !text.starts_with('0') && !text.starts_with("-0")) return {comma_as_point, without(text, ',')};
    return {comma_as_point, {}};
  }
  if (text.rfind(',') < text.rfind('.')) return {without(text, ','), {}};
  auto german = without(text, '.');
  std::replace(german.begin(), german.end(), ',', '.');
  return {german, {}};
}

}  // namespace

NumberAdvice advise_on_number(std::string_view text) {
  const auto shown = in_quotes(text);
  switch (syntax::read_number(text).fault) {
    case syntax::NumberFault::overflow: return {"plant.number.overflow", shown + " is too large a number to be held", "check its exponent"};
    case syntax::NumberFault::underflow: return {"plant.number.underflow", shown + " is not zero but too small to be held", "write 0, or check its exponent"};
    case syntax::NumberFault::precision: return {"plant.number.precision", shown + " has more digits than can be held exactly", "round it to 15 digits"};
    case syntax::NumberFault::none:
    case syntax::NumberFault::grammar: break;
  }
  constexpr std::size_t longest = 64;
  Plain plain;
  for (auto rest = text.substr(0, longest); !rest.empty();) add_point(plain, take_point(rest));
  const auto readings = readings_of(plain.text);
  const auto first = tidied(readings.first);
  const bool clear = !plain.letters && text.size() <= longest && syntax::parse_number(first).has_value();
  if (!clear) {
    const bool digits = std::any_of(plain.text.begin(), plain.text.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
    return {"plant.number.malformed", shown + " is no number",
            digits && plain.letters ? "write the number alone, such as 1234.5, and its unit in 'unit'"
                                    : "write a number such as 1234.5; a value that is not known is left out"};
  }
  auto fix = "write " + first;
  if (!readings.second.empty()) fix += " or " + tidied(readings.second) + ", whichever is meant";
  if (plain.foreign_digits) return {"plant.number.foreign-digits", shown + " has digits or signs of another script", fix};
  if (plain.text.find(',') != std::string::npos) return {"plant.number.decimal-comma", shown + " has a comma; the decimal sign is the point", fix};
  if (plain.grouping_signs || readings.first != plain.text) return {"plant.number.grouped", shown + " has signs between its digits", fix};
  return {"plant.number.malformed", shown + " is not written as a number is here", fix};
}

}  // namespace ferrolabel::formats

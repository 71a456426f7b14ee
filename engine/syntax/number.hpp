// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ferrolabel::syntax {

/// The double nearest to a number in the JSON grammar (whole text, no '+', no leading zeros, '.' as decimal sign).
/// Nothing where the text is no such number, overflows, or is not zero but underflows to it.
[[nodiscard]] std::optional<double> parse_number(std::string_view text) noexcept;

/// Why a text is not taken as a number.
enum class NumberFault : std::uint8_t {
  none,
  grammar,    ///< not a number in the JSON grammar
  overflow,   ///< larger than any double
  underflow,  ///< not zero, but nearer to zero than any double
  precision,  ///< an integer, or a decimal of more than 17 significant digits, whose nearest double prints other digits
};

/// A number read strictly. The value is the nearest double for `none` and `precision`, otherwise 0.
struct ReadNumber {
  double value = 0;
  NumberFault fault = NumberFault::none;
};

/// As parse_number, but says why not, and refuses numbers that a double cannot hold as written: 9007199254740993
/// and 0.10000000000000000123 are `precision`; 1e22, 0.1 and 333333333.33333329 are not.
/// JSON numbers are checked so by read_json; call this for the text of an XML element.
[[nodiscard]] ReadNumber read_number(std::string_view text);

/// Shortest text that reads back as the same double, in ECMAScript layout (RFC 8785): 1e+21, 0.000001, 1e-7, 0 for -0.
/// Never locale dependent. @pre value is finite.
[[nodiscard]] std::string format_number(double value);

}  // namespace ferrolabel::syntax

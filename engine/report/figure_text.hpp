// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ferrolabel::report {

/// A number with that many decimals and its digits in groups of three before the point ("7 772 593.83"); "–" where it is not
/// finite. Never locale dependent.
[[nodiscard]] std::string fixed(double value, int decimals);
/// The same of a decimal in plain digits ("1198.95"), rounded to at most that many decimals, no zeros added.
[[nodiscard]] std::string shortened(std::string_view digits, int decimals);
/// "–" where there is none.
[[nodiscard]] std::string fixed(const std::optional<double>& value, int decimals);
/// A number with at most that many significant digits, in groups of three before the point, no zeros added: "793 507.1".
[[nodiscard]] std::string significant(double value, int digits);
/// Every digit of a number, in groups of three before the point.
[[nodiscard]] std::string in_full(double value);
/// A share as "45.1 %".
[[nodiscard]] std::string percent(double share);

}  // namespace ferrolabel::report

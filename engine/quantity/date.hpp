// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace ferrolabel::quantity {

/// A calendar day (ISO 8601, proleptic Gregorian).
using Date = std::chrono::year_month_day;

/// "YYYY-MM-DD", years 1900 to 2999; nothing for another form or a day that does not exist.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text) noexcept;

/// "YYYY-MM-DD".
[[nodiscard]] std::string to_string(const Date& date);

/// Days from one date to another, negative when the second comes first.
[[nodiscard]] int days_between(const Date& from, const Date& to) noexcept;

}  // namespace ferrolabel::quantity

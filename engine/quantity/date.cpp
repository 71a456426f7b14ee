// SPDX-License-Identifier: Apache-2.0
#include "quantity/date.hpp"


namespace ferrolabel::quantity {

namespace {

std::optional<int> digits(std::string_view text) noexcept {
  int value = 0;
  for (const char sign : text) {
    if (sign < '0' || sign > '9') return std::nullopt;
    value = value * 10 + (sign - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900 || *year > 2999) return std::nullopt;
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

std::string to_string(const Date& date) {
  std::string text = "0000-00-00";
  const auto put = [&text](std::size_t last, int value) {
    for (std::size_t at = last; value > 0; value /= 10) text[at--] = static_cast<char>('0' + value % 10);
  };
  put(3, static_cast<int>(date.year()));
  put(6, static_cast<int>(static_cast<unsigned>(date.month())));
  put(9, static_cast<int>(static_cast<unsigned>(date.day())));
  return text;
}

int days_between(const Date& from, const Date& to) noexcept {
  return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

}  // namespace ferrolabel::quantity

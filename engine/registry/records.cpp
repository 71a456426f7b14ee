// SPDX-License-Identifier: Apache-2.0
#include "registry/records.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace ferrolabel::registry {
namespace {

constexpr std::array<std::string_view, 3> status_names{"active", "suspended", "revoked"};
constexpr std::array<std::string_view, 4> reservation_names{"held", "consumed", "freed", "expired"};

template <class Enum, std::size_t Size>
std::optional<Enum> find_name(const std::array<std::string_view, Size>& names, std::string_view text) noexcept {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

std::optional<int> two_digits(std::string_view text, int below) noexcept {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value >= below || text.front() == '-') return std::nullopt;
  return value;
}

}  // namespace

std::string to_string(Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock{time - day};
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ", static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return quantity::to_string(quantity::Date{day}) + text.data();
}

std::optional<Time> parse_time(std::string_view text) noexcept {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') return std::nullopt;
  const auto date = quantity::parse_date(text.substr(0, 10));
  const auto hours = two_digits(text.substr(11, 2), 24);
  const auto minutes = two_digits(text.substr(14, 2), 60);
  const auto seconds = two_digits(text.substr(17, 2), 60);
  if (!date || !hours || !minutes || !seconds) return std::nullopt;
  return std::chrono::sys_days{*date} + std::chrono::hours{*hours} + std::chrono::minutes{*minutes} + std::chrono::seconds{*seconds};
}

std::optional<Grams> consumed_grams(Grams quantity, std::int64_t per_million) noexcept {
  if (quantity < 0 || per_million < 0) return std::nullopt;
  __extension__ using Wide = __int128;
  const Wide product = (static_cast<Wide>(quantity) * per_million + 999'999) / 1'000'000;
  if (product >= 1'000'000'000'000'000'000) return std::nullopt;
  return static_cast<Grams>(product);
}

std::string_view to_string(LabelStatus status) noexcept { return status_names[static_cast<std::size_t>(status)]; }
std::optional<LabelStatus> parse_status(std::string_view text) noexcept { return find_name<LabelStatus>(status_names, text); }
std::string_view to_string(ReservationState state) noexcept { return reservation_names[static_cast<std::size_t>(state)]; }
std::optional<ReservationState> parse_reservation_state(std::string_view text) noexcept {
  return find_name<ReservationState>(reservation_names, text);
}

}  // namespace ferrolabel::registry

// SPDX-License-Identifier: Apache-2.0
#include "plant/codes.hpp"

#include <algorithm>
#include <array>

namespace ferrolabel::plant {

namespace {
bool is_digit(char sign) noexcept { return sign >= '0' && sign <= '9'; }
bool is_capital(char sign) noexcept { return sign >= 'A' && sign <= 'Z'; }
bool is_letter_or_digit(char sign) noexcept { return is_digit(sign) || is_capital(sign) || (sign >= 'a' && sign <= 'z'); }
}  // namespace

std::optional<CnCode> CnCode::parse(std::string_view text) {
  CnCode code;
  for (const char sign : text) {
    if (sign == ' ') continue;
    if (!is_digit(sign)) return std::nullopt;
    code.digits_ += sign;
  }
  if (code.digits_.size() != 8) return std::nullopt;
  return code;
}

bool is_non_alloy_steel(const CnCode& code) noexcept {
  const auto heading = std::string_view{code.digits()}.substr(0, 4);
  return heading >= "7206" && heading <= "7217";
}

std::optional<CountryCode> CountryCode::parse(std::string_view text) {
  if (text.size() != 2 || !std::all_of(text.begin(), text.end(), is_capital)) return std::nullopt;
  CountryCode code;
  code.letters_.assign(text);
  return code;
}

bool is_eu_member(const CountryCode& country) noexcept {
  constexpr std::array<std::string_view, 27> members{"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
                                                     "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"};
  return std::binary_search(members.begin(), members.end(), country.letters());
}

bool is_id(std::string_view text) noexcept {
  const auto allowed = [](char sign) { return is_letter_or_digit(sign) || sign == '.' || sign == '_' || sign == '-'; };
  return !text.empty() && text.size() <= 64 && is_letter_or_digit(text.front()) && std::all_of(text.begin(), text.end(), allowed);
}

}  // namespace ferrolabel::plant

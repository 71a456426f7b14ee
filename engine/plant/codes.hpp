// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace ferrolabel::plant {

/// A Combined Nomenclature code of 8 digits, "72083900"; "7208 39 00" reads the same.
class CnCode {
 public:
  CnCode() = default;
  /// Nothing where the text is not 8 digits, spaces apart.
  [[nodiscard]] static std::optional<CnCode> parse(std::string_view text);
  [[nodiscard]] const std::string& digits() const noexcept { return digits_; }
  friend auto operator<=>(const CnCode&, const CnCode&) = default;

 private:
  std::string digits_;
};

/// Whether a code is of headings 7206 to 7217: iron and non-alloy steel. @source Combined Nomenclature, chapter 72, note 1
[[nodiscard]] bool is_non_alloy_steel(const CnCode& code) noexcept;

/// An ISO 3166-1 alpha-2 country code in capitals.
class CountryCode {
 public:
  CountryCode() = default;
  /// Nothing where the text is not two capital letters.
  [[nodiscard]] static std::optional<CountryCode> parse(std::string_view text);
  [[nodiscard]] const std::string& letters() const noexcept { return letters_; }
  friend auto operator<=>(const CountryCode&, const CountryCode&) = default;

 private:
  std::string letters_;
};

/// Whether a country is a member state of the European Union. @source Treaty on European Union, Art. 52, and accessions; since 2020-02-01
[[nodiscard]] bool is_eu_member(const CountryCode& country) noexcept;

/// Whether an id may name things in a plant file: 1 to 64 signs of [A-Za-z0-9._-], opening with a letter or digit.
[[nodiscard]] bool is_id(std::string_view text) noexcept;

}  // namespace ferrolabel::plant

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace ferrolabel::quantity {

/// An exact decimal number significand · 10^exponent, for limits, scrap shares and tonnes: what is printed is what is compared.
/// At most 18 significant digits, exponent -24 … 18; always normalised (no trailing zero in the significand).
class Decimal {
 public:
  static constexpr int lowest_exponent = -24;
  static constexpr int highest_exponent = 18;

  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t integer) : Decimal{integer, 0} {}
  /// significand · 10^exponent. @throws std::out_of_range beyond the range above.
  constexpr Decimal(std::int64_t significand, int exponent) : significand_{significand}, exponent_{exponent} {
    if (significand_ == 0) exponent_ = 0;
    for (; significand_ != 0 && significand_ % 10 == 0; ++exponent_) significand_ /= 10;
    constexpr std::int64_t bound = 1'000'000'000'000'000'000;
    if (significand_ >= bound || significand_ <= -bound || exponent_ < lowest_exponent || exponent_ > highest_exponent)
      throw std::out_of_range{"decimal out of range"};
  }

  /// A number in the JSON grammar. Nothing where the text is no number or beyond the range above.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text) noexcept;
  /// The shortest decimal that reads back as this double: the digits a result prints. Nothing where not finite or out of range;
  /// a value below 1e-24 in size is 0.
  [[nodiscard]] static std::optional<Decimal> from_double(double value) noexcept;

  [[nodiscard]] std::int64_t significand() const noexcept { return significand_; }
  [[nodiscard]] int exponent() const noexcept { return exponent_; }
  [[nodiscard]] double to_double() const;
  /// Plain digits, never an exponent: "0.001", "1198.95", "-3".
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
  /// Exact. @throws std::out_of_range where the operands are more than 38 digits apart.
  friend std::strong_ordering operator<=>(const Decimal& left, const Decimal& right);

 private:
  std::int64_t significand_ = 0;
  int exponent_ = 0;
};

}  // namespace ferrolabel::quantity

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "quantity/decimal.hpp"

namespace ferrolabel::label {

/// A number with 27 decimals in 128 bits: sums and differences are exact, so that a limit compares as it is printed.
/// Values are below 10^7 in size when made, which leaves room for a thousandfold product.
class Exact {
 public:
  Exact() = default;
  /// Nothing where the value is 10^7 or more in size.
  [[nodiscard]] static std::optional<Exact> of(const quantity::Decimal& value) noexcept;
  /// Nothing where the product is 10^7 or more in size or has more than 27 decimals.
  [[nodiscard]] static std::optional<Exact> product(const quantity::Decimal& left, const quantity::Decimal& right) noexcept;

  /// @pre |factor| <= 1000, and the value below 10^7 in size
  [[nodiscard]] Exact times(std::int64_t factor) const noexcept;
  /// The quotient where the division leaves no rest in 27 decimals.
  [[nodiscard]] std::optional<Exact> divided(std::int64_t divisor) const noexcept;

  /// The nearest double.
  [[nodiscard]] double to_double() const;
  /// Plain digits without trailing zeros: "384.55".
  [[nodiscard]] std::string to_string() const;

  friend Exact operator+(const Exact& left, const Exact& right) noexcept { return Exact{left.units_ + right.units_}; }
  friend Exact operator-(const Exact& left, const Exact& right) noexcept { return Exact{left.units_ - right.units_}; }
  friend bool operator==(const Exact&, const Exact&) = default;
  friend std::strong_ordering operator<=>(const Exact&, const Exact&) = default;

 private:
  __extension__ using Units = __int128;
  static constexpr int places = 27;
  explicit Exact(Units units) noexcept : units_{units} {}
  static std::optional<Exact> scaled(Units significand, int exponent) noexcept;
  Units units_ = 0;  // of 10^-27
};

}  // namespace ferrolabel::label

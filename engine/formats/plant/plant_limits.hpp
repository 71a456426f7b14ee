// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace ferrolabel::formats {

/// What a value stands for, where that narrows its range beyond what its unit says.
enum class Role : std::uint8_t {
  plain,       ///< range by the unit alone, zero allowed
  output,      ///< an amount that others are divided by: above zero
  burnt,       ///< emission factor of a material whose own carbon becomes CO2
  efficiency,  ///< of a boiler, by net calorific value: above zero, a little above 1 where flue gas condenses
  reference,   ///< a reference efficiency: above zero, at most 1
  adjustment,  ///< may be negative
};

/// The range that a value can have at all. A value beyond it is a slip of unit or decimal sign, not a plant.
struct Range {
  double most = 0;
  std::string_view reason;
};

/// @pre canonical is a unit that the plant file knows.
[[nodiscard]] Range range_of(std::string_view canonical, Role role) noexcept;

/// MWh of power per t of goods: the limit, by aggregated goods category.
[[nodiscard]] Range most_power_per_tonne(std::string_view category) noexcept;

[[nodiscard]] constexpr bool must_be_positive(Role role) noexcept {
  return role == Role::output || role == Role::efficiency || role == Role::reference;
}
[[nodiscard]] constexpr bool may_be_negative(Role role) noexcept { return role == Role::adjustment; }

}  // namespace ferrolabel::formats

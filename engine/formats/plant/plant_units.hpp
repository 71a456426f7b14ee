// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "quantity/unit_name.hpp"

namespace ferrolabel::formats {

/// Canonical units of a plant file that no typed quantity has.
inline constexpr std::string_view grams_per_norm_cubic_metre = "g/Nm3";
inline constexpr std::string_view norm_cubic_metres_per_hour = "Nm3/h";
inline constexpr std::string_view hours = "h";
inline constexpr std::string_view euros_per_tonne = "EUR/t CO2e";

/// As quantity::find_conversion, with the units above.
[[nodiscard]] std::optional<quantity::Conversion> find_plant_conversion(std::string_view unit, std::string_view canonical) noexcept;

/// How to write the unit instead: "write 'GJ/t' or one of 'MJ/kg', …"; names first a unit that differs only in spelling.
[[nodiscard]] std::string unit_advice(std::string_view written, std::span<const std::string_view> canonicals);

}  // namespace ferrolabel::formats

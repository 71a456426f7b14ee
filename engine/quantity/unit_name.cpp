// SPDX-License-Identifier: Apache-2.0
#include "quantity/unit_name.hpp"

#include <array>

namespace ferrolabel::quantity {

namespace {

struct Row {
  std::string_view unit;
  Conversion conversion;
};

// Definitions of the SI prefixes and of the hour; no measured figure stands here.
constexpr std::array rows{
    Row{"t", {"t"}},
    Row{"kg", {"t", 1, 1000}},
    Row{"kt", {"t", 1000}},
    Row{"Mt", {"t", 1e6}},
    Row{"t CO2e", {"t CO2e"}},
    Row{"t CO2", {"t CO2e"}},
    Row{"kg CO2e", {"t CO2e", 1, 1000}},
    Row{"kg CO2", {"t CO2e", 1, 1000}},
    Row{"kt CO2e", {"t CO2e", 1000}},
    Row{"kt CO2", {"t CO2e", 1000}},
    Row{"t C", {"t C"}},
    Row{"GJ", {"GJ"}},
    Row{"MJ", {"GJ", 1, 1000}},
    Row{"TJ", {"GJ", 1000}},
    Row{"MWh", {"GJ", 3.6}},
    Row{"GWh", {"GJ", 3600}},
    Row{"kWh", {"GJ", 3.6, 1000}},
    Row{"MWh", {"MWh"}},
    Row{"GWh", {"MWh", 1000}},
    Row{"kWh", {"MWh", 1, 1000}},
    Row{"1000 Nm3", {"1000 Nm3"}},
    Row{"Nm3", {"1000 Nm3", 1, 1000}},
    Row{"1", {"1"}},
    Row{"t/t", {"1"}},
    Row{"%", {"1", 1, 100}},
    Row{"t CO2e/t", {"t CO2e/t"}},
    Row{"t CO2/t", {"t CO2e/t"}},
    Row{"kg CO2e/t", {"t CO2e/t", 1, 1000}},
    Row{"kg CO2/t", {"t CO2e/t", 1, 1000}},
    Row{"kg CO2e/kg", {"t CO2e/t"}},
    Row{"t CO2/TJ", {"t CO2/TJ"}},
    Row{"t CO2e/TJ", {"t CO2/TJ"}},
    Row{"kg CO2/GJ", {"t CO2/TJ"}},
    Row{"kg CO2e/GJ", {"t CO2/TJ"}},
    Row{"t CO2/GJ", {"t CO2/TJ", 1000}},
    Row{"t CO2/1000 Nm3", {"t CO2/1000 Nm3"}},
    Row{"t CO2e/1000 Nm3", {"t CO2/1000 Nm3"}},
    Row{"kg CO2/Nm3", {"t CO2/1000 Nm3"}},
    Row{"t CO2/MWh", {"t CO2/MWh"}},
    Row{"t CO2e/MWh", {"t CO2/MWh"}},
    Row{"kg CO2/kWh", {"t CO2/MWh"}},
    Row{"kg CO2e/kWh", {"t CO2/MWh"}},
    Row{"kg CO2/MWh", {"t CO2/MWh", 1, 1000}},
    Row{"kg CO2e/MWh", {"t CO2/MWh", 1, 1000}},
    Row{"g CO2e/kWh", {"t CO2/MWh", 1, 1000}},
    Row{"GJ/t", {"GJ/t"}},
    Row{"MJ/kg", {"GJ/t"}},
    Row{"TJ/kt", {"GJ/t"}},
    Row{"TJ/t", {"GJ/t", 1000}},
    Row{"GJ/1000 Nm3", {"GJ/1000 Nm3"}},
    Row{"MJ/Nm3", {"GJ/1000 Nm3"}},
    Row{"GJ/Nm3", {"GJ/1000 Nm3", 1000}},
    Row{"t C/t", {"t C/t"}},
    Row{"kg C/kg", {"t C/t"}},
    Row{"% C", {"t C/t", 1, 100}},
    Row{"t C/1000 Nm3", {"t C/1000 Nm3"}},
    Row{"kg C/Nm3", {"t C/1000 Nm3"}},
    Row{"t CO2/t C", {"t CO2/t C"}},
};

}  // namespace

std::optional<Conversion> find_conversion(std::string_view unit, std::string_view canonical) noexcept {
  for (const auto& row : rows)
    if (row.unit == unit && row.conversion.canonical == canonical) return row.conversion;
  return std::nullopt;
}

std::vector<std::string_view> accepted_units(std::string_view canonical) {
  std::vector<std::string_view> units;
  for (const auto& row : rows)
    if (row.conversion.canonical == canonical) units.push_back(row.unit);
  return units;
}

}  // namespace ferrolabel::quantity

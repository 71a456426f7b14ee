// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/plant_limits.hpp"

#include <array>
#include <cassert>

namespace ferrolabel::formats {

namespace {

struct Row {
  std::string_view unit;
  Role role;
  Range range;
};

// Bounds of what is possible at all, wide on purpose; no factor of any method stands here.
constexpr std::array rows{
    Row{"t", Role::plain, {1e8, "no installation moves 100 million t of one material in a year"}},
    Row{"t CO2e", Role::plain, {1e8, "no installation emits 100 million t in a year"}},
    Row{"GJ", Role::plain, {2e9, "no installation turns over 2000 PJ in a year"}},
    Row{"MWh", Role::plain, {1e8, "no installation turns over 100 TWh in a year"}},
    Row{"1000 Nm3", Role::plain, {1e8, "no installation turns over 100 billion Nm3 in a year"}},
    Row{"1", Role::plain, {1, "a share is at most 1, which is 100 %"}},
    Row{"1", Role::efficiency, {1.1, "by net calorific value even a condensing boiler stays below 110 %"}},
    Row{"t CO2e/t", Role::plain, {100, "no material of a steelworks carries 100 t CO2e per t"}},
    Row{"t CO2e/t", Role::burnt, {4, "pure carbon burns to 44/12 = 3.67 t CO2 per t"}},
    Row{"t CO2e/t", Role::adjustment, {100, "no material of a steelworks carries 100 t CO2e per t"}},
    Row{"t CO2/TJ", Role::plain, {400, "the leanest blast-furnace gas stays below 400 t CO2 per TJ, solid fuels near 100"}},
    Row{"t CO2/1000 Nm3", Role::plain, {100, "no gas carries 100 kg CO2e per Nm3"}},
    Row{"t CO2/1000 Nm3", Role::burnt, {20, "butane, the richest fuel gas, burns to about 8 kg CO2 per Nm3"}},
    Row{"t CO2/MWh", Role::plain, {5, "power from blast-furnace gas stays below 5 t CO2 per MWh, from coal near 1"}},
    Row{"GJ/t", Role::plain, {150, "hydrogen, the richest fuel by mass, has 120 GJ/t"}},
    Row{"GJ/1000 Nm3", Role::plain, {150, "butane, the richest fuel gas by volume, has about 120 GJ/1000 Nm3"}},
    Row{"t C/t", Role::plain, {1, "pure carbon has 1 t C/t"}},
    Row{"t C/1000 Nm3", Role::plain, {5, "butane, the richest fuel gas, has about 2.1 t C/1000 Nm3"}},
    Row{"g/Nm3", Role::plain, {7000, "the heaviest of the gases, pure C2F6, has about 6200 g/Nm3"}},
    Row{"Nm3/h", Role::plain, {1e8, "no stack passes 100 million Nm3/h"}},
    Row{"h", Role::plain, {8784, "a leap year has 8784 h"}},
    Row{"EUR/t CO2e", Role::plain, {10000, "no price of carbon comes near 10,000 EUR/t"}},
};

}  // namespace

Range range_of(std::string_view canonical, Role role) noexcept {
  const Row* found = nullptr;
  for (const auto& row : rows) {
    if (row.unit != canonical) continue;
    if (row.role == role) return row.range;
    if (row.role == Role::plain) found = &row;
  }
  assert(found != nullptr);
  return found ? found->range : Range{};
}

Range most_power_per_tonne(std::string_view category) noexcept {
  if (category == "Hydrogen") return {100, "electrolysis takes about 55 MWh per t of hydrogen"};
  return {20, "the most power-hungry ferro-alloys take about 10 MWh per t"};
}

}  // namespace ferrolabel::formats

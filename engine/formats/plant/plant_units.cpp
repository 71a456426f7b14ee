// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/plant_units.hpp"

#include <array>
#include <vector>

#include "formats/plant/spelling.hpp"

namespace ferrolabel::formats {

namespace {

struct UnitRow {
  std::string_view unit;
  quantity::Conversion conversion;
};

constexpr std::array unit_rows{
    UnitRow{grams_per_norm_cubic_metre, {grams_per_norm_cubic_metre}},
    UnitRow{"mg/Nm3", {grams_per_norm_cubic_metre, 1, 1000}},
    UnitRow{norm_cubic_metres_per_hour, {norm_cubic_metres_per_hour}},
    UnitRow{"1000 Nm3/h", {norm_cubic_metres_per_hour, 1000}},
    UnitRow{hours, {hours}},
    UnitRow{euros_per_tonne, {euros_per_tonne}},
    UnitRow{"EUR/t CO2", {euros_per_tonne}},
};

/// The text without blanks and case, with raised and lowered digits as plain ones: "t CO₂ / TJ" and "tco2/tj" are the same.
std::string plain(std::string_view unit) {
  std::string text;
  for (std::size_t at = 0; at < unit.size(); ++at) {
    const auto rest = unit.substr(at);
    if (rest.starts_with("³")) {
      text += '3';
      at += 1;
    } else if (rest.starts_with("₂")) {
      text += '2';
      at += 2;
    } else if (rest.front() != ' ') {
      text += rest.front() >= 'A' && rest.front() <= 'Z' ? static_cast<char>(rest.front() - 'A' + 'a') : rest.front();
    }
  }
  return text;
}

}  // namespace

std::optional<quantity::Conversion> find_plant_conversion(std::string_view unit, std::string_view canonical) noexcept {
  if (const auto conversion = quantity::find_conversion(unit, canonical)) return conversion;
  for (const auto& row : unit_rows)
    if (row.unit == unit && row.conversion.canonical == canonical) return row.conversion;
  return std::nullopt;
}

std::string unit_advice(std::string_view written, std::span<const std::string_view> canonicals) {
  std::vector<std::string_view> known;
  for (const auto canonical : canonicals) {
    for (const auto unit : quantity::accepted_units(canonical)) known.push_back(unit);
    for (const auto& row : unit_rows)
      if (row.conversion.canonical == canonical) known.push_back(row.unit);
  }
  const auto wanted = plain(written);
  for (const auto unit : known)
    if (plain(unit) == wanted) return "write '" + std::string{unit} + "'";
  std::string text = "write " + quoted_list(canonicals);
  std::erase_if(known, [&](std::string_view unit) {
    for (const auto canonical : canonicals)
      if (unit == canonical) return true;
    return false;
  });
  if (!known.empty()) text += "; " + quoted_list(known, 20) + (known.size() == 1 ? " is accepted too" : " are accepted too");
  return text;
}

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "quantity/datum.hpp"
#include "quantity/units.hpp"

namespace ferrolabel::quantity {

#define FERROLABEL_UNIT_NAME(Quantity, name) \
  template <>                                \
  struct UnitName<Quantity> {                \
    static constexpr std::string_view text = name; \
  }
FERROLABEL_UNIT_NAME(Mass, "t");
FERROLABEL_UNIT_NAME(Co2Mass, "t CO2e");
FERROLABEL_UNIT_NAME(CarbonMass, "t C");
FERROLABEL_UNIT_NAME(Energy, "GJ");
FERROLABEL_UNIT_NAME(Electricity, "MWh");
FERROLABEL_UNIT_NAME(GasVolume, "1000 Nm3");
FERROLABEL_UNIT_NAME(Ratio, "1");
FERROLABEL_UNIT_NAME(SpecificEmissions, "t CO2e/t");
FERROLABEL_UNIT_NAME(EmissionFactorPerEnergy, "t CO2/TJ");
FERROLABEL_UNIT_NAME(EmissionFactorPerVolume, "t CO2/1000 Nm3");
FERROLABEL_UNIT_NAME(EmissionFactorPerElectricity, "t CO2/MWh");
FERROLABEL_UNIT_NAME(NetCalorificValue, "GJ/t");
FERROLABEL_UNIT_NAME(NetCalorificValueOfGas, "GJ/1000 Nm3");
FERROLABEL_UNIT_NAME(CarbonContent, "t C/t");
FERROLABEL_UNIT_NAME(CarbonContentOfGas, "t C/1000 Nm3");
FERROLABEL_UNIT_NAME(Co2PerCarbon, "t CO2/t C");
#undef FERROLABEL_UNIT_NAME

/// How a unit as written in a file becomes the canonical unit: value · multiply ÷ divide, one of the two being 1,
/// so that 45 kg is 45/1000 t with a single rounding.
struct Conversion {
  std::string_view canonical;
  double multiply = 1;
  double divide = 1;
  [[nodiscard]] double apply(double value) const noexcept { return value * multiply / divide; }
};

/// The conversion of a unit name ("kg", "kt", "MWh", "Nm3", "%", "t CO2/TJ", "kg CO2e/t" …) into a canonical unit,
/// or nothing where that unit does not measure it. MWh of fuel convert to GJ (3.6); MWh of power stay MWh.
[[nodiscard]] std::optional<Conversion> find_conversion(std::string_view unit, std::string_view canonical) noexcept;

/// The units that find_conversion takes for a canonical unit, that one first; for messages.
[[nodiscard]] std::vector<std::string_view> accepted_units(std::string_view canonical);

}  // namespace ferrolabel::quantity

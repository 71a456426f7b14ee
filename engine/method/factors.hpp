// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "method/pack.hpp"
#include "quantity/unit_name.hpp"

namespace ferrolabel::method {

using quantity::Stated;

/// Standard values of one fuel or material (MRR Annex VI; 2023/1773 Annex VIII). Each value's evidence holds its source,
/// confidence and, where the pack gives one, its range as uncertainty.
struct Material {
  std::string id;
  std::string name;
  std::optional<Stated<quantity::NetCalorificValue>> net_calorific_value;
  std::optional<Stated<quantity::EmissionFactorPerEnergy>> emission_factor;          ///< fuels
  std::optional<Stated<quantity::SpecificEmissions>> emission_factor_by_mass;        ///< carbonates, process materials
  std::optional<Stated<quantity::CarbonContent>> carbon_content;
  std::optional<Stated<quantity::Ratio>> biomass_fraction;  ///< of the carbon; nothing for fossil materials
  bool preliminary = false;  ///< the factor counts before the biomass share is taken off
  bool waste_gas = false;    ///< coke-oven, blast-furnace, converter gas
  std::string note;
};

struct FactorPack {
  PackInfo info;
  std::vector<Material> materials;  ///< sorted by id

  [[nodiscard]] const Material* find(std::string_view id) const noexcept;
};

}  // namespace ferrolabel::method

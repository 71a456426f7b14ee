// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "method/default_values.hpp"
#include "method/factors.hpp"
#include "method/goods.hpp"
#include "method/tiers.hpp"
#include "quantity/date.hpp"

namespace ferrolabel::method {

/// A rule of the method as its act has it: what `explain` cites.
struct Citation {
  std::string equation;
  std::string reference;  ///< act, annex or article
  quantity::Confidence confidence = quantity::Confidence::primary;
};

/// Which power figure counts for the method's basis.
enum class ElectricityRule : std::uint8_t {
  actual_sources,  ///< grid factor, own power, direct lines and PPAs at their own factor; no certificates (CBAM)
  location,        ///< country average for all that is bought
};

/// One accounting method: EU CBAM definitive or transitional, EU ETS. Same equations; figures, switches and citations differ.
struct AccountingMethod {
  PackInfo info;
  quantity::Date valid_from{};
  quantity::Date valid_to{};  ///< inclusive
  bool by_period = false;     ///< may be chosen by period where a plant names no method
  bool default_values_allowed = false;
  bool bubble_allowed = false;             ///< the whole works as one process
  bool one_process_per_cn = false;         ///< several routes to one CN code are one process
  bool tiers_obligatory = false;           ///< a tier below what the category asks is an error, not a warning
  bool basis_applies = false;              ///< the method knows a CBAM basis and certificates
  bool transitional_indirect = false;      ///< indirect emissions of all goods are part of the report's basis
  bool precursor_indirect_in_basis = false;  ///< indirect of a sintered-ore precursor passes on into the basis of iron and steel
  bool scrap_carries_emissions = false;    ///< pre-consumer scrap as a precursor (COM(2025) 989), off today
  ElectricityRule electricity_rule = ElectricityRule::actual_sources;
  std::vector<std::string> outside_boundary;  ///< steps whose energy is not attributed: plating, cutting, welding, finishing

  Stated<quantity::Co2PerCarbon> co2_per_carbon;
  Stated<quantity::Ratio> gwp_n2o, gwp_cf4, gwp_c2f6;
  Stated<quantity::EmissionFactorPerEnergy> waste_gas_factor;   ///< natural gas
  Stated<quantity::Ratio> waste_gas_export_correction;
  Stated<quantity::Ratio> boiler_efficiency;
  std::optional<Stated<quantity::Ratio>> chp_reference_heat, chp_reference_electricity;  ///< hard coal
  Stated<quantity::Ratio> oxidation_factor, conversion_factor;  ///< tier 1
  std::map<std::string, Citation, std::less<>> citations;       ///< by rule id, see emissions/rule.hpp
  std::map<std::string, Citation, std::less<>> switches;        ///< where each switch above comes from, by its name in the file

  std::shared_ptr<const FactorPack> factors;
  std::shared_ptr<const GoodsPack> goods;
  std::shared_ptr<const TierTable> tiers;
  std::shared_ptr<const DefaultValues> default_values;  ///< null where the method has none
  std::shared_ptr<const Benchmarks> benchmarks;         ///< null where the method has none
};

}  // namespace ferrolabel::method

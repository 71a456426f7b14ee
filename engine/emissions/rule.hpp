// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ferrolabel::emissions {

/// The rules by which figures come about. A method pack cites the act and article of each by its id.
enum class Rule : std::uint8_t {
  input,
  factor,
  activity_data,
  standard_combustion,
  combustion_without_ncv,
  process_emissions,
  mass_balance,
  measured_emissions,
  carbon_from_emission_factor,
  biomass_zero_rated,
  biogenic_emissions,
  captured,
  installation_total,
  shared_by_meters,
  shared_by_key,
  direct_of_process,
  heat_import,
  heat_export,
  heat_factor,
  waste_gas_import,
  waste_gas_export,
  electricity_produced,
  chp_split,
  chp_heat_factor,
  chp_electricity_factor,
  attributed_direct,
  attributed_indirect,
  electricity_mix,
  electricity_location,
  electricity_market,
  electricity_eu_average,
  own_electricity_factor,
  precursor_share,
  specific_direct,
  specific_indirect,
  specific_embedded,
  basis_embedded,
  default_value,
  reported_total,
  free_allocation,
  free_allocation_default,
  certificates,
  upstream_term,
  transport_term,
  scrap_share,
  recycled_content,
  stage_intensity,
  scheme_intensity,
};

inline constexpr std::size_t rule_count = static_cast<std::size_t>(Rule::scheme_intensity) + 1;

/// The rule's id in method packs, e.g. "standard-combustion".
[[nodiscard]] std::string_view to_string(Rule rule) noexcept;

}  // namespace ferrolabel::emissions

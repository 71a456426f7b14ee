// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "method/pack.hpp"

namespace ferrolabel::method {

/// MRR Annex II: most uncertainty (95 %, as a fraction) of activity data by tier, tier 1 first, and the thresholds of
/// installation and source-stream categories (MRR Art. 19).
struct TierTable {
  struct Limits {
    std::vector<double> by_tier;  ///< by_tier[0] is tier 1
    quantity::Confidence confidence = quantity::Confidence::primary;
  };
  PackInfo info;
  std::map<std::string, Limits, std::less<>> activity_data;  ///< by activity, e.g. "fuels_solid", "iron_steel_mass_balance"
  std::map<std::string, Limits, std::less<>> measurement;    ///< CEMS by gas: "CO2", "N2O"
  double category_a_most = 0;      ///< t CO2e/a
  double category_b_most = 0;      ///< t CO2e/a
  double minor_most = 0;           ///< t CO2e/a, or…
  double minor_share = 0;          ///< …this share of the total, at most…
  double minor_share_most = 0;     ///< …t CO2e/a
  double de_minimis_most = 0;
  double de_minimis_share = 0;
  double de_minimis_share_most = 0;
  quantity::Confidence categories_confidence = quantity::Confidence::inferred;
};

}  // namespace ferrolabel::method

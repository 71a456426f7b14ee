// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "finding/result.hpp"
#include "label/classify.hpp"
#include "label/projection.hpp"

namespace ferrolabel::label {

/// One thing that a producer can change, and what it does to E and to the class.
struct Lever {
  std::string id;           ///< scrap-share, hydrogen-share, ppa, waste-heat, carbon-capture, biochar, alloy-supplier, fuel-switch
  std::string title;
  std::string subject;      ///< id of the process, stream or precursor that it changes
  std::string unit;         ///< what a share is of: "share of its MWh"; all amounts below are such shares, 0 … 1
  double most = 0;          ///< the most that the plant's data allow
  double effect_per_unit = 0;  ///< kg CO2e/t for a share of 1 at the slope of the start: a share of 0.1 does about a tenth of it
  double intensity_at_most = 0;  ///< E at the most, kg CO2e/t, recomputed in full
  std::optional<double> amount_needed;  ///< for the class aimed at; nothing where the lever alone does not reach it
  std::string class_at_most;
  std::string also_moves;   ///< what else it changes, in words
};

struct Improvement {
  Classification today;
  std::string target_class;  ///< empty where today's is the best
  std::vector<Lever> levers; ///< those that reach the target first, by amount needed relative to the most
  std::optional<double> combined_intensity;  ///< all levers but the scrap share at their most together, recomputed in full, kg CO2e/t
  std::string combined_class;
};

/// What would reach the next class (or `target`): each lever recomputed in full on a changed copy of the plant. A dated scheme is
/// asked for the last day of the plant's period.
/// @return findings where the good or the scheme gives no class today.
[[nodiscard]] Result<Improvement> improve(const plant::Installation& plant, const method::AccountingMethod& method, std::string_view good,
                                          const method::Scheme& scheme, const ProjectionChoices& choices = {}, std::string_view target = {});

}  // namespace ferrolabel::label

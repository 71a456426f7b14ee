// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lca/characterisation.hpp"

namespace ferrolabel::lca {

/// The score of one category of a weighting set, normalised and weighted; nothing where the category has no score.
struct WeightedScore {
  const WeightedCategory* category = nullptr;  ///< of the method, which must live as long
  std::optional<double> normalised;            ///< score / normalisation: person-years
  std::optional<double> weighted;              ///< · weight: points
};

/// Scores normalised and weighted. @source ISO 14044 4.4.3
struct WeightedScores {
  std::vector<WeightedScore> scores;  ///< in the order of the weighting set
  std::optional<double> sum;          ///< of those that are known, in points; nothing where none is
  double weight_known = 0.0;          ///< the weights of those, of 1

  /// Whether every category of the set has a score; otherwise `sum` is no single score.
  [[nodiscard]] bool complete() const noexcept;
};

/// @param method with a weighting set that is not empty
[[nodiscard]] WeightedScores weigh(const ImpactMethod& method, std::span<const Score> scores);

/// `lca.weighting.incomplete` (warning), naming the categories without a score; nothing where all have one.
[[nodiscard]] Findings tell_of_missing_categories(const WeightedScores& scores);

}  // namespace ferrolabel::lca

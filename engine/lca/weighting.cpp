// SPDX-License-Identifier: Apache-2.0
#include "lca/weighting.hpp"

#include <algorithm>

#include "quantity/number_text.hpp"

namespace ferrolabel::lca {

bool WeightedScores::complete() const noexcept {
  return std::all_of(scores.begin(), scores.end(), [](const WeightedScore& score) { return score.weighted.has_value(); });
}

WeightedScores weigh(const ImpactMethod& method, std::span<const Score> scores) {
  WeightedScores result;
  for (const auto& category : method.weighting.categories) {
    auto& entry = result.scores.emplace_back();
    entry.category = &category;
    const auto found = std::find_if(scores.begin(), scores.end(), [&](const Score& score) { return method.categories[score.category].id == category.id; });
    if (found == scores.end() || !found->value) continue;
    entry.normalised = *found->value / category.normalisation;
    entry.weighted = *entry.normalised * category.weight;
    result.sum = result.sum.value_or(0.0) + *entry.weighted;
    result.weight_known += category.weight;
  }
  return result;
}

Findings tell_of_missing_categories(const WeightedScores& scores) {
  if (scores.complete()) return {};
  std::string missing;
  for (const auto& score : scores.scores)
    if (!score.weighted) missing += (missing.empty() ? "" : ", ") + score.category->name;
  return {{"lca.weighting.incomplete", Severity::warning, {}, "there is no single score: " + missing + " have none, and the others carry " + quantity::number_text(scores.weight_known * 100.0) + " % of the weights",
           "compare weighted results of the same categories only, or use a pack with factors for all"}};
}

}  // namespace ferrolabel::lca

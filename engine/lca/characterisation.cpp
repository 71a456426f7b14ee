// SPDX-License-Identifier: Apache-2.0
#include "lca/characterisation.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "lca/expression.hpp"

namespace ferrolabel::lca {
namespace {

using Factors = std::vector<const ImpactFactor*>;

/// The factors of one category by what a flow may be known by.
struct FactorIndex {
  FactorIndex(const ImpactCategory& category, const Compartments& compartments) {
    for (const auto& factor : category.factors) {
      if (!factor.flow_id.empty()) by_id[factor.flow_id].push_back(&factor);
      if (!factor.name.empty()) by_name[key(factor.name, compartments.meaning(factor.compartment))].push_back(&factor);
    }
  }

  static std::string key(std::string_view name, std::string_view compartment) { return folded(name) + '\n' + std::string{compartment}; }

  std::unordered_map<std::string_view, Factors> by_id;
  std::unordered_map<std::string, Factors> by_name;
};

/// A factor that fits a row, or why none does.
struct Match {
  enum class Outcome { unknown, found, other_unit, other_place, ambiguous };
  Outcome outcome = Outcome::unknown;
  double value = 0.0;
};

/// EcoSpold fills CAS numbers up: 000124-38-9.
std::string_view without_zeros(std::string_view cas) { return cas.substr(std::min(cas.find_first_not_of('0'), cas.size())); }

/// Of the factors that fit, one of the row's own way comes before one of the other, then one of its location before a general one.
Match choose(const Factors& candidates, const Flow& flow, const ElementaryRow& row, bool by_name, const UnitScale& units) {
  Match match;
  int best = 0;
  for (const auto* factor : candidates) {
    if (by_name && !factor->cas.empty() && !flow.cas.empty() && without_zeros(factor->cas) != without_zeros(flow.cas)) continue;
    if (!factor->location.empty() && factor->location != row.location) {
      if (match.outcome == Match::Outcome::unknown) match.outcome = Match::Outcome::other_place;
      continue;
    }
    const auto scale = factor->unit.empty() ? std::optional{1.0} : units(flow.unit, factor->unit);
    if (!scale) {
      if (best == 0) match.outcome = Match::Outcome::other_unit;
      continue;
    }
    const bool same_way = factor->direction == ImpactFactor::Direction::any || (factor->direction == ImpactFactor::Direction::input) == row.input;
    const int rank = (same_way ? 3 : 1) + (factor->location.empty() ? 0 : 1);
    const double value = (same_way ? factor->value : -factor->value) * *scale;
    if (rank == best && value != match.value) match.outcome = Match::Outcome::ambiguous;
    if (rank <= best) continue;
    best = rank;
    match = {Match::Outcome::found, value};
  }
  return match;
}

/// "3 flows, such as 'a', 'b'".
std::string names_of(const ProductSystem& system, const std::vector<std::size_t>& rows) {
  std::string text = std::to_string(rows.size()) + (rows.size() == 1 ? " flow" : " flows");
  for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 3); ++i) text += (i == 0 ? ", '" : "', '") + system.dataset->flows[system.elementary[rows[i]].flow].name;
  return text + "'";
}

}  // namespace

Characterisation::Characterisation(const ProductSystem& system, const ImpactMethod& method, const Compartments& compartments, UnitScale units)
    : system_{&system}, method_{&method}, units_{std::move(units)} {
  std::vector<std::string> meanings, names;
  for (const auto& row : system.elementary) {
    const auto& flow = system.dataset->flows[row.flow];
    meanings.push_back(compartments.meaning(flow.compartment));
    const auto other = method.flow_names.find(folded(flow.name));
    names.push_back(other != method.flow_names.end() ? other->second : flow.name);
  }
  std::vector<std::string> without_factor;
  for (const auto& category : method.categories) {
    const FactorIndex index{category, compartments};
    auto& result = categories_.emplace_back();
    result.factors.resize(system.elementary.size(), 0.0);
    result.mapped.resize(system.elementary.size(), MappedBy::nothing);
    std::vector<std::size_t> other_unit, other_place, ambiguous;
    for (std::size_t at = 0; at < system.elementary.size(); ++at) {
      const auto& row = system.elementary[at];
      const auto& flow = system.dataset->flows[row.flow];
      Match match;
      auto by = MappedBy::id;
      if (const auto found = index.by_id.find(flow.id); found != index.by_id.end()) match = choose(found->second, flow, row, false, units_);
      for (const auto& compartment : {meanings[at], Compartments::unspecified(meanings[at])}) {
        if (match.outcome != Match::Outcome::unknown) break;
        by = MappedBy::name;
        if (const auto found = index.by_name.find(FactorIndex::key(names[at], compartment)); found != index.by_name.end()) match = choose(found->second, flow, row, true, units_);
      }
      if (match.outcome == Match::Outcome::other_unit) other_unit.push_back(at);
      if (match.outcome == Match::Outcome::other_place) other_place.push_back(at);
      if (match.outcome == Match::Outcome::ambiguous) ambiguous.push_back(at);
      if (match.outcome != Match::Outcome::found) continue;
      result.factors[at] = match.value;
      result.mapped[at] = by;
      ++result.rows_mapped;
    }
    const auto what = "'" + category.name + "' of " + method.info.id;
    if (!other_unit.empty())
      findings_.push_back({"lca.impact.unit", Severity::warning, {}, what + ": " + names_of(system, other_unit) + " measured in a unit that its factors are not for; not counted", "give the flows in the unit of the method"});
    if (!other_place.empty())
      findings_.push_back({"lca.impact.no-location", Severity::warning, {}, what + ": " + names_of(system, other_place) + " with factors for other locations only; not counted", "give the exchange or the process a location that the method knows"});
    if (!ambiguous.empty())
      findings_.push_back({"lca.impact.ambiguous", Severity::warning, {}, what + ": " + names_of(system, ambiguous) + " with several factors of different value; not counted", "give the flow the id of the method, or its CAS number"});
    if (result.rows_mapped == 0) without_factor.push_back(category.name);
  }
  tell_of_categories_without_factor(without_factor);
}

void Characterisation::tell_of_categories_without_factor(const std::vector<std::string>& names) {
  if (names.empty()) return;
  constexpr std::size_t shown = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, names.size()); ++i) text += (i == 0 ? "'" : ", '") + names[i] + "'";
  if (names.size() > shown) text += " and " + std::to_string(names.size() - shown) + " more";
  const bool one = names.size() == 1;
  findings_.push_back({"lca.impact.no-factor", Severity::warning, {},
                       text + " of " + method_->info.id + (one ? " knows" : " know") + " none of the " + std::to_string(system_->elementary.size()) + " elementary flows of the dataset: " + (one ? "it has" : "they have") + " no score, which is not zero",
                       "choose a method for this flow list"});
}

std::vector<Score> Characterisation::scores(const Inventory& inventory) const {
  std::vector<Score> scores;
  for (std::size_t category = 0; category < categories_.size(); ++category) {
    const auto& factors = categories_[category];
    auto& score = scores.emplace_back(Score{category, {}});
    if (factors.rows_mapped == 0) continue;
    double sum = 0.0;
    for (std::size_t row = 0; row < factors.factors.size(); ++row) sum += factors.factors[row] * inventory.amounts[row];
    score.value = sum;
  }
  return scores;
}

std::vector<UnmappedFlow> Characterisation::unmapped(const Inventory& inventory) const {
  std::vector<UnmappedFlow> flows;
  for (std::size_t row = 0; row < inventory.amounts.size(); ++row) {
    if (inventory.amounts[row] == 0.0) continue;
    if (std::any_of(categories_.begin(), categories_.end(), [row](const CategoryFactors& c) { return c.mapped[row] != MappedBy::nothing; })) continue;
    const auto kilograms = units_(system_->dataset->flows[system_->elementary[row].flow].unit, "kg");
    flows.push_back({row, inventory.amounts[row], kilograms.value_or(0.0) * inventory.amounts[row]});
  }
  std::stable_sort(flows.begin(), flows.end(), [](const UnmappedFlow& a, const UnmappedFlow& b) { return std::abs(a.mass) > std::abs(b.mass); });
  return flows;
}

}  // namespace ferrolabel::lca

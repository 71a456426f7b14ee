// SPDX-License-Identifier: Apache-2.0
#include "lca/assessment.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "quantity/number_text.hpp"

namespace ferrolabel::lca {
namespace {

constexpr double greatest_residual = 1e-9;
constexpr std::size_t shown = 3;

std::vector<CutOffFlow> find_cut_off(const ProductSystem& system, const Inventory& inventory) {
  std::map<FlowIndex, double> amounts;
  for (const auto& input : system.unlinked) {
    const double amount = input.amount * inventory.made[static_cast<std::size_t>(input.activity)];
    if (amount != 0.0) amounts[input.flow] += amount;
  }
  std::vector<CutOffFlow> flows;
  for (const auto& [flow, amount] : amounts) flows.push_back({flow, amount});
  return flows;
}

std::string amount_of(const ProductSystem& system, FlowIndex flow, double amount) {
  const auto& about = system.dataset->flows[flow];
  return quantity::number_text(amount) + (about.unit.empty() ? "" : " " + about.unit) + " of '" + about.name + "'";
}

void tell_of_cut_off(const ProductSystem& system, Assessment& assessment) {
  if (assessment.complete()) return;
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, assessment.cut_off.size()); ++i) text += (i == 0 ? "" : ", ") + amount_of(system, assessment.cut_off[i].flow, assessment.cut_off[i].amount);
  if (assessment.cut_off.size() > shown) text += " and " + std::to_string(assessment.cut_off.size() - shown) + " more";
  assessment.findings.push_back({"lca.result.cut-off", Severity::warning, {}, "the result is incomplete: the demand takes " + text + ", which nobody is known to make", "add the processes that make them, or name providers in the source"});
}

void tell_of_unmapped(const ProductSystem& system, const Characterisation& characterisation, Assessment& assessment) {
  if (assessment.unmapped.empty()) return;
  double mass = 0.0;
  for (const auto& flow : assessment.unmapped) mass += std::abs(flow.mass);
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, assessment.unmapped.size()); ++i)
    text += (i == 0 ? "" : ", ") + amount_of(system, system.elementary[assessment.unmapped[i].row].flow, assessment.unmapped[i].amount);
  assessment.findings.push_back({"lca.impact.unmapped", Severity::note, {}, std::to_string(assessment.unmapped.size()) + " elementary flows (" + quantity::number_text(mass) + " kg) have no factor in any category of " + characterisation.method().info.id + ", first of all " + text,
                                 "many flows have no impact in any category; look for those that should"});
}

/// An overflow: amounts that are infinite, or scores, even where others are finite.
void tell_of_not_finite(Assessment& assessment) {
  const auto finite = [](double value) { return std::isfinite(value); };
  const auto& [made, amounts, residual] = assessment.inventory;
  const bool sound = std::all_of(made.begin(), made.end(), finite) && std::all_of(amounts.begin(), amounts.end(), finite) &&
                     std::all_of(assessment.scores.begin(), assessment.scores.end(), [](const Score& score) { return std::isfinite(score.value.value_or(0.0)); });
  if (!sound) assessment.findings.push_back({"lca.result.not-finite", Severity::error, {}, "amounts or scores are too great to be computed with", "look for amounts that differ by many orders of magnitude"});
}

}  // namespace

Assessment assess(InventorySolver& solver, const Characterisation* characterisation, std::span<const Demand> demands) {
  const auto& system = solver.system();
  Assessment assessment;
  assessment.demands.assign(demands.begin(), demands.end());
  auto inventory = solver.solve(demands);
  if (!inventory) {
    assessment.findings = std::move(inventory.findings());
    return assessment;
  }
  assessment.inventory = std::move(inventory).value();
  assessment.cut_off = find_cut_off(system, assessment.inventory);
  if (characterisation != nullptr) {
    assessment.scores = characterisation->scores(assessment.inventory);
    assessment.unmapped = characterisation->unmapped(assessment.inventory);
  }
  const auto& amounts = assessment.inventory.amounts;
  if (std::all_of(amounts.begin(), amounts.end(), [](double amount) { return amount == 0.0; })) {
    for (auto& score : assessment.scores) score.value.reset();
    assessment.findings.push_back({"lca.result.empty", Severity::warning, {}, "the demand reaches no elementary flow at all: there is no result, which is not a result of zero", "look at the report of the import, and at what was cut off"});
  }
  tell_of_not_finite(assessment);
  tell_of_cut_off(system, assessment);
  if (!(assessment.inventory.residual <= greatest_residual))
    assessment.findings.push_back({"lca.result.residual", Severity::warning, {}, "the equations are met to " + quantity::number_text(assessment.inventory.residual) + " of the demand only", "look for amounts that differ by many orders of magnitude"});
  if (characterisation != nullptr) tell_of_unmapped(system, *characterisation, assessment);
  return assessment;
}

}  // namespace ferrolabel::lca

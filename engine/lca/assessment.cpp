// SPDX-License-Identifier: Apache-2.0
#include "lca/assessment.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
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

void tell_of_cut_off(const ProductSystem& system, const std::vector<CutOffFlow>& cut_off, const std::string& whose, Assessment& assessment) {
  if (cut_off.empty()) return;
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, cut_off.size()); ++i) text += (i == 0 ? "" : ", ") + amount_of(system, cut_off[i].flow, cut_off[i].amount);
  if (cut_off.size() > shown) text += " and " + std::to_string(cut_off.size() - shown) + " more";
  assessment.findings.push_back({"lca.result.cut-off", Severity::warning, {}, "the result is incomplete: " + whose + " takes " + text + ", which nobody is known to make", "add the processes that make them, or name providers in the source"});
}

/// Activities in use that bring results of their own and no flows to compute with.
void find_declared(const ProductSystem& system, const Inventory& inventory, std::set<std::int32_t>& declared) {
  for (std::size_t at = 0; at < inventory.made.size(); ++at) {
    if (inventory.made[at] == 0.0) continue;
    const auto& process = system.dataset->processes[system.activities[at].process];
    const auto can_be_computed_with = [&](const Exchange& exchange) { return exchange.input || system.dataset->flows[exchange.flow].kind == Flow::Kind::elementary; };
    if (!process.declared.empty() && std::none_of(process.exchanges.begin(), process.exchanges.end(), can_be_computed_with)) declared.insert(static_cast<std::int32_t>(at));
  }
}

void tell_of_declared(const ProductSystem& system, Assessment& assessment) {
  if (assessment.declared.empty()) return;
  const auto others = assessment.declared.size() - 1;
  assessment.findings.push_back({"lca.result.declared", Severity::warning, {}, "the result is incomplete: " + system.name_of(assessment.declared.front()) + (others > 0 ? " and " + std::to_string(others) + " more declare" : " declares") + " results instead of flows, and no figure here holds them",
                                 "look at what it declares with 'ferrolabel lca info', and add it by hand under the same rules"});
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
  const auto all_finite = [](const std::vector<Score>& scores) { return std::all_of(scores.begin(), scores.end(), [](const Score& score) { return std::isfinite(score.value.value_or(0.0)); }); };
  const bool sound = std::all_of(made.begin(), made.end(), finite) && std::all_of(amounts.begin(), amounts.end(), finite) && all_finite(assessment.scores) &&
                     std::all_of(assessment.modules.begin(), assessment.modules.end(), [&](const ModuleShare& share) { return all_finite(share.scores); });
  if (!sound) assessment.findings.push_back({"lca.result.not-finite", Severity::error, {}, "amounts or scores are too great to be computed with", "look for amounts that differ by many orders of magnitude"});
}

struct Answer {
  Inventory inventory;
  std::vector<Score> scores;
  std::vector<CutOffFlow> cut_off;
  bool empty = false;  ///< no elementary flow is reached
};

Result<Answer> answer(InventorySolver& solver, const Characterisation* characterisation, std::span<const Demand> demands) {
  auto inventory = solver.solve(demands);
  if (!inventory) return std::move(inventory.findings());
  Answer result;
  result.inventory = std::move(inventory).value();
  result.cut_off = find_cut_off(solver.system(), result.inventory);
  if (characterisation != nullptr) result.scores = characterisation->scores(result.inventory);
  const auto& amounts = result.inventory.amounts;
  result.empty = std::all_of(amounts.begin(), amounts.end(), [](double amount) { return amount == 0.0; });
  return result;
}

void forget(std::vector<Score>& scores) {
  for (auto& score : scores) score.value.reset();
}

void tell_of_nothing(const std::string& whose, Assessment& assessment) {
  assessment.reaches_nothing = true;
  assessment.findings.push_back({"lca.result.empty", Severity::warning, {}, whose + " reaches no elementary flow at all: there is no result, which is not a result of zero", "look at the report of the import, and at what was cut off"});
}

/// Each module on its own, in the order of the life cycle.
void assess_modules(InventorySolver& solver, const Characterisation* characterisation, std::span<const Demand> demands, Assessment& assessment, std::set<std::int32_t>& declared) {
  std::map<Module, std::vector<Demand>> by_module;
  for (const auto& demand : demands)
    if (!demand.module.is_none()) by_module[demand.module].push_back(demand);
  for (auto& [module, its] : by_module) {
    auto answered = answer(solver, characterisation, its);
    if (!answered) {
      assessment.findings = std::move(answered.findings());
      return;
    }
    auto& share = answered.value();
    const auto whose = "module " + module.name();
    find_declared(solver.system(), share.inventory, declared);
    if (share.empty) {
      tell_of_nothing(whose, assessment);
      forget(share.scores);
      if (!module.is_beyond_the_system()) forget(assessment.scores);  // a sum of what is not known is not known
    }
    tell_of_cut_off(solver.system(), share.cut_off, whose, assessment);
    if (!(share.inventory.residual <= assessment.inventory.residual)) assessment.inventory.residual = share.inventory.residual;
    assessment.modules.push_back({module, std::move(its), std::move(share.scores), std::move(share.cut_off)});
  }
}

}  // namespace

bool Assessment::complete() const noexcept {
  return !reaches_nothing && cut_off.empty() && declared.empty() && std::all_of(modules.begin(), modules.end(), [](const ModuleShare& share) { return share.cut_off.empty(); });
}

Findings check_modules(std::span<const Demand> demands) {
  std::set<Module> modules;
  for (const auto& demand : demands) modules.insert(demand.module);
  if (modules.size() > 1 && modules.begin()->is_none())
    return {{"lca.module.not-stated", Severity::error, {}, "some demands state their module, others do not", "give each demand its module, like ID=AMOUNT@A1-A3; of the modules, D is never added to the others"}};
  Findings findings;
  for (auto one = modules.begin(); one != modules.end(); ++one)
    for (auto other = std::next(one); other != modules.end(); ++other)
      if (one->overlaps(*other))
        findings.push_back({"lca.module.overlap", Severity::error, {}, "demands stand in " + one->name() + " and in " + other->name() + ", which would count twice what is in both", "give all of a module under one name"});
  return findings;
}

Assessment assess(InventorySolver& solver, const Characterisation* characterisation, std::span<const Demand> demands) {
  const auto& system = solver.system();
  Assessment assessment;
  std::copy_if(demands.begin(), demands.end(), std::back_inserter(assessment.demands), [](const Demand& demand) { return !demand.module.is_beyond_the_system(); });
  auto answered = answer(solver, characterisation, assessment.demands);
  if (!answered) {
    assessment.findings = std::move(answered.findings());
    return assessment;
  }
  auto& whole = answered.value();
  const bool by_module = std::any_of(demands.begin(), demands.end(), [](const Demand& demand) { return !demand.module.is_none(); });
  if (whole.empty && !by_module) tell_of_nothing("the demand", assessment);
  if (assessment.demands.empty() || (whole.empty && !by_module)) forget(whole.scores);  // modules may cancel: that is a zero
  assessment.inventory = std::move(whole.inventory);
  assessment.scores = std::move(whole.scores);
  assessment.cut_off = std::move(whole.cut_off);
  if (characterisation != nullptr) assessment.unmapped = characterisation->unmapped(assessment.inventory);
  std::set<std::int32_t> declared;
  find_declared(system, assessment.inventory, declared);
  assess_modules(solver, characterisation, demands, assessment, declared);
  if (has_errors(assessment.findings)) return assessment;
  assessment.declared.assign(declared.begin(), declared.end());
  tell_of_declared(system, assessment);
  tell_of_not_finite(assessment);
  if (!by_module) tell_of_cut_off(system, assessment.cut_off, "the demand", assessment);
  if (!(assessment.inventory.residual <= greatest_residual))
    assessment.findings.push_back({"lca.result.residual", Severity::warning, {}, "the equations are met to " + quantity::number_text(assessment.inventory.residual) + " of the demand only", "look for amounts that differ by many orders of magnitude"});
  if (characterisation != nullptr) tell_of_unmapped(system, *characterisation, assessment);
  return assessment;
}

}  // namespace ferrolabel::lca

// SPDX-License-Identifier: Apache-2.0
#include "report/assessment_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "quantity/number_text.hpp"
#include "report/figure_text.hpp"
#include "report/table.hpp"

namespace ferrolabel::report {
namespace {

constexpr int digits_shown = 6;
constexpr std::size_t most_flows = 8;

std::string demands_text(const lca::ProductSystem& system, const std::vector<lca::Demand>& demands) {
  std::string text;
  for (const auto& demand : demands) {
    const auto& product = system.dataset->flows[system.activities[static_cast<std::size_t>(demand.activity)].product];
    text += (text.empty() ? "" : ", ") + significant(demand.amount, digits_shown) + (product.unit.empty() ? "" : " " + product.unit) + " of " + system.name_of(demand.activity);
  }
  return printable(text);
}

/// One line, or one a module; in one line stands what counts, which is all but module D.
std::string demand_line(const formats::AssessmentDocument& document, bool by_module, const Style& style) {
  const auto& assessment = document.assessment;
  if (assessment.modules.empty() || !by_module) return style.paint(Ink::strong, demands_text(document.system, assessment.demands)) + "\n";
  std::string text;
  for (const auto& share : assessment.modules) text += style.paint(Ink::strong, share.module.name() + ": " + demands_text(document.system, share.demands)) + "\n";
  return text;
}

std::string value_text(const std::optional<double>& value) { return value ? significant(*value, digits_shown) : "not known"; }

/// A row a category: its value, and with modules one column each, the sum of all but D, and D apart.
Table scores_table(const formats::AssessmentDocument& document) {
  const auto& assessment = document.assessment;
  const auto is_beyond = [](const lca::ModuleShare& share) { return share.module.is_beyond_the_system(); };
  std::vector<Table::Column> columns{{"category"}};
  for (const auto& share : assessment.modules)
    if (!is_beyond(share)) columns.push_back({share.module.name(), Table::Align::right});
  columns.push_back({assessment.modules.empty() ? "value" : "sum", Table::Align::right});
  for (const auto& share : assessment.modules)
    if (is_beyond(share)) columns.push_back({share.module.name() + ", apart", Table::Align::right});
  for (const auto* heading : {"unit", "name", "part"}) columns.push_back({heading});
  Table table{columns};
  for (std::size_t i = 0; i < assessment.scores.size(); ++i) {
    const auto& category = document.characterisation->method().categories[assessment.scores[i].category];
    std::vector<std::string> cells{printable(category.id)};
    for (const auto& share : assessment.modules)
      if (!is_beyond(share)) cells.push_back(value_text(share.scores[i].value));
    cells.push_back(value_text(assessment.scores[i].value));
    for (const auto& share : assessment.modules)
      if (is_beyond(share)) cells.push_back(value_text(share.scores[i].value));
    for (const auto& cell : {printable(category.unit), printable(category.name), category.part}) cells.push_back(cell);
    table.add(std::move(cells));
  }
  return table;
}

std::string weighting_text(const formats::AssessmentDocument& document, const Style& style) {
  if (document.weighting == nullptr) return {};
  const auto& weighting = *document.weighting;
  Table table{{{"category"}, {"person-years", Table::Align::right}, {"weight", Table::Align::right}, {"points", Table::Align::right}}};
  for (const auto& score : weighting.scores) table.add({printable(score.category->name), value_text(score.normalised), percent(score.category->weight), value_text(score.weighted)});
  const auto points = weighting.sum ? significant(*weighting.sum, digits_shown) + " points" : std::string{};
  const auto sum = weighting.complete() ? "single score " + points : points.empty() ? std::string{"no single score: none is known"} : "no single score; those that are known add up to " + points;
  return "\n" + style.paint(Ink::strong, printable(document.characterisation->method().weighting.title)) + "\n" + table.text(style) + sum + "\n";
}

std::string solver_line(const formats::AssessmentDocument& document, const Style& style) {
  return style.paint(Ink::faint, "solved by " + std::string{document.solver.solver_name()} + ", residual " + quantity::number_text(document.assessment.inventory.residual) + ", condition about " +
                                     quantity::number_text(document.solver.condition_estimate()) + "; allocation " + std::string{lca::to_string(document.system.options.allocation)} + ", linking " +
                                     std::string{lca::to_string(document.system.options.linking)} + ", cut-off " + std::string{lca::to_string(document.system.options.cut_off)}) +
         "\n";
}

std::string cut_off_text(const formats::AssessmentDocument& document, const Style& style) {
  auto cut = document.assessment.cut_off;
  for (const auto& share : document.assessment.modules)
    if (share.module.is_beyond_the_system()) cut.insert(cut.end(), share.cut_off.begin(), share.cut_off.end());
  if (cut.empty()) return {};
  Table table{{{"amount", Table::Align::right}, {"unit"}, {"product"}}};
  for (std::size_t i = 0; i < std::min(most_flows, cut.size()); ++i) {
    const auto& flow = document.system.dataset->flows[cut[i].flow];
    table.add({significant(cut[i].amount, digits_shown), printable(flow.unit), printable(flow.name)});
  }
  return "\n" + style.paint(Ink::doubtful, "Incomplete: " + std::to_string(cut.size()) + (cut.size() == 1 ? " product" : " products") + " that nobody is known to make, upstream of which nothing counts") + "\n" + table.text(style);
}

std::string place_of(const lca::ProductSystem& system, const lca::ElementaryRow& row) {
  const auto& compartment = system.dataset->flows[row.flow].compartment;
  return printable(compartment + (row.location.empty() ? "" : " (" + row.location + ")") + (row.input ? ", taken" : ""));
}

std::string unmapped_text(const formats::AssessmentDocument& document, const Style& style) {
  const auto& flows = document.assessment.unmapped;
  if (flows.empty()) return {};
  Table table{{{"amount", Table::Align::right}, {"unit"}, {"flow"}, {"where"}}};
  for (std::size_t i = 0; i < std::min(most_flows, flows.size()); ++i) {
    const auto& row = document.system.elementary[flows[i].row];
    const auto& flow = document.system.dataset->flows[row.flow];
    table.add({significant(flows[i].amount, digits_shown), printable(flow.unit), printable(flow.name), place_of(document.system, row)});
  }
  return "\n" + style.paint(Ink::strong, std::to_string(flows.size()) + " elementary flows in no category; by mass first of all") + "\n" + table.text(style);
}

std::string inventory_text(const formats::AssessmentDocument& document, const Style& style) {
  Table table{{{"amount", Table::Align::right}, {"unit"}, {"flow"}, {"where"}}};
  const auto& amounts = document.assessment.inventory.amounts;
  for (std::size_t row = 0; row < amounts.size(); ++row) {
    if (amounts[row] == 0.0) continue;
    const auto& flow = document.system.dataset->flows[document.system.elementary[row].flow];
    table.add({significant(amounts[row], digits_shown), printable(flow.unit), printable(flow.name), place_of(document.system, document.system.elementary[row])});
  }
  const auto has_beyond = std::any_of(document.assessment.modules.begin(), document.assessment.modules.end(), [](const lca::ModuleShare& share) { return share.module.is_beyond_the_system(); });
  return "\n" + style.paint(Ink::strong, has_beyond ? "Inventory, without module D" : "Inventory") + "\n" + table.text(style);
}

}  // namespace

std::string assessment_text(const formats::AssessmentDocument& document, bool inventory, const Style& style) {
  auto text = demand_line(document, true, style);
  const auto table = scores_table(document);
  if (table.empty()) text += "No impact factors: name a pack with --impact for scores.\n";
  else text += printable(document.characterisation->method().info.title) + "\n" + table.text(style);
  text += weighting_text(document, style) + cut_off_text(document, style) + unmapped_text(document, style);
  if (inventory || table.empty()) text += inventory_text(document, style);
  return text + "\n" + solver_line(document, style);
}

std::string contribution_text(const formats::ContributionDocument& document, const Style& style) {
  const auto& lca = document.lca;
  const auto& category = lca.characterisation->method().categories[document.category];
  const auto& value = lca.assessment.scores[document.category].value;
  auto text = demand_line(lca, false, style) + style.paint(Ink::strong, printable(category.name)) + " = " + (value ? significant(*value, digits_shown) + " " + printable(category.unit) : "not known") + "\n\n";
  Table table{{{"share", Table::Align::right}, {"score", Table::Align::right}, {"amount", Table::Align::right}, {"unit"}, {std::string{formats::to_string(document.by)}}, {"where"}}};
  const auto share = [&value](double score) { return value && *value != 0.0 ? percent(score / *value) : std::string{"–"}; };
  for (const auto& contribution : document.written()) {
    const auto name = formats::contribution_name(lca.system, document.by, contribution.index);
    table.add({share(contribution.score), significant(contribution.score, digits_shown), significant(contribution.amount, digits_shown), printable(name.unit), printable(name.name), style.paint(Ink::faint, printable(name.place))});
  }
  if (const auto others = document.contributions.size() - document.written().size(); others > 0)
    table.add({share(document.rest()), significant(document.rest(), digits_shown), "", "", std::to_string(others) + " more"});
  return text + table.text(style) + cut_off_text(lca, style) + "\n" + solver_line(lca, style);
}

}  // namespace ferrolabel::report

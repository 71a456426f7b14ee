// SPDX-License-Identifier: Apache-2.0
#include "report/lca_text.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "lca/dataset_counts.hpp"
#include "lca/module.hpp"
#include "report/figure_text.hpp"
#include "report/table.hpp"

namespace ferrolabel::report {

namespace {

std::string number(std::uint64_t count) { return in_full(static_cast<double>(count)); }

std::string by_kind(const lca::DatasetCounts::ByKind& counts) { return number(counts[0]) + " product, " + number(counts[1]) + " waste, " + number(counts[2]) + " elementary"; }

std::string counts_text(const lca::DatasetCounts& counts, const Style& style) {
  const auto sum = [](const lca::DatasetCounts::ByKind& kinds) { return number(kinds[0] + kinds[1] + kinds[2]); };
  Table table{{{"what"}, {"count", Table::Align::right}, {"of these"}}};
  table.add({"processes", number(counts.processes), number(counts.several_products) + " with several products, " + number(counts.without_reference) + " without a reference product"});
  table.add({"flows", sum(counts.flows), by_kind(counts.flows)});
  table.add({"exchanges", sum(counts.exchanges), by_kind(counts.exchanges)});
  table.add({"product inputs without a provider", number(counts.made_elsewhere + counts.made_nowhere), number(counts.made_elsewhere) + " made in the dataset, " + number(counts.made_nowhere) + " made nowhere (cut off)"});
  table.add({"exchanges with a provider", number(counts.with_provider)});
  table.add({"uncertain exchanges", number(counts.uncertain)});
  table.add({"formulas", number(counts.by_formula), number(counts.parameters) + " parameters"});
  table.add({"allocation factors", number(counts.allocation_factors)});
  table.add({"declared results", number(counts.declared)});
  return table.text(style);
}

/// "C3 (all recycled)" for one of several scenarios.
std::string column_of(const lca::DeclaredIndicator::Amount& amount) { return amount.scenario.empty() ? amount.module : amount.module + " (" + amount.scenario + ")"; }

/// More columns than anybody reads, and than a hostile file should have.
constexpr std::size_t most_columns = 24;

/// A line an amount, for indicators of many modules and scenarios.
std::string declared_list(const lca::Process& process, const Style& style) {
  Table table{{{"indicator"}, {"unit"}, {"module"}, {"amount", Table::Align::right}}};
  for (const auto& indicator : process.declared)
    for (const auto& amount : indicator.amounts) table.add({printable(indicator.name), printable(indicator.unit), printable(column_of(amount)), significant(amount.amount, 6)});
  return table.text(style);
}

/// Indicators by module, in the order of the life cycle; module D, which is never added to the others, stands last and says so.
std::string declared_text(const lca::Process& process, const Style& style) {
  std::map<std::tuple<bool, lca::Module, std::string>, std::size_t> columns;  // names that are no module last, then by rank, then as written
  const auto key_of = [](const lca::DeclaredIndicator::Amount& amount) {
    const auto module = lca::Module::read(amount.module);
    return std::tuple{!module.has_value() && !amount.module.empty(), module.value_or(lca::Module{}), column_of(amount)};
  };
  for (const auto& indicator : process.declared)
    for (const auto& amount : indicator.amounts) columns.try_emplace(key_of(amount));
  if (columns.empty()) return {};
  const auto title = "\n" + style.paint(Ink::strong, "Declared results") + ", as the source states them\n";
  if (columns.size() > most_columns) return title + declared_list(process, style);
  std::vector<Table::Column> heads{{"indicator"}, {"unit"}};
  for (auto& [key, column] : columns) {
    column = heads.size();
    heads.push_back({printable(std::get<2>(key)) + (std::get<1>(key).is_beyond_the_system() ? ", apart" : ""), Table::Align::right});
  }
  Table table{heads};
  for (const auto& indicator : process.declared) {
    std::vector<std::string> cells(heads.size(), "–");
    cells[0] = printable(indicator.name);
    cells[1] = printable(indicator.unit);
    for (const auto& amount : indicator.amounts) cells[columns.at(key_of(amount))] = significant(amount.amount, 6);
    table.add(std::move(cells));
  }
  return title + table.text(style);
}

std::string complaint_text(const formats::Complaint& complaint, const Style& style) {
  constexpr std::size_t shown = 2;
  const auto& first = complaint.examples.front();
  const auto ink = first.severity == Severity::error ? Ink::bad : first.severity == Severity::warning ? Ink::doubtful : Ink::faint;
  std::string text = "  " + style.paint(ink, std::string{to_string(first.severity)} + " " + first.code) + ", " + number(complaint.count) + (complaint.count == 1 ? " time\n" : " times\n");
  for (std::size_t i = 0; i < std::min(shown, complaint.examples.size()); ++i) {
    const auto& finding = complaint.examples[i];
    const auto where = finding.place.describe();
    text += "    " + printable(where.empty() ? finding.message : where + ": " + finding.message) + "\n";
  }
  return text + "    mend: " + printable(first.fix) + "\n";
}

}  // namespace

std::string lca_import_text(const formats::ImportedDataset& imported, const Style& style) {
  const auto& report = imported.report;
  auto text = style.paint(Ink::strong, printable(imported.dataset.name)) + ": " + report.format;
  if (report.files > 0) text += ", " + number(report.files) + (report.files == 1 ? " file" : " files");
  if (report.passed_over > 0) text += ", " + number(report.passed_over) + (report.passed_over == 1 ? " other" : " others") + " passed over by name";
  text += "\n";
  if (!report.digest.empty()) text += "input " + report.digest + "\n";
  if (report.held_against_schema > 0) text += number(report.break_schema) + " of " + number(report.held_against_schema) + " XML files break their schema\n";
  text += "\n" + counts_text(lca::count(imported.dataset), style);
  for (const auto severity : {Severity::error, Severity::warning, Severity::note}) {
    std::string block;
    for (const auto& complaint : report.complaints)
      if (complaint.examples.front().severity == severity) block += complaint_text(complaint, style);
    if (!block.empty()) text += (severity == Severity::error ? "\nnot read\n" : severity == Severity::warning ? "\nto mend\n" : "\nto know\n") + block;
  }
  if (report.conversions.empty()) return text;
  Table table{{{"from"}, {"to"}, {"factor", Table::Align::right}, {"exchanges", Table::Align::right}, {"by"}}};
  for (const auto& each : report.conversions) table.add({printable(each.from), printable(each.to), significant(each.multiply / each.divide, 12), number(each.exchanges), printable(each.source)});
  return text + "\nunits converted\n" + table.text(style);
}

std::string lca_process_text(const lca::Dataset& dataset, const lca::Process& process, const Style& style) {
  auto text = style.paint(Ink::strong, printable(process.name)) + (process.location.empty() ? "" : " {" + printable(process.location) + "}") + "\nid " + printable(process.id) + "\n\n";
  Table table{{{"direction"}, {"amount", Table::Align::right}, {"unit"}, {"flow"}, {"kind"}, {"compartment or provider"}}};
  for (const bool input : {false, true})
    for (std::uint32_t rank = 0; rank < process.exchanges.size(); ++rank) {
      const auto& exchange = process.exchanges[rank];
      if (exchange.input != input) continue;
      const auto& flow = dataset.flows[exchange.flow];
      const auto* direction = rank == process.reference ? "product" : exchange.avoided ? "avoided" : input ? "in" : "out";
      table.add({direction, significant(exchange.amount, 8), printable(flow.unit), printable(flow.name), std::string{lca::to_string(flow.kind)},
                 printable(exchange.provider != lca::none ? dataset.processes[exchange.provider].name : flow.compartment)});
    }
  return text + table.text(style) + declared_text(process, style);
}

std::string lca_search_text(const lca::Dataset& dataset, const lca::Found& found, std::size_t most, const Style& style) {
  const auto uses = lca::uses_of(dataset);
  const auto cut = [most](std::size_t size) { return size > most ? ", the first " + number(most) : std::string{}; };
  auto text = number(found.processes.size()) + " processes" + cut(found.processes.size()) + "\n";
  Table processes{{{"id"}, {"name"}, {"location"}, {"product"}, {"unit"}}};
  for (std::size_t i = 0; i < std::min(most, found.processes.size()); ++i) {
    const auto& process = dataset.processes[found.processes[i]];
    const auto* product = process.reference == lca::none ? nullptr : &dataset.flows[process.exchanges[process.reference].flow];
    processes.add({printable(process.id), printable(process.name), printable(process.location), product ? printable(product->name) : "", product ? printable(product->unit) : ""});
  }
  text += processes.text(style) + "\n" + number(found.flows.size()) + " flows" + cut(found.flows.size()) + "\n";
  Table flows{{{"id"}, {"name"}, {"kind"}, {"unit"}, {"compartment"}, {"makers", Table::Align::right}, {"takers", Table::Align::right}}};
  for (std::size_t i = 0; i < std::min(most, found.flows.size()); ++i) {
    const auto index = found.flows[i];
    const auto& flow = dataset.flows[index];
    flows.add({printable(flow.id), printable(flow.name), std::string{lca::to_string(flow.kind)}, printable(flow.unit), printable(flow.compartment), number(uses.makers[index]), number(uses.takers[index])});
  }
  return text + flows.text(style);
}

}  // namespace ferrolabel::report

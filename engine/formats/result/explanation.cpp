// SPDX-License-Identifier: Apache-2.0
#include "formats/result/explanation.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "formats/result/findings_json.hpp"
#include "formats/result/inventory_json.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {

namespace {

using emissions::Operation;
using emissions::StepId;

constexpr std::array<std::string_view, 13> figure_names{
    "directEmbedded",       "indirectEmbedded", "indirectEmbeddedLocation", "indirectEmbeddedMarket", "indirectEmbeddedEuAverage",
    "basisEmbedded",        "basisEmbeddedWithPrecursorIndirect", "specificDirect", "specificIndirect", "attributedDirect",
    "attributedIndirect",   "directOfProcess",  "installationTotal"};

template <class Quantity>
std::optional<StepId> step_of(const std::optional<emissions::Traced<Quantity>>& figure) {
  return figure && figure->step != emissions::no_step ? std::optional{figure->step} : std::nullopt;
}

template <class Quantity>
std::optional<StepId> step_of(const emissions::Traced<Quantity>& figure) {
  return figure.step != emissions::no_step ? std::optional{figure.step} : std::nullopt;
}

const method::Citation* citation_of(const method::AccountingMethod& method, const emissions::Step& step) {
  if (step.operation == Operation::input) return nullptr;
  const auto at = method.citations.find(emissions::to_string(step.rule));
  return at != method.citations.end() ? &at->second : nullptr;
}

/// Writes told[at] with all below it. @return the index after them
std::size_t write_figure(syntax::JsonWriter& writer, std::span<const ExplainedFigure> told, const emissions::Trace& trace, std::size_t at) {
  const auto& entry = told[at];
  const auto& step = *entry.figure;
  writer.begin_object();
  writer.key("step").integer(entry.step);
  if (step.subject != nullptr) writer.member("subject", *step.subject);
  writer.member("value", step.value);
  writer.member("unit", step.unit);
  if (entry.negative) writer.member("subtracted", true);
  writer.member("rule", emissions::to_string(step.rule));
  writer.member("operation", to_string(step.operation));
  if (step.scale != 1) writer.member("scale", step.scale);
  if (entry.citation != nullptr) {
    writer.member("equation", entry.citation->equation);
    writer.member("reference", entry.citation->reference);
    writer.member("confidence", quantity::to_string(entry.citation->confidence));
  }
  if (step.datum != nullptr) {
    writer.member("source", step.datum->evidence.source);
    writer.member("confidence", quantity::to_string(step.datum->evidence.confidence));
    writer.key("where");
    write_where(writer, step.datum->place);
  }
  if (entry.repeated) writer.member("toldAbove", true);
  if (entry.left_out > 0) writer.key("operandsLeftOut").integer(entry.left_out);
  auto next = at + 1;
  if (next < told.size() && told[next].depth > entry.depth) {
    writer.key("operands").begin_array();
    while (next < told.size() && told[next].depth > entry.depth) next = write_figure(writer, told, trace, next);
    writer.end_array();
  }
  writer.end_object();
  return next;
}

}  // namespace

std::string_view to_string(Operation operation) noexcept {
  constexpr std::array<std::string_view, 8> names{"input", "constant", "product", "quotient", "sum", "floor-zero", "minimum", "solution"};
  return names[static_cast<std::size_t>(operation)];
}

std::vector<std::string_view> explainable_figures() noexcept { return {figure_names.begin(), figure_names.end()}; }

std::optional<StepId> explain_step(const embedded::Inventory& inventory, const embedded::ProcessFigures& process, std::string_view figure) {
  using embedded::ElectricityBasis;
  const auto of = [](const auto& figures, ElectricityBasis basis) { return step_of(figures[static_cast<std::size_t>(basis)]); };
  if (figure == "directEmbedded") return step_of(process.known_direct());
  if (figure == "indirectEmbedded") return step_of(process.known_indirect(ElectricityBasis::method));
  if (figure == "indirectEmbeddedLocation") return step_of(process.known_indirect(ElectricityBasis::location));
  if (figure == "indirectEmbeddedMarket") return step_of(process.known_indirect(ElectricityBasis::market));
  if (figure == "indirectEmbeddedEuAverage") return step_of(process.known_indirect(ElectricityBasis::eu_average));
  if (figure == "basisEmbedded") return step_of(process.known_basis());
  if (figure == "basisEmbeddedWithPrecursorIndirect") return step_of(process.known_basis_with_precursors());
  if (figure == "specificDirect") return step_of(process.specific_direct);
  if (figure == "specificIndirect") return of(process.specific_indirect, ElectricityBasis::method);
  if (figure == "attributedDirect") return step_of(process.attributed_direct);
  if (figure == "attributedIndirect") return of(process.attributed_indirect, ElectricityBasis::method);
  if (figure == "directOfProcess") return step_of(process.direct);
  if (figure == "installationTotal") return step_of(inventory.installation_total);
  return std::nullopt;
}

std::vector<ExplainedFigure> explain(const embedded::Inventory& inventory, StepId figure) {
  const auto& trace = inventory.trace;
  std::vector<ExplainedFigure> told;
  std::vector<bool> known(trace.steps().size(), false);
  // A stack of our own: a plant with thousands of processes in a row is a deep tree.
  struct Waiting {
    emissions::Operand operand;
    int depth;
  };
  std::vector<Waiting> waiting{{{figure, false}, 0}};
  while (!waiting.empty()) {
    const auto [operand, depth] = waiting.back();
    waiting.pop_back();
    const auto& step = trace.step(operand.step);
    const bool leaf = step.operand_count == 0;
    told.push_back({operand.step, depth, operand.negative, 0, !leaf && known[operand.step], &step, citation_of(*inventory.method, step)});
    if (leaf || known[operand.step]) continue;
    known[operand.step] = true;
    const auto operands = trace.operands(step);
    for (auto at = operands.rbegin(); at != operands.rend(); ++at) waiting.push_back({*at, depth + 1});
  }
  return told;
}

void cut_below(std::vector<ExplainedFigure>& told, std::uint64_t depth) {
  for (auto& entry : told)
    if (static_cast<std::uint64_t>(entry.depth) == depth && !entry.repeated) entry.left_out = entry.figure->operand_count;
  std::erase_if(told, [depth](const ExplainedFigure& entry) { return static_cast<std::uint64_t>(entry.depth) > depth; });
}

std::string explanation_json(const ExplanationDocument& document) {
  syntax::JsonWriter writer;
  writer.begin_object();
  write_origin(writer, document.input_digest, *document.inventory.method);
  writer.member("product", document.product);
  writer.member("figure", document.figure);
  writer.key("explanation");
  static_cast<void>(write_figure(writer, document.told, document.inventory.trace, 0));
  writer.key("findings");
  write_findings(writer, document.findings);
  writer.end_object();
  return writer.text() + "\n";
}

}  // namespace ferrolabel::formats

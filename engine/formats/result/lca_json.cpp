// SPDX-License-Identifier: Apache-2.0
#include "formats/result/lca_json.hpp"

#include <algorithm>

#include "formats/result/findings_json.hpp"
#include "lca/dataset_counts.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {

namespace {

using syntax::JsonWriter;

void member(JsonWriter& writer, std::string_view name, std::uint64_t count) { writer.key(name).integer(static_cast<std::int64_t>(count)); }

void by_kind(JsonWriter& writer, std::string_view name, const lca::DatasetCounts::ByKind& counts) {
  writer.key(name).begin_object();
  for (const auto kind : {lca::Flow::Kind::product, lca::Flow::Kind::waste, lca::Flow::Kind::elementary}) member(writer, lca::to_string(kind), counts[static_cast<std::size_t>(kind)]);
  writer.end_object();
}

void write_counts(JsonWriter& writer, const lca::DatasetCounts& counts) {
  writer.key("counts").begin_object();
  member(writer, "processes", counts.processes);
  member(writer, "severalProducts", counts.several_products);
  member(writer, "withoutReference", counts.without_reference);
  by_kind(writer, "flows", counts.flows);
  by_kind(writer, "exchanges", counts.exchanges);
  writer.key("productInputs").begin_object();
  member(writer, "providerStated", counts.with_provider);
  member(writer, "madeElsewhere", counts.made_elsewhere);
  member(writer, "madeNowhere", counts.made_nowhere);
  writer.end_object();
  member(writer, "uncertainExchanges", counts.uncertain);
  member(writer, "formulas", counts.by_formula);
  member(writer, "parameters", counts.parameters);
  member(writer, "allocationFactors", counts.allocation_factors);
  member(writer, "declaredResults", counts.declared);
  writer.end_object();
}

void write_complaints(JsonWriter& writer, const std::vector<Complaint>& complaints) {
  writer.key("complaints").begin_array();
  for (const auto& complaint : complaints) {
    writer.begin_object().member("code", complaint.examples.front().code).member("severity", to_string(complaint.examples.front().severity));
    member(writer, "count", complaint.count);
    writer.key("examples");
    write_findings(writer, complaint.examples);
    writer.end_object();
  }
  writer.end_array();
}

void write_exchange(JsonWriter& writer, const lca::Dataset& dataset, const lca::Process& process, const lca::Exchange& exchange) {
  const auto& flow = dataset.flows[exchange.flow];
  writer.begin_object().member("flow", flow.id).member("name", flow.name).member("kind", lca::to_string(flow.kind)).member("input", exchange.input);
  writer.member("amount", exchange.amount).member("unit", flow.unit);
  if (exchange.avoided) writer.member("avoided", true);
  if (!flow.compartment.empty()) writer.member("compartment", flow.compartment);
  if (!exchange.location.empty()) writer.member("location", exchange.location);
  if (exchange.provider != lca::none) writer.member("provider", dataset.processes[exchange.provider].id);
  if (exchange.formula != lca::none) writer.member("formula", process.formulas[exchange.formula]);
  if (exchange.uncertainty.kind != lca::Uncertainty::Kind::none) {
    constexpr std::string_view kinds[] = {"none", "lognormal", "normal", "triangular", "uniform"};
    writer.key("uncertainty").begin_object().member("distribution", kinds[static_cast<std::size_t>(exchange.uncertainty.kind)]);
    writer.key("figures").begin_array().number(exchange.uncertainty.first).number(exchange.uncertainty.second);
    if (exchange.uncertainty.kind == lca::Uncertainty::Kind::triangular) writer.number(exchange.uncertainty.third);
    writer.end_array().end_object();
  }
  writer.end_object();
}

}  // namespace

std::string lca_import_json(const ImportedDataset& imported, const std::string& written) {
  const auto& report = imported.report;
  JsonWriter writer;
  writer.begin_object().member("name", imported.dataset.name).member("format", report.format);
  if (!report.digest.empty()) writer.member("inputDigest", report.digest);
  if (!written.empty()) writer.member("written", written);
  member(writer, "files", report.files);
  member(writer, "passedOver", report.passed_over);
  writer.key("schema").begin_object();
  member(writer, "heldAgainst", report.held_against_schema);
  member(writer, "broken", report.break_schema);
  writer.end_object();
  write_counts(writer, lca::count(imported.dataset));
  writer.key("conversions").begin_array();
  for (const auto& each : report.conversions) {
    writer.begin_object().member("from", each.from).member("to", each.to).member("multiply", each.multiply).member("divide", each.divide).member("source", each.source);
    member(writer, "exchanges", each.exchanges);
    writer.end_object();
  }
  writer.end_array();
  write_complaints(writer, report.complaints);
  writer.end_object();
  return std::move(writer).take() + "\n";
}

std::string lca_process_json(const lca::Dataset& dataset, const lca::Process& process) {
  JsonWriter writer;
  writer.begin_object().member("id", process.id).member("name", process.name).member("location", process.location);
  writer.key("reference");
  if (process.reference == lca::none) writer.null();
  else writer.integer(process.reference);
  writer.key("exchanges").begin_array();
  for (const auto& exchange : process.exchanges) write_exchange(writer, dataset, process, exchange);
  writer.end_array().key("allocation").begin_array();
  for (const auto& factor : process.allocation) {
    constexpr std::string_view methods[] = {"physical", "economic", "causal"};
    writer.begin_object().member("method", methods[static_cast<std::size_t>(factor.method)]).member("product", dataset.flows[factor.product].id).member("share", factor.share).key("exchange");
    if (factor.exchange == lca::none) writer.null();
    else writer.integer(factor.exchange);
    writer.end_object();
  }
  writer.end_array().key("parameters").begin_array();
  for (const auto& parameter : process.parameters) {
    writer.begin_object().member("name", parameter.name).member("value", parameter.value);
    if (!parameter.formula.empty()) writer.member("formula", parameter.formula);
    writer.end_object();
  }
  writer.end_array().key("declared").begin_array();
  for (const auto& indicator : process.declared) {
    writer.begin_object().member("id", indicator.id).member("name", indicator.name).member("unit", indicator.unit).key("amounts").begin_array();
    for (const auto& each : indicator.amounts) writer.begin_object().member("module", each.module).member("scenario", each.scenario).member("amount", each.amount).end_object();
    writer.end_array().end_object();
  }
  writer.end_array().end_object();
  return std::move(writer).take() + "\n";
}

std::string lca_search_json(const lca::Dataset& dataset, const lca::Found& found, std::size_t most) {
  JsonWriter writer;
  const auto uses = lca::uses_of(dataset);
  writer.begin_object();
  member(writer, "processesFound", found.processes.size());
  writer.key("processes").begin_array();
  for (std::size_t i = 0; i < std::min(most, found.processes.size()); ++i) {
    const auto& process = dataset.processes[found.processes[i]];
    writer.begin_object().member("id", process.id).member("name", process.name).member("location", process.location);
    if (process.reference != lca::none) {
      const auto& product = dataset.flows[process.exchanges[process.reference].flow];
      writer.member("product", product.name).member("unit", product.unit);
    }
    writer.end_object();
  }
  writer.end_array();
  member(writer, "flowsFound", found.flows.size());
  writer.key("flows").begin_array();
  for (std::size_t i = 0; i < std::min(most, found.flows.size()); ++i) {
    const auto& flow = dataset.flows[found.flows[i]];
    writer.begin_object().member("id", flow.id).member("name", flow.name).member("kind", lca::to_string(flow.kind)).member("unit", flow.unit).member("compartment", flow.compartment);
    member(writer, "makers", uses.makers[found.flows[i]]);
    member(writer, "takers", uses.takers[found.flows[i]]);
    writer.end_object();
  }
  writer.end_array().end_object();
  return std::move(writer).take() + "\n";
}

}  // namespace ferrolabel::formats

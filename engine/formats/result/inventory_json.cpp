// SPDX-License-Identifier: Apache-2.0
#include "formats/result/inventory_json.hpp"

#include <algorithm>
#include <array>

#include "formats/plant/plant_choices.hpp"
#include "formats/result/findings_json.hpp"

namespace ferrolabel::formats {

namespace {

using embedded::ElectricityBasis;
using syntax::JsonWriter;

template <class Quantity>
void optional_figure(JsonWriter& writer, std::string_view name, const std::optional<emissions::Traced<Quantity>>& figure) {
  writer.key(name);
  if (figure) writer.number(figure->value.value());
  else writer.null();
}

void write_embedded(JsonWriter& writer, const embedded::ProcessFigures& figures) {
  optional_figure(writer, "directEmbedded", figures.known_direct());
  optional_figure(writer, "indirectEmbedded", figures.known_indirect(ElectricityBasis::method));
  optional_figure(writer, "basisEmbedded", figures.known_basis());
  optional_figure(writer, "basisEmbeddedWithPrecursorIndirect", figures.known_basis_with_precursors());
}

void write_attributed_direct(JsonWriter& writer, const embedded::ProcessFigures& figures) {
  optional_figure(writer, "directAttributed", figures.direct_stated ? std::optional{figures.attributed_direct} : std::nullopt);
}

void write_units(JsonWriter& writer) {
  writer.key("units").begin_object();
  for (const auto name : {"activityLevel"}) writer.member(name, "t");
  for (const auto name : {"directAttributed", "indirectAttributed", "direct", "emissions", "biogenic", "total"}) writer.member(name, "t CO2e");
  for (const auto name : {"directEmbedded", "indirectEmbedded", "basisEmbedded", "basisEmbeddedWithPrecursorIndirect", "specificDirect", "specificIndirect",
                          "indirectByBasis", "uncertainty", "freeAllocation", "perTonne"})
    writer.member(name, "t CO2e/t");
  for (const auto name : {"precursorShare", "defaultShare"}) writer.member(name, "1");
  writer.end_object();
}

void write_good(JsonWriter& writer, const InventoryDocument& document, const embedded::ProcessFigures& figures, std::size_t at, const plant::Good* good) {
  const auto& process = *figures.process;
  writer.begin_object();
  writer.member("id", good != nullptr ? good->id : process.id);
  writer.key("cn");
  if (good != nullptr && !good->cn.digits().empty()) writer.string(good->cn.digits());
  else writer.null();
  writer.member("name", good != nullptr ? good->name : process.name);
  writer.member("process", process.id);
  writer.member("stage", choice_name(process.stage));
  writer.member("activityLevel", figures.activity_level.value.value());
  write_attributed_direct(writer, figures);
  optional_figure(writer, "indirectAttributed", figures.known_attributed_indirect());
  write_embedded(writer, figures);
  const auto of_both = [&](double share) { return figures.direct_known && figures.indirect_known ? std::optional{share} : std::nullopt; };
  writer.member("precursorShare", of_both(figures.precursor_share));
  writer.member("defaultShare", of_both(figures.default_share));
  writer.member("directKnown", figures.direct_known);
  writer.member("indirectKnown", figures.indirect_known);
  const auto uncertainty = at < document.uncertainties.size() && figures.direct_known ? document.uncertainties[at] : std::nullopt;
  writer.member("uncertainty", uncertainty ? std::optional{uncertainty->value} : std::nullopt);
  writer.key("uncertaintyComplete");
  if (uncertainty) writer.boolean(uncertainty->complete);
  else writer.null();
  writer.key("indirectByBasis").begin_object();
  optional_figure(writer, "location", figures.known_indirect(ElectricityBasis::location));
  optional_figure(writer, "market", figures.known_indirect(ElectricityBasis::market));
  optional_figure(writer, "euAverage", figures.known_indirect(ElectricityBasis::eu_average));
  writer.end_object();
  if (const auto found = document.certificates.find(good != nullptr ? good->id : process.id); found != document.certificates.end()) {
    const auto& certificates = found->second;
    writer.key("certificates").begin_object().member("year", certificates.year);
    optional_figure(writer, "freeAllocation", certificates.free_allocation);
    optional_figure(writer, "perTonne", certificates.per_tonne);
    writer.key("refusedBecause");
    if (certificates.refused_because.empty()) writer.null();
    else writer.string(certificates.refused_because);
    writer.end_object();
  }
  writer.end_object();
}

void write_goods(JsonWriter& writer, const InventoryDocument& document) {
  writer.key("goods").begin_array();
  const auto& processes = document.inventory.processes;
  for (std::size_t at = 0; at < processes.size(); ++at) {
    const auto& figures = processes[at];
    if (figures.node < 0) continue;
    const auto wanted = [&](const std::string& id) { return document.product.empty() || document.product == id || document.product == figures.process->id; };
    for (const auto& good : figures.process->goods)
      if (wanted(good.id)) write_good(writer, document, figures, at, &good);
    if (figures.process->goods.empty() && wanted(figures.process->id)) write_good(writer, document, figures, at, nullptr);
  }
  writer.end_array();
}

void write_processes(JsonWriter& writer, const embedded::Inventory& inventory) {
  writer.key("processes").begin_array();
  for (const auto& figures : inventory.processes) {
    const auto& process = *figures.process;
    writer.begin_object();
    writer.member("id", process.id);
    writer.member("name", process.name);
    writer.member("kind", choice_name(process.kind));
    writer.member("stage", choice_name(process.stage));
    optional_figure(writer, "direct", figures.direct_stated ? std::optional{figures.direct} : std::nullopt);
    write_attributed_direct(writer, figures);
    optional_figure(writer, "indirectAttributed", figures.known_attributed_indirect());
    if (figures.node >= 0) {
      writer.member("activityLevel", figures.activity_level.value.value());
      optional_figure(writer, "specificDirect", figures.direct_stated ? std::optional{figures.specific_direct} : std::nullopt);
      optional_figure(writer, "specificIndirect", process.electricity.empty() ? std::nullopt : figures.specific_indirect[0]);
      optional_figure(writer, "directEmbedded", figures.known_direct());
      optional_figure(writer, "indirectEmbedded", figures.known_indirect(ElectricityBasis::method));
    }
    writer.end_object();
  }
  writer.end_array();
}

void write_streams(JsonWriter& writer, const embedded::Inventory& inventory) {
  writer.key("sourceStreams").begin_array();
  for (const auto& figures : inventory.streams) {
    writer.begin_object();
    writer.member("id", figures.stream->id);
    writer.member("name", figures.stream->name);
    writer.member("method", choice_name(figures.stream->method));
    std::visit(
        [&writer](const auto& activity) {
          writer.key("activity").begin_object().member("value", activity.value.value());
          writer.member("unit", quantity::UnitName<std::remove_cvref_t<decltype(activity.value)>>::text).end_object();
        },
        figures.emissions.activity);
    writer.member("emissions", figures.emissions.counted.value.value());
    optional_figure(writer, "biogenic", figures.emissions.biogenic);
    writer.member("category", to_string(figures.category));
    writer.member("tier", to_string(figures.tier));
    writer.end_object();
  }
  writer.end_array();
}

/// Beside the streams: what was measured in a stack, its biogenic part apart.
void write_stacks(JsonWriter& writer, const embedded::Inventory& inventory) {
  writer.key("measuredEmissions").begin_array();
  for (const auto& figures : inventory.stacks) {
    writer.begin_object();
    writer.member("id", figures.measured->id);
    writer.member("process", figures.measured->process);
    writer.member("emissions", figures.emissions.counted.value.value());
    optional_figure(writer, "biogenic", figures.emissions.biogenic);
    writer.end_object();
  }
  writer.end_array();
}

void write_balances(JsonWriter& writer, const embedded::Inventory& inventory) {
  writer.key("balances").begin_array();
  for (const auto& balance : inventory.balances) {
    writer.begin_object();
    writer.member("kind", balance.kind);
    writer.key("subject");
    if (balance.subject.empty()) writer.null();
    else writer.string(balance.subject);
    writer.member("in", balance.in);
    writer.member("out", balance.out);
    writer.member("tolerance", balance.tolerance);
    writer.member("unit", balance.unit);
    writer.member("closed", balance.closed);
    writer.end_object();
  }
  writer.end_array();
}

void write_confidence(JsonWriter& writer, const emissions::Trace& trace) {
  writer.key("confidence").begin_array();
  for (const auto& figure : doubtful_figures(trace)) {
    writer.begin_object();
    writer.member("confidence", quantity::to_string(figure.datum->evidence.confidence));
    writer.member("value", figure.datum->value);
    writer.member("unit", figure.datum->unit);
    writer.member("source", figure.datum->evidence.source);
    writer.key("usedFor").begin_array();
    for (const auto& subject : figure.subjects) writer.string(subject);
    writer.end_array();
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

std::string_view to_string(embedded::StreamCategory category) noexcept {
  constexpr std::array<std::string_view, 3> names{"major", "minor", "de-minimis"};
  return names[static_cast<std::size_t>(category)];
}

std::string_view to_string(embedded::TierCheck check) noexcept {
  constexpr std::array<std::string_view, 5> names{"ok", "deviation", "below", "not-stated", "not-checkable"};
  return names[static_cast<std::size_t>(check)];
}

std::vector<DoubtfulFigure> doubtful_figures(const emissions::Trace& trace) {
  std::vector<DoubtfulFigure> figures;
  for (const auto& step : trace.steps()) {
    if (step.datum == nullptr || step.datum->evidence.confidence == quantity::Confidence::primary) continue;
    auto at = std::find_if(figures.begin(), figures.end(), [&step](const auto& figure) { return figure.datum == step.datum; });
    if (at == figures.end()) at = figures.insert(at, {step.datum, {}});
    if (step.subject != nullptr && std::find(at->subjects.begin(), at->subjects.end(), *step.subject) == at->subjects.end()) at->subjects.push_back(*step.subject);
  }
  return figures;
}

void write_origin(JsonWriter& writer, std::string_view input_digest, const method::AccountingMethod& method) {
  writer.key("input").begin_object().member("digest", input_digest).end_object();
  writer.key("method").begin_object();
  writer.member("id", method.info.id);
  writer.member("edition", method.info.edition);
  writer.member("digest", method.info.digest);
  writer.end_object();
}

std::string inventory_json(const InventoryDocument& document) {
  const auto& inventory = document.inventory;
  JsonWriter writer;
  writer.begin_object();
  write_origin(writer, document.input_digest, *inventory.method);
  write_units(writer);
  writer.key("installation").begin_object();
  writer.member("id", inventory.plant->id);
  writer.member("name", inventory.plant->name);
  writer.member("country", inventory.plant->country.letters());
  writer.key("period").begin_object();
  writer.member("from", quantity::to_string(inventory.plant->period.from));
  writer.member("to", quantity::to_string(inventory.plant->period.to)).end_object();
  writer.member("total", inventory.installation_total.value.value());
  writer.member("category", std::string_view{&inventory.installation_category, 1});
  writer.end_object();
  write_goods(writer, document);
  write_processes(writer, inventory);
  write_streams(writer, inventory);
  write_stacks(writer, inventory);
  write_balances(writer, inventory);
  write_confidence(writer, inventory.trace);
  writer.key("findings");
  write_findings(writer, document.findings);
  writer.end_object();
  return writer.text() + "\n";
}

}  // namespace ferrolabel::formats

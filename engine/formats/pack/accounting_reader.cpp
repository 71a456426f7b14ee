// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/accounting_reader.hpp"

#include <utility>

#include "formats/pack/stated_reader.hpp"

namespace ferrolabel::formats {

namespace {

/// Reads {"value", "reference", "confidence"} of a switch; where it comes from is kept by name.
class SwitchReader {
 public:
  SwitchReader(syntax::Node node, method::AccountingMethod& method, Findings& findings)
      : switches_{node, findings}, method_{&method} {}

  void flag(std::string_view name, bool& value) {
    ObjectReader reader{switches_.required(name), switches_.findings()};
    value = reader.is_object() && reader.flag("value");
    keep_source(name, reader);
  }
  void electricity_rule() {
    ObjectReader reader{switches_.required("electricityRule"), switches_.findings()};
    const auto rule = reader.text("value");
    if (rule == "location")
      method_->electricity_rule = method::ElectricityRule::location;
    else if (rule != "actual-sources" && !rule.empty())
      add_pack_error(switches_.findings(), "pack.bad-value", reader.node().place(),
                     "electricity rule '" + rule + "' is not known", "Write actual-sources or location.");
    keep_source("electricityRule", reader);
  }
  void finish() { switches_.finish(); }

 private:
  void keep_source(std::string_view name, ObjectReader& reader) {
    method::Citation citation;
    citation.reference = reader.text("reference");
    citation.confidence = reader.confidence("confidence");
    reader.finish();
    method_->switches.emplace(name, std::move(citation));
  }
  ObjectReader switches_;
  method::AccountingMethod* method_;
};

void read_switches(syntax::Node node, method::AccountingMethod& method, Findings& findings) {
  SwitchReader reader{node, method, findings};
  reader.flag("defaultValuesAllowed", method.default_values_allowed);
  reader.flag("bubbleAllowed", method.bubble_allowed);
  reader.flag("oneProcessPerCn", method.one_process_per_cn);
  reader.flag("tiersObligatory", method.tiers_obligatory);
  reader.flag("basisApplies", method.basis_applies);
  reader.flag("transitionalIndirect", method.transitional_indirect);
  reader.flag("precursorIndirectInBasis", method.precursor_indirect_in_basis);
  reader.flag("scrapCarriesEmissions", method.scrap_carries_emissions);
  reader.electricity_rule();
  reader.finish();
}

void read_constants(syntax::Node node, method::AccountingMethod& method, Findings& findings) {
  using quantity::Ratio;
  ObjectReader reader{node, findings};
  const auto& info = method.info;
  method.co2_per_carbon = required_figure<quantity::Co2PerCarbon>(reader, "co2PerCarbon", info);
  method.gwp_n2o = required_figure<Ratio>(reader, "gwpN2o", info);
  method.gwp_cf4 = required_figure<Ratio>(reader, "gwpCf4", info);
  method.gwp_c2f6 = required_figure<Ratio>(reader, "gwpC2f6", info);
  method.waste_gas_factor = required_figure<quantity::EmissionFactorPerEnergy>(reader, "wasteGasFactor", info);
  method.waste_gas_export_correction = required_figure<Ratio>(reader, "wasteGasExportCorrection", info);
  method.boiler_efficiency = required_figure<Ratio>(reader, "boilerEfficiency", info);
  method.chp_reference_heat = optional_figure<Ratio>(reader, "chpReferenceHeat", info);
  method.chp_reference_electricity = optional_figure<Ratio>(reader, "chpReferenceElectricity", info);
  method.oxidation_factor = required_figure<Ratio>(reader, "oxidationFactor", info);
  method.conversion_factor = required_figure<Ratio>(reader, "conversionFactor", info);
  reader.finish();
}

void read_citations(syntax::Node node, method::AccountingMethod& method, Findings& findings) {
  if (ObjectReader reader{node, findings}; !reader.is_object()) return;
  for (auto member = node.first_child(); member; member = member.next()) {
    ObjectReader reader{member, findings};
    method::Citation citation;
    citation.equation = reader.text("equation");
    citation.reference = reader.text("reference");
    citation.confidence = reader.confidence("confidence");
    reader.finish();
    method.citations.emplace(member.name(), std::move(citation));
  }
}

std::string read_pack_name(ObjectReader& uses, std::string_view name, bool required) {
  const auto node = required ? uses.required(name) : uses.optional(name);
  auto id = text_of(node, uses.findings());
  if (id.empty() || is_pack_id(id)) return id;
  add_pack_error(uses.findings(), "pack.bad-id", node.place(), "'" + id + "' cannot be an id",
                 "Name a pack by its id, not by a path.");
  return {};
}

}  // namespace

Result<AccountingDraft> read_accounting_draft(const PackDocument& document) {
  Findings findings;
  ObjectReader root{document.document->root(), findings};
  AccountingDraft draft;
  auto& method = draft.method;
  method.info = read_header(document, "accounting", root);
  method.valid_from = root.date("validFrom");
  method.valid_to = root.date("validTo");
  if (method.valid_from.ok() && method.valid_to.ok() && method.valid_to < method.valid_from)
    add_pack_error(findings, "pack.bad-value", root.node().member("validTo").place(),
                   "the validity ends before it begins", "Mend validFrom or validTo.");
  method.by_period = root.flag("byPeriod");
  const auto uses = root.required("uses");
  if (uses) draft.uses = uses.place();
  ObjectReader names{uses, findings};
  draft.factors = read_pack_name(names, "factors", true);
  draft.goods = read_pack_name(names, "goods", true);
  draft.tiers = read_pack_name(names, "tiers", true);
  draft.default_values = read_pack_name(names, "defaultValues", false);
  draft.benchmarks = read_pack_name(names, "benchmarks", false);
  names.finish();
  read_switches(root.required("switches"), method, findings);
  method.outside_boundary = root.texts("outsideBoundary");
  read_constants(root.required("constants"), method, findings);
  read_citations(root.required("citations"), method, findings);
  root.finish();
  if (has_errors(findings)) return findings;
  return {std::move(draft), std::move(findings)};
}

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/factor_reader.hpp"

#include <algorithm>
#include <utility>

#include "formats/pack/stated_reader.hpp"

namespace ferrolabel::formats {

namespace {

method::Material read_material(syntax::Node node, const method::PackInfo& info, Findings& findings) {
  ObjectReader reader{node, findings};
  method::Material material;
  material.id = reader.text("id");
  material.name = reader.text("name");
  material.net_calorific_value = optional_figure<quantity::NetCalorificValue>(reader, "netCalorificValue", info);
  material.emission_factor = optional_figure<quantity::EmissionFactorPerEnergy>(reader, "emissionFactor", info);
  material.emission_factor_by_mass = optional_figure<quantity::SpecificEmissions>(reader, "emissionFactorByMass", info);
  material.carbon_content = optional_figure<quantity::CarbonContent>(reader, "carbonContent", info);
  const auto biomass = reader.optional("biomassFraction");
  const double fraction = number_of(biomass, findings);
  if (fraction > 0) {
    // The material is biomass by its name; the source is that of its factor.
    quantity::Evidence evidence;
    if (material.emission_factor) evidence = material.emission_factor->evidence;
    evidence.uncertainty.reset();
    evidence.by_convention = true;
    material.biomass_fraction = quantity::Stated<quantity::Ratio>{fraction, std::move(evidence), biomass.place()};
  }
  if (fraction > 1)
    add_pack_error(findings, "pack.bad-value", biomass.place(), "a biomass fraction above 1",
                   "Write a fraction of 0 to 1.");
  material.preliminary = reader.optional_flag("preliminary");
  material.waste_gas = reader.optional_flag("wasteGas");
  material.note = reader.optional_text("note");
  reader.finish();
  if (reader.is_object() && !material.net_calorific_value && !material.emission_factor &&
      !material.emission_factor_by_mass && !material.carbon_content)
    add_pack_error(findings, "pack.missing-member", node.place(), "material '" + material.id + "' has no figure",
                   "Give netCalorificValue, emissionFactor, emissionFactorByMass or carbonContent.");
  return material;
}

}  // namespace

Result<method::FactorPack> read_factor_pack(const PackDocument& document) {
  Findings findings;
  ObjectReader root{document.document->root(), findings};
  method::FactorPack pack;
  pack.info = read_header(document, "factors", root);
  for (const auto item : root.items("materials")) pack.materials.push_back(read_material(item, pack.info, findings));
  root.finish();
  auto& materials = pack.materials;
  std::sort(materials.begin(), materials.end(), [](const auto& left, const auto& right) { return left.id < right.id; });
  const auto twice = std::adjacent_find(materials.begin(), materials.end(),
                                        [](const auto& left, const auto& right) { return left.id == right.id; });
  if (twice != materials.end() && !twice->id.empty())
    add_pack_error(findings, "pack.double-id", root.node().member("materials").place(),
                   "material '" + twice->id + "' is there twice", "Keep one of the two.");
  if (has_errors(findings)) return findings;
  return {std::move(pack), std::move(findings)};
}

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#include "issuing/issue.hpp"

#include <iterator>
#include <utility>

#include "embedded/compute.hpp"

namespace ferrolabel::issuing {
namespace {

void move_into(Findings& all, Findings more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Result<PreparedLabel> prepare(const plant::Installation& plant, const method::AccountingMethod& method, const method::Scheme& scheme,
                              const IssueTerms& terms, const trust::SigningKey& key) {
  auto computed = embedded::compute(plant, method);
  Findings findings = std::move(computed.findings());
  if (!computed.ok()) return findings;
  auto& inventory = computed.value();

  const auto projection = label::project(inventory, terms.good, scheme, terms.choices);
  label::Classification classification;
  if (!projection.refused() && projection.intensity_kg) {
    auto inputs = terms.inputs;
    if (inputs.electricity_basis.empty()) inputs.electricity_basis = projection.electricity_basis;
    auto classified = label::classify(scheme, projection.family, *projection.intensity_kg, projection.scrap_share_exact, terms.date, inputs);
    move_into(findings, std::move(classified.findings()));
    if (!classified.ok()) return findings;
    classification = std::move(classified.value());
  }
  auto recycled = label::recycled_content(inventory, terms.good);
  std::vector<label::LabelElectricityCase> cases;
  if (!projection.refused())
    for (const auto& each : label::electricity_projections(inventory, scheme, projection)) cases.push_back({each.electricity_basis, *each.intensity_kg});
  auto composed = compose({inventory, scheme, projection, classification, std::move(recycled), std::move(cases)}, terms, key);
  move_into(findings, std::move(composed.findings()));
  if (!composed.ok()) return findings;
  return {PreparedLabel{std::move(composed).value(), inventory.installation_category}, std::move(findings)};
}

Result<IssuedLabel> issue(const plant::Installation& plant, const method::AccountingMethod& method, const method::Scheme& scheme,
                          const IssueTerms& terms, const trust::SigningKey& key) {
  auto prepared = prepare(plant, method, scheme, terms, key);
  if (!prepared.ok()) return std::move(prepared.findings());
  auto findings = std::move(prepared.findings());
  return {sign(std::move(prepared).value().label, key), std::move(findings)};
}

}  // namespace ferrolabel::issuing

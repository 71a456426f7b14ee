// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include "formats/label/label_writer.hpp"
#include "formats/plant/plant_choices.hpp"
#include "formats/plant/plant_writer.hpp"
#include "issuing/issue.hpp"
#include "issuing/label_id.hpp"
#include "issuing/quantity_limit.hpp"
#include "issuing/registering.hpp"
#include "label/tonnes.hpp"
#include "quantity/date.hpp"
#include "syntax/encoding.hpp"
#include "trust/jws.hpp"

namespace ferrolabel::issuing {
namespace {

using quantity::Decimal;

void add(Findings& findings, const char* code, Severity severity, Place place, std::string message, std::string fix) {
  findings.push_back(Finding{code, severity, std::move(place), std::move(message), std::move(fix)});
}

/// The good of that id; of a process id its good where it has one only.
const plant::Good* find_good(const plant::Process& process, std::string_view id) {
  const auto found = std::find_if(process.goods.begin(), process.goods.end(), [&](const auto& good) { return good.id == id; });
  if (found != process.goods.end()) return &*found;
  return process.id == id && process.goods.size() == 1 ? &process.goods.front() : nullptr;
}

std::optional<std::string> letters(const std::optional<plant::CountryCode>& country) {
  if (!country) return std::nullopt;
  return country->letters();
}

std::optional<Decimal> exact(const std::optional<emissions::Traced<quantity::Ratio>>& share) {
  if (!share) return std::nullopt;
  return Decimal::from_double(share->value.value());
}

label::LabelInstallation installation_of(const plant::Installation& plant) {
  return {plant.id, plant.name, plant.country.letters(), plant.site, letters(plant.origin.melt_country), letters(plant.origin.pour_country), plant.origin.site};
}

label::LabelProduct product_of(const plant::Process& process, const plant::Good& good, const IssueTerms& terms) {
  return {good.id, good.name, good.cn.digits(), good.grade, good.form, std::string{formats::choice_name(process.stage)}, terms.heats};
}

label::LabelScheme scheme_of(const method::Scheme& scheme, std::string family) {
  return {scheme.info.id, scheme.info.edition, scheme.info.digest, std::move(family), std::string{scheme.status_word()}, scheme.status_text, scheme.notice};
}

void check_quantity(const plant::Installation& plant, const plant::Process& process, const plant::Good& good, const Decimal& quantity,
                    Findings& findings) {
  const auto available = available_tonnes(plant, process, good);
  const auto wanted = label::grams(quantity);
  const auto most = label::grams(available);
  if (!wanted || !most || *wanted <= *most) return;  // too fine is a finding of check_label
  const auto& place = good.mass ? good.mass->place : process.activity_level ? process.activity_level->place : process.end_place;
  add(findings, "label.quantity.exceeded", Severity::error, place,
      "a label over " + quantity.to_string() + " t of '" + good.id + "' is over more than the " + available.to_string() +
          " t that the period leaves: made, less what the installation used itself",
      "ask for at most " + available.to_string() + " t");
}

void check_refusals(const LabelBasis& basis, Findings& findings) {
  const auto& [inventory, scheme, projection, classification, recycled, cases] = basis;
  const auto& id = scheme.info.id;
  if (projection.refused() || !projection.intensity_kg) {
    add(findings, "label.projection.refused", Severity::error, inventory.plant->place, "'" + id + "' gives no intensity for '" + projection.good + "': " + projection.refused_because,
        "state what is missing, or ask for a label by another scheme");
  } else if (classification.refused()) {
    add(findings, "label.class.refused", Severity::error, inventory.plant->place, "'" + id + "' gives no class: " + classification.refused_because,
        "ask for a label by another scheme");
  }
}

/// A gap that a person would see in the inventory is unseen behind a label.
void check_balances(const embedded::Inventory& inventory, Findings& findings) {
  for (const auto& balance : inventory.balances)
    if (!balance.closed)
      add(findings, "label.balance.not-closed", Severity::error, inventory.plant->place,
          "the " + balance.kind + " balance" + (balance.subject.empty() ? "" : " of '" + balance.subject + "'") + " does not close, so no label can rest on it",
          "find the missing or doubled amount; 'ferrolabel compute' shows both sides");
}

/// A label must never bind one figure's class to another figure.
void require_one_whole(const LabelBasis& basis) {
  const auto& [inventory, scheme, projection, classification, recycled, cases] = basis;
  if (projection.refused() || classification.refused()) return;
  const bool fits = classification.scheme == scheme.info.id && classification.digest == scheme.info.digest && projection.scheme == scheme.info.id &&
                    projection.intensity_kg && classification.intensity == projection.intensity_kg->to_string();
  if (!fits) throw std::invalid_argument{"the class is not that of the projection and scheme"};
}

void add_notes(const LabelBasis& basis, Findings& findings) {
  const auto& plant = *basis.inventory.plant;
  if (!basis.scheme.validity_months)
    add(findings, "label.validity.unknown", Severity::note, {}, "'" + basis.scheme.info.id + "' does not say how long a label is valid; this one says 'validity unknown'",
        "nothing to mend: each buyer decides how old a label may be");
  if (plant.verification.level == plant::VerificationLevel::self_declared)
    add(findings, "label.verification.self-declared", Severity::warning, plant.place, "nobody has verified the plant's data; the label says 'self-declared'",
        "state the verification of the plant file, once there is one");
}

}  // namespace

Result<label::Label> compose(const LabelBasis& basis, const IssueTerms& terms, const trust::SigningKey& key) {
  require_one_whole(basis);
  const auto& plant = *basis.inventory.plant;
  const auto& method = basis.inventory.method->info;
  const auto* figures = basis.inventory.find_good(terms.good);
  const auto* good = figures == nullptr ? nullptr : find_good(*figures->process, terms.good);
  if (good == nullptr) {
    std::string names;
    for (const auto& process : plant.processes)
      for (const auto& each : process.goods) names += (names.empty() ? "" : ", ") + each.id;
    return Finding{"label.product.unknown", Severity::error, plant.place, "the plant makes no good '" + terms.good + "'", "name one of its goods: " + names};
  }
  Findings findings;
  check_quantity(plant, *figures->process, *good, terms.quantity, findings);
  check_refusals(basis, findings);
  check_balances(basis.inventory, findings);
  if (terms.date < key.created()) {
    add(findings, "label.key.not-yet-valid", Severity::error, {},
        "the key was made on " + quantity::to_string(key.created()) + ", after the label's date, " + quantity::to_string(terms.date),
        "date the label on the day when it is issued, or sign it by the key of that time");
  }
  label::Label label;
  label.issuer = {key.issuer().id, key.issuer().name};
  label.holder = plant.operator_name.empty() ? plant.name : plant.operator_name;
  label.installation = installation_of(plant);
  label.product = product_of(*figures->process, *good, terms);
  label.period_from = plant.period.from;
  label.period_to = plant.period.to;
  label.method = {method.id, method.edition, method.digest};
  label.scheme = scheme_of(basis.scheme, basis.classification.family);
  label.intensity = basis.projection.intensity_kg.value_or(Decimal{});
  label.unit = basis.classification.unit;
  label.stage = basis.projection.stage;
  label.scrap_share = basis.projection.scrap_share_exact;
  label.primary_fraction = terms.inputs.primary_fraction;
  label.scrap_per_product = terms.inputs.scrap_per_product;
  label.class_name = basis.classification.class_name.value_or(std::string{});
  label.electricity_basis = basis.projection.electricity_basis;
  label.instruments = basis.projection.instruments;
  label.electricity_cases = basis.electricity_cases;
  label.recycled = {exact(basis.recycled.pre_consumer), exact(basis.recycled.post_consumer)};
  label.default_share = Decimal::from_double(basis.projection.default_share).value_or(Decimal{1});
  label.verification = {std::string{formats::choice_name(plant.verification.level)}, plant.verification.verifier, plant.verification.accreditation};
  label.quantity = terms.quantity;
  label.valid_from = terms.date;
  if (basis.scheme.validity_months) label.valid_until = label::last_day_of_validity(terms.date, *basis.scheme.validity_months);
  label.input_digest = terms.plant_digest.empty() ? formats::plant_digest(plant) : terms.plant_digest;
  label.submission_digest = terms.submission_digest;
  if (!terms.registry.empty()) {
    label.registry = terms.registry;
    label.status_pointer = status_pointer(terms.registry);
  }
  if (!has_errors(findings)) {
    for (auto& finding : label::check_label(label)) findings.push_back(std::move(finding));
  }
  if (has_errors(findings)) return findings;
  label.id = label_id(label, key.kid());
  add_notes(basis, findings);
  return {std::move(label), std::move(findings)};
}

IssuedLabel sign(label::Label label, const trust::SigningKey& key) {
  const auto payload = formats::write_label(label);
  return {trust::sign_compact(key, trust::typ::label, payload), std::move(label), syntax::sha256_digest(payload)};
}

}  // namespace ferrolabel::issuing

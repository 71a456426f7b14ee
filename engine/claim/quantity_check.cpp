// SPDX-License-Identifier: Apache-2.0
#include "claim/checks_of_claim.hpp"

#include "label/tonnes.hpp"

namespace ferrolabel::claim {

namespace {

constexpr About quantity_field = on_claim("/quantity");

void check_registered(Examination& exam, std::int64_t wanted) {
  const auto& label = exam.label();
  const auto& registry = *exam.evidence.registry;
  const auto* known = exam.evidence.registered(label.id);
  const std::string listed = "the registry that the label names has issued it";
  if (label.registry != registry.registry) {
    exam.undecided(Check::quantity, on_label("/credentialSubject/registry"), {"claim.registry.other", listed, "the label names " + shown(label.registry) + "; asked was " + shown(registry.registry), "ask the registry that the label names"});
    return;
  }
  if (known == nullptr) {
    exam.fail(Check::quantity, on_label("/id"), {"claim.registry.not-issued", listed, registry.registry + " knows no label " + label.id, "refuse the label, and tell the registry"});
    return;
  }
  const auto free = available_to(*known, exam.claim.bidder);
  const std::string rule = "the tonnes are still free: issued, less used and reserved for others";
  std::int64_t reserved = 0;
  for (const auto& each : known->reservations) reserved += each.grams;
  const auto found = "issued " + label::tonnes_text(known->issued) + ", used " + label::tonnes_text(known->used) + ", reserved " + label::tonnes_text(reserved) +
                     (known->pool_free ? ", left in the pool " + label::tonnes_text(*known->pool_free) : std::string{}) + "; free for this bidder " + label::tonnes_text(free) + ", claimed " + label::tonnes_text(wanted);
  if (wanted > free) exam.fail(Check::quantity, quantity_field, {"claim.quantity.oversold", rule, found, "ask the bidder for tonnes that nobody else has"});
  else exam.pass(Check::quantity, quantity_field, rule, found);
  const auto covered = label::grams(label.quantity);
  if (covered && *covered != known->issued)
    exam.fail(Check::quantity, on_label("/credentialSubject/quantity"), {"claim.quantity.not-issued", "the label covers what the registry has issued", "the label says " + label.quantity.to_string() + " t, the registry " + label::tonnes_text(known->issued), "refuse the label"});
}

void check_registry(Examination& exam, std::int64_t wanted) {
  const auto outcome = exam.question.registered ? Outcome::undecided : Outcome::note;
  const std::string rule = "a registry counts whether the tonnes were claimed before";
  if (exam.label().registry == "unregistered") {
    exam.add(Check::quantity, outcome, on_label("/credentialSubject/registry"), {"claim.registry.unregistered", rule, "the label is unregistered", "ask for a registered label"});
  } else if (exam.evidence.registry == nullptr) {
    exam.add(Check::quantity, outcome, on_label("/credentialSubject/registry"), {"claim.registry.none", rule, "no registry was asked", "name the registry " + exam.label().registry});
  } else {
    check_registered(exam, wanted);
  }
}

}  // namespace

void check_quantity(Examination& exam) {
  const auto& label = exam.label();
  const auto wanted = label::grams(exam.claim.tonnes());
  const auto covered = label::grams(label.quantity);
  const std::string rule = "the label covers the tonnes claimed";
  if (!wanted || *wanted <= 0) {
    exam.fail(Check::quantity, quantity_field, {"claim.quantity.bad", "tonnes above 0 with at most 6 decimals", exam.claim.tonnes().to_string() + " t", "give the tonnes that are claimed"});
    return;
  }
  const auto found = exam.claim.tonnes().to_string() + " t of " + label.quantity.to_string() + " t";
  if (!covered || *wanted > *covered) exam.fail(Check::quantity, quantity_field, {"claim.quantity.exceeded", rule, found, "ask for labels over the rest"});
  else exam.pass(Check::quantity, quantity_field, rule, found);
  check_registry(exam, *wanted);
}

}  // namespace ferrolabel::claim

// SPDX-License-Identifier: Apache-2.0
#include "claim/checks_of_claim.hpp"

namespace ferrolabel::claim {

namespace {

using quantity::to_string;

constexpr About from_field = on_label("/validFrom");
constexpr About until_field = on_label("/validUntil");

void check_days(Examination& exam) {
  const auto& label = exam.label();
  const auto& day = exam.decision;
  const std::string rule = "the label is valid on the day of decision, " + to_string(day);
  if (day < label.valid_from) {
    exam.fail(Check::valid, from_field, {"claim.valid.not-yet", rule, "valid from " + to_string(label.valid_from), "decide on that day or later"});
  } else if (label.valid_until && *label.valid_until < day) {
    exam.fail(Check::valid, until_field, {"claim.valid.expired", rule, "valid until " + to_string(*label.valid_until), "ask for a new label"});
  } else if (label.valid_until) {
    exam.pass(Check::valid, until_field, rule, "valid from " + to_string(label.valid_from) + " until " + to_string(*label.valid_until));
  } else {
    exam.pass(Check::valid, from_field, rule, "valid from " + to_string(label.valid_from));
    exam.note(Check::valid, from_field, {"claim.valid.unknown-end", "a label says until when it is valid", "its scheme states no end (validity unknown)", "decide how old a label may be for your purpose"});
  }
}

void check_delivery(Examination& exam) {
  const auto& label = exam.label();
  const auto& offered = exam.claim.offer.delivery;
  const auto latest = offered ? offered : exam.lot == nullptr ? std::nullopt : exam.lot->delivery_until;
  if (offered && exam.lot != nullptr) {
    const bool early = exam.lot->delivery_from && *offered < *exam.lot->delivery_from;
    const bool late = exam.lot->delivery_until && *exam.lot->delivery_until < *offered;
    if (early || late)
      exam.fail(Check::valid, on_claim("/offer/delivery"), {"claim.delivery.other", "delivery within the time of lot " + exam.lot->id, "the bidder delivers on " + to_string(*offered), "ask for a delivery in time"});
  }
  if (!latest || !label.valid_until) return;
  const std::string rule = "the label is valid at delivery, " + to_string(*latest);
  if (*label.valid_until < *latest)
    exam.fail(Check::valid, until_field, {"claim.valid.not-at-delivery", rule, "valid until " + to_string(*label.valid_until), "ask for a label that is valid at delivery"});
  else exam.pass(Check::valid, until_field, rule, "valid until " + to_string(*label.valid_until));
}

void check_standing(Examination& exam) {
  const auto* registered = exam.evidence.registered(exam.label().id);
  if (registered == nullptr) return;  // told by check_quantity
  const std::string rule = "the label is neither suspended nor revoked on the day of decision";
  const auto standing = standing_on(*registered, exam.decision);
  std::string history;
  for (const auto& change : registered->history)
    history += (history.empty() ? "" : "; ") + change.state + " on " + to_string(change.on) + (change.reason.empty() ? "" : " (" + change.reason + ")");
  if (standing == "revoked") exam.fail(Check::valid, on_label("/id"), {"claim.valid.revoked", rule, history, "refuse the label"});
  else if (standing == "suspended") exam.fail(Check::valid, on_label("/id"), {"claim.valid.suspended", rule, history, "ask the issuer why, and decide when it is reinstated"});
  else exam.pass(Check::valid, on_label("/id"), rule, history.empty() ? "no change of status" : history);
}

void check_list_age(Examination& exam) {
  const auto* registry = exam.evidence.registry;
  if (registry == nullptr) return;
  const std::string rule = "the status list is at most " + std::to_string(exam.question.status_age_days) + " days old";
  const Fault too_old{"claim.status.too-old", rule, "", "fetch the registry's present status list"};
  const auto outcome = exam.question.registered ? Outcome::undecided : Outcome::note;
  if (!registry->list_date) {
    auto fault = too_old;
    fault.evidence = "there is no status list";
    exam.add(Check::valid, outcome, on_label("/id"), std::move(fault));
    return;
  }
  const auto age = quantity::days_between(*registry->list_date, exam.decision);
  const auto found = "status list of " + to_string(*registry->list_date) + ", " + std::to_string(age) + " days before the decision";
  if (age <= exam.question.status_age_days) return exam.pass(Check::valid, on_label("/id"), rule, found);
  auto fault = too_old;
  fault.evidence = found;
  exam.add(Check::valid, outcome, on_label("/id"), std::move(fault));
}

}  // namespace

void check_valid(Examination& exam) {
  check_days(exam);
  check_delivery(exam);
  check_standing(exam);
  check_list_age(exam);
}

}  // namespace ferrolabel::claim

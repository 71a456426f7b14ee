// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "claim/checks_of_claim.hpp"

namespace ferrolabel::claim {

namespace {

using quantity::to_string;
using List = std::vector<std::string>;

/// One member of the label that a list of the question bounds.
struct Bound {
  std::string_view field;
  const char* code;
  const char* what;
  const List& wanted;
  const std::string& found;
  bool beginning = false;
};

void hold(Examination& exam, const Bound& bound) {
  if (bound.wanted.empty()) return;
  const About about = on_label(bound.field);
  const std::string rule = std::string{bound.what} + " is " + one_of(bound.wanted);
  const bool fits = bound.beginning ? contains_beginning(bound.wanted, bound.found) : contains(bound.wanted, bound.found);
  if (bound.found.empty())
    exam.undecided(Check::product, about, {bound.code, rule, "the label does not state it", "ask for a label that states it"});
  else if (fits) exam.pass(Check::product, about, rule, bound.found);
  else exam.fail(Check::product, about, {bound.code, rule, "the label says " + shown(bound.found), "ask for a label of the goods that are offered"});
}

void hold_product(Examination& exam, const ProductRule& rule) {
  const auto& product = exam.label().product;
  hold(exam, {"/credentialSubject/product/cn", "claim.product.cn", "the CN code", rule.cn, product.cn, true});
  hold(exam, {"/credentialSubject/product/grade", "claim.product.grade", "the grade", rule.grades, product.grade});
  hold(exam, {"/credentialSubject/product/form", "claim.product.form", "the form", rule.forms, product.form});
  hold(exam, {"/credentialSubject/product/stage", "claim.product.stage", "the stage of the goods", rule.stages, product.stage});
}

void hold_mill(Examination& exam, const OriginRule& rule) {
  const auto& mill = exam.label().installation;
  hold(exam, {"/credentialSubject/installation/id", "claim.site.installation", "the installation", rule.installations, mill.id});
  hold(exam, {"/credentialSubject/installation/site", "claim.site.other", "the site", rule.sites, mill.site});
}

/// The label's words on its installation against what the trust data hold.
void check_site_record(Examination& exam) {
  const auto* known = exam.site();
  if (known == nullptr) return;
  const auto& mill = exam.label().installation;
  const auto same = [&](std::string_view field, const char* code, const std::string& ours, const std::string& theirs) {
    if (ours.empty() || theirs.empty() || ours == theirs) return;
    exam.fail(Check::product, on_label(field), {code, "the installation is as the trust data have it", "the label says " + shown(theirs) + ", the trust data " + shown(ours), "refuse the label, or mend the trust data"});
  };
  same("/credentialSubject/installation/name", "claim.site.name", known->name, mill.name);
  same("/credentialSubject/installation/country", "claim.site.country", known->country, mill.country);
  same("/credentialSubject/installation/site", "claim.site.other", known->site, mill.site);
  same("/credentialSubject/holder/name", "claim.holder.other", known->producer, exam.label().holder);
  const auto& stages = known->stages;
  if (!stages.empty() && !contains(stages, exam.label().product.stage))
    exam.fail(Check::product, on_label("/credentialSubject/product/stage"), {"claim.site.cannot-make", "the installation can make goods of this stage", "the trust data say that it makes " + one_of(stages), "ask where the goods were made"});
}

void check_period(Examination& exam) {
  const auto& question = exam.question;
  const auto& label = exam.label();
  const auto made = "made from " + to_string(label.period_from) + " to " + to_string(label.period_to);
  if (question.period_from) {
    const std::string rule = "made on " + to_string(*question.period_from) + " or later";
    if (label.period_from < *question.period_from) exam.fail(Check::product, on_label("/credentialSubject/period/from"), {"claim.period.before", rule, made, "ask for steel of that time"});
    else exam.pass(Check::product, on_label("/credentialSubject/period/from"), rule, made);
  }
  if (question.period_until) {
    const std::string rule = "made on " + to_string(*question.period_until) + " or earlier";
    if (*question.period_until < label.period_to) exam.fail(Check::product, on_label("/credentialSubject/period/to"), {"claim.period.after", rule, made, "ask for steel of that time"});
    else exam.pass(Check::product, on_label("/credentialSubject/period/to"), rule, made);
  }
}

void check_holder(Examination& exam) {
  if (exam.claim.holder.empty()) return;
  const std::string rule = "the label's holder is the one whom the bidder names, " + exam.claim.holder;
  if (exam.claim.holder == exam.label().holder) exam.pass(Check::product, on_claim("/holder"), rule, exam.label().holder);
  else exam.fail(Check::product, on_claim("/holder"), {"claim.holder.other", rule, "the label's holder is " + shown(exam.label().holder), "ask whose label it is"});
}

void check_heats(Examination& exam) {
  const auto& offered = exam.claim.offer.heats;
  if (offered.empty()) return;
  const auto& covered = exam.label().product.heats;
  const std::string rule = "the label covers the heats that are offered";
  if (covered.empty())
    return exam.undecided(Check::product, on_label("/credentialSubject/product/heats"), {"claim.product.heats", rule, "the label names no heats", "ask for a label that names them"});
  List lacking;
  std::copy_if(offered.begin(), offered.end(), std::back_inserter(lacking), [&](const auto& heat) { return !contains(covered, heat); });
  if (lacking.empty()) exam.pass(Check::product, on_claim("/offer/heats"), rule, std::to_string(offered.size()) + " heats");
  else exam.fail(Check::product, on_claim("/offer/heats"), {"claim.product.heats", rule, "it does not cover " + one_of(lacking), "ask for a label of these heats"});
}

}  // namespace

void check_product(Examination& exam) {
  if (!exam.claim.lot.empty() && exam.lot == nullptr)
    exam.fail(Check::product, on_claim("/lot"), {"claim.lot.unknown", "the claim names a lot of the question", "there is no lot " + shown(exam.claim.lot), "name one of the question's lots"});
  hold_product(exam, exam.question.product);
  hold_mill(exam, exam.question.origin);
  if (exam.lot != nullptr) {
    hold_product(exam, exam.lot->product);
    hold_mill(exam, exam.lot->origin);
  }
  check_site_record(exam);
  check_period(exam);
  check_holder(exam);
  check_heats(exam);
}

}  // namespace ferrolabel::claim

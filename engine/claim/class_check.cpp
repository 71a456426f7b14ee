// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "claim/checks_of_claim.hpp"
#include "claim/scrap_bounds.hpp"
#include "label/classify.hpp"
#include "label/exact.hpp"

namespace ferrolabel::claim {

namespace {

constexpr About class_field = on_label("/credentialSubject/class");
constexpr About scrap_field = on_label("/credentialSubject/scrapShare");

void check_words(Examination& exam, const method::Scheme& scheme) {
  const auto& claimed = exam.label().scheme;
  const std::string rule = "the label carries the scheme's own status and notice";
  if (claimed.status != scheme.status_word()) {
    exam.fail(Check::classed, on_label("/credentialSubject/scheme/status"),
              {"claim.scheme.posed-as-other", rule, "the label says '" + claimed.status + "', the scheme is '" + std::string{scheme.status_word()} + "'", "refuse the label: it gives the scheme another standing"});
  } else if (claimed.status_text != scheme.status_text || claimed.notice != scheme.notice) {
    exam.fail(Check::classed, on_label("/credentialSubject/scheme/notice"), {"claim.scheme.words", rule, "the words differ", "refuse the label"});
  }
}

void check_stage(Examination& exam, const method::Scheme& scheme) {
  const auto& label = exam.label();
  const auto& wanted = scheme.projected().stage;
  const bool concrete = !wanted.empty() && wanted != "process";
  const std::string rule = "E is stated at the scheme's stage" + (concrete ? ", " + wanted : std::string{});
  if (concrete && label.stage != wanted)
    exam.fail(Check::classed, on_label("/credentialSubject/intensity/stage"), {"claim.stage.mismatch", rule, "E of the label is at '" + label.stage + "'", "refuse the label: figures of different stages are not compared"});
  else exam.pass(Check::classed, on_label("/credentialSubject/intensity/stage"), rule, label.stage);
  if (label.unit != scheme.projected().unit)
    exam.fail(Check::classed, on_label("/credentialSubject/intensity/unit"), {"claim.intensity.unit", "E is in the scheme's unit, " + scheme.projected().unit, "the label states it in " + label.unit, "refuse the label"});
}

void judge_class(Examination& exam, const label::Classification& again) {
  const auto& label = exam.label();
  const std::string rule = "class '" + label.class_name + "' follows from E and s by " + label.scheme.id + " " + label.scheme.version;
  const auto figures = "E = " + label.intensity.to_string() + " " + label.unit + (label.scrap_share ? ", s = " + label.scrap_share->to_string() : std::string{});
  if (again.refused())
    return exam.fail(Check::classed, class_field, {"claim.class.refused", rule, figures + " gives no class: " + again.refused_because, "refuse the label"});
  if (*again.class_name == label.class_name)
    return exam.pass(Check::classed, class_field, rule, figures + (again.limit_text.empty() ? ", above every limit" : ", limit " + again.limit_text));
  const auto stated = std::find_if(again.limits.begin(), again.limits.end(), [&](const auto& each) { return each.class_name == label.class_name; });
  const bool inflated = stated != again.limits.end() && again.rank && stated->rank < *again.rank;
  if (inflated)
    exam.fail(Check::classed, class_field, {"claim.class.inflated", rule, figures + " makes '" + *again.class_name + "'; '" + label.class_name + "' ends at " + stated->limit_text, "refuse the label, and tell its issuer"});
  else
    exam.fail(Check::classed, class_field, {"claim.class.not-reproduced", rule, figures + " makes '" + *again.class_name + "'", "refuse the label, and tell its issuer"});
}

/// s and recycled content are shares of one charge, so the one bounds the other.
void check_scrap_share(Examination& exam, const method::Scheme& scheme) {
  const auto& label = exam.label();
  if (!label.scrap_share) return;
  const auto bounds = scrap_bounds(scheme.projected().scrap, label.recycled);
  if (!bounds.known) return;
  const std::string rule = "s and the recycled content of the label can be of one charge, by the scheme's definition of s";
  const auto figures = "s = " + label.scrap_share->to_string() + "; recycled content " + bounds.text;
  if (bounds.below(*label.scrap_share))
    exam.fail(Check::classed, scrap_field, {"claim.scrap-share.lowered", rule, figures + " would make s " + (bounds.exact ? "as much" : "at least as much"), "refuse the label: a lower s loosens the limit"});
  else if (bounds.above(*label.scrap_share))
    exam.fail(Check::classed, scrap_field, {"claim.scrap-share.raised", rule, figures, "refuse the label: s is higher than its scrap"});
  else exam.pass(Check::classed, scrap_field, rule, figures);
}

void check_asked_shares(Examination& exam) {
  const auto& question = exam.question;
  if (!question.scrap_share_at_least && !question.scrap_share_at_most) return;
  const auto& share = exam.label().scrap_share;
  const std::string rule = "s " + (question.scrap_share_at_least ? "at least " + question.scrap_share_at_least->to_string() : std::string{}) +
                           (question.scrap_share_at_most ? " at most " + question.scrap_share_at_most->to_string() : std::string{});
  if (!share) {
    exam.undecided(Check::classed, scrap_field, {"claim.scrap-share.not-stated", rule, "the label states none", "ask for a label that states its scrap share"});
  } else if ((question.scrap_share_at_least && *share < *question.scrap_share_at_least) || (question.scrap_share_at_most && *share > *question.scrap_share_at_most)) {
    exam.fail(Check::classed, scrap_field, {"claim.scrap-share.not-asked", rule, "s = " + share->to_string(), "ask for steel of the share that you need"});
  } else {
    exam.pass(Check::classed, scrap_field, rule, "s = " + share->to_string());
  }
}

/// The scheme in the very edition, or nullptr with the reason.
const method::Scheme* scheme_at_hand(Examination& exam) {
  const auto& claimed = exam.label().scheme;
  const auto* scheme = exam.evidence.scheme(claimed.id);
  const std::string rule = "the class is recomputed with the very pack that the label names";
  if (scheme == nullptr) {
    exam.undecided(Check::classed, on_label("/credentialSubject/scheme/id"), {"claim.scheme.not-at-hand", rule, "the scheme '" + claimed.id + "' is not at hand", "add its file to the methods' folder"});
  } else if (scheme->info.edition != claimed.version) {
    exam.undecided(Check::classed, on_label("/credentialSubject/scheme/version"),
                   {"claim.scheme.other-version", rule, "the label rests on version " + claimed.version + "; at hand is " + scheme->info.edition, "name the methods' folder of that version, or ask for a label of the present one"});
  } else if (scheme->info.digest != claimed.digest) {
    exam.undecided(Check::classed, on_label("/credentialSubject/scheme/digest"), {"claim.scheme.other-digest", rule, "the label's pack is " + claimed.digest + "; at hand is " + scheme->info.digest, "find out which pack is the scheme's own"});
  } else {
    return scheme;
  }
  return nullptr;
}

}  // namespace

void check_class(Examination& exam) {
  check_asked_shares(exam);
  const auto* scheme = scheme_at_hand(exam);
  if (scheme == nullptr) return;
  check_words(exam, *scheme);
  check_stage(exam, *scheme);
  const auto& label = exam.label();
  const label::ClassifyInputs inputs{label.primary_fraction, label.scrap_per_product, label.electricity_basis};
  const auto again = label::classify(*scheme, label.scheme.family, label.intensity, label.scrap_share, label.valid_from, inputs);
  if (again.ok()) {
    judge_class(exam, *again);
  } else {
    for (const auto& finding : again.findings()) {
      const bool family = finding.code.starts_with("classify.family.");
      const About about = family ? on_label("/credentialSubject/scheme/family") : class_field;
      exam.fail(Check::classed, about, {family ? "claim.family.unknown" : "claim.class.refused", "the scheme can judge the label's figures", finding.message, "refuse the label"});
    }
  }
  check_scrap_share(exam, *scheme);
}

}  // namespace ferrolabel::claim

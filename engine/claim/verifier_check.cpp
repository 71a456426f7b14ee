// SPDX-License-Identifier: Apache-2.0
#include "claim/checks_of_claim.hpp"

namespace ferrolabel::claim {

namespace {

using quantity::to_string;

constexpr About level_field = on_label("/credentialSubject/verification/level");
constexpr About verifier_field = on_label("/credentialSubject/verification/verifier");
constexpr About accreditation_field = on_label("/credentialSubject/verification/accreditation");

void check_rank(Examination& exam) {
  const auto rank = parse_verification_rank(exam.label().verification.level);
  const auto& asked = exam.question.verification;
  if (!asked) {
    if (rank == VerificationRank::self_declared)
      exam.note(Check::verifier, level_field, {"claim.verification.self-declared", "somebody verified the plant's data", "nobody did", "ask for verified data where that matters"});
    return;
  }
  const std::string rule = "verification ranks at least " + std::string{to_string(*asked)};
  if (rank && *rank >= *asked) exam.pass(Check::verifier, level_field, rule, exam.label().verification.level);
  else exam.fail(Check::verifier, level_field, {"claim.verification.too-low", rule, exam.label().verification.level, "ask for a label on verified data"});
}

const char* code_of(std::string_view finding) {
  if (finding == "trust.verifier.scope") return "claim.verifier.scope";
  return finding == "trust.verifier.level" ? "claim.verifier.level" : "claim.verifier.not-accredited-then";
}

/// The accreditation on the day of the label, by the trust list.
void check_record(Examination& exam, const trust::Verifier& record) {
  const auto& label = exam.label();
  const auto day = label.valid_from;
  const std::string rule = "the verifier was accredited on " + to_string(day) + ", for this scheme and level";
  const std::string fix = "refuse the verification, or ask for that of an accredited verifier";
  auto found = record.accreditation + " of " + record.name;
  for (const auto& period : record.periods) found += ", from " + to_string(period.from) + (period.until ? " until " + to_string(*period.until) : std::string{});
  if (record.withdrawn) found += ", withdrawn on " + to_string(*record.withdrawn);
  const bool same = record.name == label.verification.verifier;
  if (!same) exam.fail(Check::verifier, verifier_field, {"claim.verifier.other-name", rule, "the label says " + shown(label.verification.verifier) + "; " + found, fix});
  const auto findings = trust::check_accreditation(record, {label.scheme.id, label.scheme.family, label.stage, label.verification.level}, day);
  for (const auto& finding : findings) exam.fail(Check::verifier, accreditation_field, {code_of(finding.code), rule, finding.message + "; " + found, fix});
  if (same && findings.empty()) exam.pass(Check::verifier, accreditation_field, rule, found);
}

}  // namespace

void check_verifier(Examination& exam) {
  check_rank(exam);
  const auto& verification = exam.label().verification;
  const auto rank = parse_verification_rank(verification.level);
  const bool needed = exam.question.accredited;
  if (rank == VerificationRank::self_declared || !rank) {
    if (needed) exam.fail(Check::verifier, level_field, {"claim.verifier.none", "an accredited verifier verified the data", "nobody did", "ask for a label on verified data"});
    return;
  }
  const auto* record = exam.evidence.facts() == nullptr ? nullptr : exam.evidence.facts()->find_verifier(verification.accreditation);
  if (record != nullptr) return check_record(exam, *record);
  const std::string found = "accreditation " + shown(verification.accreditation) + " of " + shown(verification.verifier) + " is not among the trust data";
  exam.add(Check::verifier, needed ? Outcome::undecided : Outcome::note, accreditation_field,
           {"claim.verifier.unknown", "the trust data hold the verifier's accreditation", found, "bring the accreditation body's record"});
}

}  // namespace ferrolabel::claim

// SPDX-License-Identifier: Apache-2.0
#include "claim/claim_check.hpp"

#include "claim/checks_of_claim.hpp"
#include "claim/quota_check.hpp"

namespace ferrolabel::claim {

Answer check_line(const Claim& claim, const Question& question, const Evidence& evidence, const quantity::Date& decision) {
  Examination exam{claim, question, evidence, decision};
  check_authentic(exam);
  if (claim.signed_label.label) {
    check_valid(exam);
    check_scheme(exam);
    check_class(exam);
    check_product(exam);
    check_quantity(exam);
    check_verifier(exam);
    check_basis(exam);
    check_origin(exam);
    check_criteria(exam);
    check_offer(exam);
    note_shuffling(exam);
  } else if (exam.answer.reasons.empty()) {
    exam.undecided(Check::authentic, on_label(), {"claim.label.malformed", "there is a label that can be read", "nothing could be read", "ask for the label"});
  }
  conclude(exam.answer);
  return std::move(exam.answer);
}

Answer check(const Claim& claim, const Question& question, const Evidence& evidence, const quantity::Date& decision) {
  auto answer = check_line(claim, question, evidence, decision);
  if (!question.quota) return answer;
  const auto tonnes = claim.tonnes();
  QuotaTonnes amounts;
  if (answer.verdict == Verdict::accept) amounts.accepted = tonnes;
  if (answer.verdict == Verdict::cannot_decide) amounts.undecided = tonnes;
  answer.reasons.push_back(judge_quota(question, evidence, amounts, claim.pointer));
  conclude(answer);
  return answer;
}

}  // namespace ferrolabel::claim

// SPDX-License-Identifier: Apache-2.0
#include "claim/quota_check.hpp"

#include "label/quota.hpp"
#include "quantity/number_text.hpp"

namespace ferrolabel::claim {

Reason judge_quota(const Question& question, const Evidence& evidence, const QuotaTonnes& tonnes, std::string field) {
  const auto& quota = *question.quota;
  Reason reason{Check::quota, Outcome::undecided, "", std::move(field), "", "the low-carbon share of all steel used reaches the quota of " + quota.scheme, "", ""};
  const auto open = [&](const char* code, std::string found, std::string fix) {
    reason.code = code;
    reason.evidence = std::move(found);
    reason.fix = std::move(fix);
    return reason;
  };
  if (question.classes.empty()) return open("claim.quota.no-class", "the question does not say which class counts as low-carbon", "name scheme and class in the question");
  if (!quota.total) return open("claim.quota.no-total", "the question does not say how much steel is used in all", "give the tonnes of all steel used, unlabelled included");
  const auto* scheme = evidence.scheme(quota.scheme);
  if (scheme == nullptr || !scheme->quota_share) return open("claim.quota.not-at-hand", "the scheme is not at hand, or states no quota", "add its file to the methods' folder");
  const auto result = label::evaluate_quota(*scheme, tonnes.accepted, tonnes.undecided, *quota.total);
  if (!result.ok()) return open("claim.quota.bad-tonnes", result.findings().front().message, "mend the tonnes of question and claim");
  const auto found = "accepted " + tonnes.accepted.to_string() + " t, undecided " + tonnes.undecided.to_string() + " t, of " + quota.total->to_string() + " t: " + quantity::number_text(100 * result->share) + " % of the " +
                     quantity::number_text(100 * scheme->quota_share->to_double()) + " % asked" + (result->missing > 0 ? "; missing " + quantity::number_text(result->missing) + " t" : std::string{});
  if (result->verdict == label::QuotaVerdict::cannot_decide) return open("claim.quota.open", found, "decide the open lines first");
  reason.outcome = result->verdict == label::QuotaVerdict::accept ? Outcome::pass : Outcome::fail;
  reason.evidence = found;
  if (reason.outcome == Outcome::fail) {
    reason.code = "claim.quota.not-reached";
    reason.fix = "ask for more steel of the class";
  }
  return reason;
}

}  // namespace ferrolabel::claim

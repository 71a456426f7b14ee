// SPDX-License-Identifier: Apache-2.0
#include "batch/rule_check.hpp"
#include "batch/submission_signatures.hpp"

namespace ferrolabel::batch {

namespace {

using formats::Submission;

/// @param fault the standing that breaks the rule; of a broken signature it is not asked whose it is
RuleCheck judge(const JudgedSignature* signature, SignatureStanding fault) {
  if (signature == nullptr || signature->standing == SignatureStanding::none) return RuleCheck::not_applicable();
  if (signature->standing == SignatureStanding::broken && fault != SignatureStanding::broken) return RuleCheck::not_applicable();
  RuleCheck check;
  if (signature->standing == fault) check.fail({signature->place, signature->message, signature->fix});
  return check;
}

template <JudgedSignature SubmissionSignatures::*role, SignatureStanding fault>
RuleCheck check_signature(const Submission&, const RuleFacts& facts) {
  return judge(facts.signatures == nullptr ? nullptr : &(facts.signatures->*role), fault);
}

}  // namespace

std::span<const NamedCheck> signature_checks() noexcept {
  using Signatures = SubmissionSignatures;
  static constexpr NamedCheck checks[] = {
      {"submission.signature.producer", check_signature<&Signatures::producer, SignatureStanding::broken>},
      {"submission.signature.producer-key", check_signature<&Signatures::producer, SignatureStanding::unknown_key>},
      {"submission.signature.verifier", check_signature<&Signatures::verifier, SignatureStanding::broken>},
      {"submission.signature.verifier-key", check_signature<&Signatures::verifier, SignatureStanding::unknown_key>},
  };
  return checks;
}

}  // namespace ferrolabel::batch

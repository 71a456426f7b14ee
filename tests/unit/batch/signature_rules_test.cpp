// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "batch/submission_signatures.hpp"
#include "unit/batch/rule_run.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using namespace ferrolabel::batch::test;

namespace {

/// How the rules on the producer's signature and its key come out: "passed not-applicable".
std::string outcomes(SignatureStanding standing, const std::string& whose = "producer") {
  SubmissionSignatures signatures;
  (whose == "producer" ? signatures.producer : signatures.verifier) = {standing, {}, {}, "what", "how"};
  auto facts = all_facts();
  facts.signatures = &signatures;
  const auto submission = support::submission();
  return outcome("submission.signature." + whose, submission, facts) + " " + outcome("submission.signature." + whose + "-key", submission, facts);
}

}  // namespace

TEST_CASE("a trusted signature passes both of its rules, a broken one fails the first and one of an unknown key the second") {
  for (const std::string whose : {"producer", "verifier"}) {
    CHECK(outcomes(SignatureStanding::trusted, whose) == "passed passed");
    CHECK(outcomes(SignatureStanding::broken, whose) == "failed not-applicable");
    CHECK(outcomes(SignatureStanding::unknown_key, whose) == "passed failed");
    CHECK(outcomes(SignatureStanding::none, whose) == "not-applicable not-applicable");
  }
}

TEST_CASE("a broken signature is an error, an unknown key a warning, with what was found and how to mend it") {
  SubmissionSignatures signatures;
  signatures.verifier = {SignatureStanding::broken, {}, {nullptr, "/submission/Signature", 7, 0}, "what", "how"};
  signatures.producer.standing = SignatureStanding::unknown_key;
  auto facts = all_facts();
  facts.signatures = &signatures;
  const auto broken = result_of("submission.signature.verifier", support::submission(), facts);
  REQUIRE(broken.findings.size() == 1);
  CHECK(broken.findings.front().severity == Severity::error);
  CHECK(broken.findings.front().place.line == 7);
  CHECK(broken.findings.front().message == "what");
  CHECK(broken.findings.front().fix == "how");
  CHECK(result_of("submission.signature.producer-key", support::submission(), facts).findings.front().severity == Severity::warning);
}

TEST_CASE("without signatures that were verified their rules do not apply") {
  for (const auto* rule : {"submission.signature.producer", "submission.signature.producer-key", "submission.signature.verifier", "submission.signature.verifier-key"})
    CHECK(outcome(rule, support::submission()) == "not-applicable");
}

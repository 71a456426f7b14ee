// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/evidence_extract.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "issuing/label_id.hpp"
#include "claim/claim_check.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;
using claim::test::decimal;
using claim::test::day;

TEST_CASE("the extract holds what bears on the claims, and gives the same answer") {
  SignedClaim good;
  good.claim.signed_label = read_signed_label(good.claim.signed_label.token, &good.trust, identity);
  const auto other = claim::test::key_of(11, {"https://other.example/mill", "Other Mill"});
  good.trust = trust::add(good.trust, trust::public_record(other), {}, day("2026-01-01")).value();
  trust::Site stranger;
  stranger.installation = "far-away";
  stranger.producer = "Somebody";
  good.facts.sites.push_back(stranger);
  good.registry.labels["urn:other"] = {};
  const auto evidence = good.evidence();
  const auto list = extract_trust(*evidence.trust, {&good.claim});
  const auto registry = extract_registry(good.registry, {&good.claim});
  CHECK(list.issuers().size() == 1);
  CHECK(list.facts().sites.size() == 1);
  CHECK(list.facts().verifiers.size() == 1);
  CHECK(registry.labels.size() == 1);
  const auto answer = claim::check(good.claim, good.question, {&list, &registry, &good.schemes}, good.decision);
  CHECK(answer.verdict == claim::Verdict::accept);
  CHECK(answer.reasons.size() == good.answer().reasons.size());
}

TEST_CASE("a label that nobody signed keeps the whole list, as it may imitate anybody") {
  SignedClaim good;
  good.claim.signed_label.authentic = false;
  CHECK(extract_trust(good.trust, {&good.claim}).issuers().size() == good.trust.issuers().size());
  CHECK(extract_trust(good.trust, {}).issuers().size() == 1);
}

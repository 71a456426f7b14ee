// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("a verifier must have been accredited on the day of the label, for its scheme") {
  GoodClaim good;
  auto& record = good.facts.verifiers[0];
  record.periods[0].until = day("2026-11-20");
  CHECK(faults(good.after(check_verifier)) == "");
  record.periods[0].until = day("2026-11-19");
  CHECK(has(good.after(check_verifier), "claim.verifier.not-accredited-then"));
  record.periods[0].until.reset();
  record.withdrawn = day("2026-11-20");
  CHECK(has(good.after(check_verifier), "claim.verifier.not-accredited-then"));
  record.withdrawn = day("2026-11-21");
  CHECK(faults(good.after(check_verifier)) == "");
  record.periods[0].from = day("2026-11-21");
  CHECK(has(good.after(check_verifier), "claim.verifier.not-accredited-then"));
  record.periods[0].from = day("2026-01-01");
  record.schemes = {"less-1.1"};
  CHECK(has(good.after(check_verifier), "claim.verifier.scope"));
  record.schemes.clear();
  record.level = "limited";
  CHECK(has(good.after(check_verifier), "claim.verifier.level"));
}

TEST_CASE("an unknown accreditation is open where one is asked, and a note elsewhere") {
  GoodClaim good;
  good.facts.verifiers.clear();
  CHECK(has(good.after(check_verifier), "claim.verifier.unknown", Outcome::undecided));
  good.question.accredited = false;
  CHECK(has(good.after(check_verifier), "claim.verifier.unknown", Outcome::note));
}

TEST_CASE("self-declared figures are no verified ones") {
  GoodClaim good;
  good.label().verification = {"self-declared", "", ""};
  CHECK(has(good.after(check_verifier), "claim.verification.too-low"));
  CHECK(has(good.after(check_verifier), "claim.verifier.none"));
  good.question.verification.reset();
  good.question.accredited = false;
  CHECK(has(good.after(check_verifier), "claim.verification.self-declared", Outcome::note));
}

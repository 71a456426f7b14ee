// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("shuffling is a note with the share of output claimed, never a refusal") {
  GoodClaim good;
  trust::Site dirty;
  dirty.installation = "works-2";
  dirty.producer = "Example Steel SpA";
  dirty.intensity = decimal("2100");
  good.facts.sites.push_back(dirty);
  good.facts.country_defaults = {{"IT", "7214", decimal("1500"), "default values"}, {"IT", "7214", decimal("10"), "lower"}, {"CN", "7214", decimal("3000"), "elsewhere"}};
  const auto answer = good.after(note_shuffling);
  REQUIRE(answer.reasons.size() == 2);
  CHECK(has(answer, "claim.shuffling.possible", Outcome::note));
  CHECK(answer.reasons[0].evidence.find("0.1 % of the site's output") != std::string::npos);
  CHECK(good.answer().verdict == Verdict::accept);
}

TEST_CASE("a producer whose other sites are cleaner gives no note") {
  GoodClaim good;
  trust::Site clean;
  clean.installation = "works-2";
  clean.producer = "Example Steel SpA";
  clean.intensity = decimal("40");
  good.facts.sites.push_back(clean);
  CHECK(good.after(note_shuffling).reasons.empty());
}

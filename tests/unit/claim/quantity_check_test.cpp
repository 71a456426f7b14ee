// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("the last gram is free, and the next one is oversold") {
  GoodClaim good;
  good.registered().used = 20500000;
  CHECK(faults(good.after(check_quantity)) == "");
  good.registered().used = 20500001;
  CHECK(has(good.after(check_quantity), "claim.quantity.oversold"));
}

TEST_CASE("tonnes reserved for this bidder are free, for another they are not") {
  GoodClaim good;
  good.registered().reservations = {{"r", "Example Trade", 100000000}};
  CHECK(faults(good.after(check_quantity)) == "");
  good.registered().reservations[0].holder = "Another Trade";
  CHECK(has(good.after(check_quantity), "claim.quantity.oversold"));
}

TEST_CASE("a tonne used under one scheme's label is used under all of its pool") {
  GoodClaim good;
  good.registered().pool = "pool-1";
  good.registered().pool_free = 99999999;
  CHECK(has(good.after(check_quantity), "claim.quantity.oversold"));
  good.registered().pool_free = 100000000;
  CHECK(faults(good.after(check_quantity)) == "");
}

TEST_CASE("without a registry the tonnes cannot be decided, unless the question does without") {
  GoodClaim good;
  const auto asked = [&good] {
    const Evidence evidence{&good.trust, nullptr, &good.schemes};
    Examination exam{good.claim, good.question, evidence, good.decision};
    check_quantity(exam);
    return exam.answer;
  };
  CHECK(has(asked(), "claim.registry.none", Outcome::undecided));
  good.question.registered = false;
  CHECK(has(asked(), "claim.registry.none", Outcome::note));
}

TEST_CASE("the label covers no other tonnes than the registry has issued") {
  GoodClaim good;
  good.registered().issued = 500000000;
  CHECK(has(good.after(check_quantity), "claim.quantity.not-issued"));
}

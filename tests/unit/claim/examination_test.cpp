// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("a reason names the member of the user's document and the field of the label") {
  const GoodClaim good;
  const auto evidence = good.evidence();
  Examination exam{good.claim, good.question, evidence, good.decision};
  exam.fail(Check::product, on_label("/credentialSubject/product/cn"), {"claim.product.cn", "rule", "found", "fix"});
  exam.pass(Check::quantity, on_claim("/quantity"), "rule", "found");
  CHECK(exam.answer.reasons[0].field == "/bids/0/lines/0/label");
  CHECK(exam.answer.reasons[0].label_field == "/credentialSubject/product/cn");
  CHECK(exam.answer.reasons[1].field == "/bids/0/lines/0/quantity");
  CHECK(exam.answer.reasons[1].code.empty());
}

TEST_CASE("the label's scheme is at hand only in the very edition and digest") {
  GoodClaim good;
  const auto evidence = good.evidence();
  const Examination exam{good.claim, good.question, evidence, good.decision};
  CHECK(exam.label_scheme() == good.schemes["eu-ci"].get());
  good.label().scheme.digest.back() = '~';
  CHECK(exam.label_scheme() == nullptr);
}

TEST_CASE("lists are told in words") {
  CHECK(one_of({}) == "nothing");
  CHECK(one_of({"a", "b", "c"}) == "a, b or c");
  CHECK(contains_beginning({"7214"}, "72142000"));
  CHECK_FALSE(contains_beginning({"72142000"}, "7214"));
}

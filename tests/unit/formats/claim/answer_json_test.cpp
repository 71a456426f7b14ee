// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/answer_json.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "issuing/label_id.hpp"
#include "claim/tender.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;
using claim::test::decimal;
using claim::test::day;

TEST_CASE("the result of a check has verdict, reasons with their six members, and the receipt") {
  claim::test::GoodClaim good;
  good.label().class_name = "B";
  const auto document = json(check_json(good.answer(), {"bridge", good.decision, {}}));
  const auto root = document.root();
  CHECK(root.member("verdict").scalar() == "reject");
  CHECK(root.member("receipt").kind() == syntax::Kind::null);
  CHECK(root.member("decisionDate").scalar() == "2026-11-24");
  bool found = false;
  for (auto reason = root.member("reasons").first_child(); reason; reason = reason.next()) {
    for (const auto* name : {"check", "outcome", "code", "field", "rule", "evidence"}) CHECK(reason.member(name).exists());
    if (reason.member("code").scalar() != "claim.class.not-reproduced") continue;
    found = true;
    CHECK(reason.member("check").scalar() == "class");
    CHECK(reason.member("labelField").scalar() == "/credentialSubject/class");
  }
  CHECK(found);
}

TEST_CASE("the result for a tender has each bid, each line and the order of attention; same answer, same bytes") {
  claim::test::GoodClaim good;
  claim::Tender tender{"t", {{"a", "Example Trade", "/bids/0", {good.claim}}}};
  const auto answer = claim::check_tender(tender, good.question, good.evidence(), good.decision);
  const auto text = check_json(answer, {"bridge", good.decision, "{\"format\":\"x\"}"});
  CHECK(text == check_json(claim::check_tender(tender, good.question, good.evidence(), good.decision), {"bridge", good.decision, "{\"format\":\"x\"}"}));
  const auto document = json(text);
  CHECK(document.root().member("bids").first_child().member("lines").first_child().member("verdict").scalar() == "accept");
  CHECK(document.root().member("bids").first_child().member("lines").first_child().member("held").first_child().scalar() == "authentic");
  CHECK(document.root().member("attention").first_child().member("bid").scalar() == "a");
  CHECK(document.root().member("lots").first_child().member("bestBid").scalar() == "a");
  CHECK(document.root().member("receipt").member("format").scalar() == "x");
}

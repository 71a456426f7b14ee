// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/claim_reader.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "issuing/label_id.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;
using claim::test::decimal;
using claim::test::day;

TEST_CASE("a claim is read with its offer, and points to its own members") {
  const auto document = json(R"({"label": "a.b.c", "question": "bridge", "quantity": {"value": "120.5", "unit": "t"}, "holder": "H", "bidder": "B", "lot": "1", "decisionDate": "2026-11-24",
    "offer": {"class": "A", "cn": "7214", "heats": ["h1"], "intensity": {"value": "0.052", "unit": "tCO2e/t", "kind": "epd-gwp", "modules": ["A1-A3", "D"], "offsets": true}, "scrapShare": "0.9",
      "recycledContent": {"preConsumer": "0.1", "postConsumer": "0.2"}, "custodyModel": "segregated", "delivery": "2027-01-01",
      "certificates": [{"scheme": "ISO/IEC 27001", "id": "C", "validUntil": "2027-01-01"}], "declared": {"takeBack": true}, "shares": {"listedOriginShare": "0.8"}}})");
  const auto read = read_claim(document.root());
  REQUIRE(read.ok());
  const auto& claim = read->claim;
  CHECK(claim.signed_label.token == "a.b.c");
  CHECK(claim.quantity == decimal("120.5"));
  CHECK(claim.pointer.empty());
  CHECK(read->question.id == "bridge");
  CHECK(read->decision_date == day("2026-11-24"));
  const auto& offer = claim.offer;
  CHECK(offer.texts.at("class") == "A");
  CHECK(offer.intensity->offsets);
  CHECK(offer.intensity->modules.size() == 2);
  CHECK(offer.custody == claim::Custody::segregated);
  CHECK(offer.certificates[0].valid_until == day("2027-01-01"));
  CHECK(offer.declared.at("takeBack"));
  CHECK(offer.shares.at("listedOriginShare") == decimal("0.8"));
}

TEST_CASE("a tender numbers its lines as JSON pointers do, and each line bears its bidder") {
  const auto document = json(R"({"tender": "t", "question": {"id": "q"}, "lots": [{"id": "1", "quantity": {"value": "5", "unit": "t"}}],
    "bids": [{"id": "a", "bidder": "A", "lines": [{"label": "x"}, {"lot": "1", "label": "y", "quantity": {"value": "5000", "unit": "kg"}}]}, {"id": "b", "lines": []}]})");
  CHECK(is_tender(document.root()));
  const auto read = read_tender(document.root());
  REQUIRE(read.ok());
  const auto& line = read->tender.bids[0].lines[1];
  CHECK(line.pointer == "/bids/0/lines/1");
  CHECK(line.bidder == "A");
  CHECK(line.quantity == decimal("5"));
  CHECK(read->question.question.exists());
  CHECK(read->lots[0].quantity == decimal("5"));
}

TEST_CASE("all that is wrong in a claim or tender is said at once, with its place") {
  const auto claim = read_claim(json(R"({"quantity": {"value": "1.234,5", "unit": "t"}, "offer": {"custodyModel": "none", "intensity": {"value": "1", "unit": "kgCO2e/t", "kind": "guess"}, "colour": "red"}, "question": 7})").root());
  CHECK(codes(claim.findings()) == "claim.document.missing-member claim.document.decimal-comma claim.document.bad-value claim.document.bad-value claim.document.unknown-member claim.document.bad-value");
  CHECK(claim.findings()[1].place.pointer == "/quantity/value");
  const auto tender = read_tender(json(R"({"tender": "t", "bids": [{"id": "a", "lines": []}, {"id": "a", "lines": [{"label": {"payload": "x"}}]}]})").root());
  CHECK(codes(tender.findings()) == "claim.document.wrong-type claim.document.duplicate-id");
  CHECK(tender.findings()[0].place.pointer == "/bids/1/lines/0/label");
}

TEST_CASE("a token alone is a claim, blanks at its end aside") {
  const auto document = claim_of_token("a.b.c\n");
  CHECK(document.claim.signed_label.token == "a.b.c");
  CHECK(document.claim.is_label_itself);
  CHECK_FALSE(is_tender(json("[]").root()));
}

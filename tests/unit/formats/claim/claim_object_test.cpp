// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/claim_object.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "issuing/label_id.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;
using claim::test::decimal;
using claim::test::day;

TEST_CASE("a number says what its nearest double prints, as it does once it was written canonically; a text says its digits") {
  const auto document = json(R"({"a": 0.10000000000000001, "b": "0.10000000000000001", "c": 1e+17, "d": 1e40})");
  Findings findings;
  ClaimObject object{document.root(), findings};
  CHECK(object.optional_decimal("a") == decimal("0.1"));
  CHECK(object.optional_decimal("b") == decimal("0.10000000000000001"));
  CHECK(object.optional_decimal("c") == decimal("100000000000000000"));
  CHECK_FALSE(object.optional_decimal("d"));
  CHECK(codes(findings) == "claim.document.bad-value");
}

TEST_CASE("a number with a comma is a finding, never a guess") {
  const auto document = json(R"({"a": "1,5", "b": "1.5", "c": 2, "d": "one", "e": true})");
  Findings findings;
  ClaimObject object{document.root(), findings};
  CHECK_FALSE(object.optional_decimal("a"));
  CHECK(object.optional_decimal("b") == decimal("1.5"));
  CHECK(object.optional_decimal("c") == decimal("2"));
  CHECK_FALSE(object.optional_decimal("d"));
  CHECK_FALSE(object.optional_decimal("e"));
  CHECK(codes(findings) == "claim.document.decimal-comma claim.document.bad-value claim.document.wrong-type");
  CHECK(findings[0].place.pointer == "/a");
}

TEST_CASE("tonnes come in t, kg and kt, and in no other unit") {
  const auto document = json(R"({"t": {"value": "1.5", "unit": "t"}, "kg": {"value": "1500", "unit": "kg"}, "kt": {"value": "0.0015", "unit": "kt"}, "lb": {"value": "1", "unit": "lb"}, "minus": {"value": "-1", "unit": "t"}})");
  Findings findings;
  ClaimObject object{document.root(), findings};
  for (const auto* unit : {"t", "kg", "kt"}) CHECK(object.optional_tonnes(unit) == decimal("1.5"));
  CHECK_FALSE(object.optional_tonnes("lb"));
  CHECK_FALSE(object.optional_tonnes("minus"));
  CHECK(codes(findings) == "claim.document.bad-value claim.document.bad-value");
}

TEST_CASE("members that nobody takes, and those that are missing, are findings") {
  const auto document = json(R"({"format": "other", "formatVersion": 1, "surplus": 1, "share": "1.01", "list": "no", "day": "2026-02-30"})");
  Findings findings;
  ClaimObject object{document.root(), findings};
  object.format("ours");
  (void)object.text("id");
  (void)object.optional_share("share");
  (void)object.items("list");
  (void)object.optional_date("day");
  object.finish();
  CHECK(codes(findings) == "claim.document.bad-value claim.document.missing-member claim.document.bad-value claim.document.wrong-type claim.document.bad-value claim.document.unknown-member");
}

// SPDX-License-Identifier: Apache-2.0
#include "formats/result/verification_json.hpp"

#include <catch2/catch.hpp>

#include "syntax/json_reader.hpp"

using namespace ferrolabel;
using namespace std::chrono;

TEST_CASE("a verification without a readable label says so by null, and gives every reason") {
  formats::VerificationSummary summary;
  summary.verdict = "no";
  summary.at = 2026y / November / 24d;
  summary.reasons = {{"signature", "fail", "trust.jws.signature-invalid", "does not fit", "refuse it"}, {"payload", "pass", "", "whole", ""}};
  const auto document = syntax::read_json({"", formats::verification_json(summary)});
  REQUIRE(document.ok());
  CHECK(document->root().member("verdict").scalar() == "no");
  CHECK(document->root().member("at").scalar() == "2026-11-24");
  CHECK(document->root().member("label").kind() == syntax::Kind::null);
  const auto first = document->root().member("reasons").first_child();
  CHECK(first.member("code").scalar() == "trust.jws.signature-invalid");
  CHECK(first.next().member("code").kind() == syntax::Kind::null);
}

TEST_CASE("an issued label is written with its token, and tonnes and intensity with the digits that were signed") {
  label::Label label;
  label.intensity = *quantity::Decimal::parse("1198.95");
  label.quantity = *quantity::Decimal::parse("120.5");
  label.valid_from = 2026y / November / 24d;
  const auto document = syntax::read_json({"", formats::issued_json("a.b.c", "sha256:1", label, "", {})});
  REQUIRE(document.ok());
  CHECK(document->root().member("token").scalar() == "a.b.c");
  CHECK(document->root().member("file").kind() == syntax::Kind::null);
  CHECK(document->root().member("label").member("intensity").scalar() == "1198.95");
  CHECK(document->root().member("label").member("quantity").member("value").scalar() == "120.5");
  CHECK(document->root().member("label").member("validUntil").kind() == syntax::Kind::null);
}

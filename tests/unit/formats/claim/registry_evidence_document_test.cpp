// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/registry_evidence_document.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "issuing/label_id.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;
using claim::test::decimal;
using claim::test::day;

TEST_CASE("registry evidence that is written is read as the same") {
  claim::RegistryEvidence evidence;
  evidence.registry = "https://example.com/registry";
  evidence.list_digest = "sha256:1";
  evidence.list_date = day("2026-11-23");
  evidence.labels["urn:x"] = {"sha256:2", day("2026-11-20"), {{day("2026-11-21"), "suspended", "why"}}, 120500000, 1, {{"r", "B", 5}}, "pool", 7};
  evidence.instruments["GO-1"] = {"mill-1", day("2025-01-01"), day("2025-12-31")};
  const auto written = write_registry_evidence(evidence);
  const auto again = read_registry_evidence(json(written).root());
  REQUIRE(again.ok());
  CHECK(write_registry_evidence(*again) == written);
  CHECK(again->labels.at("urn:x").issued == 120500000);
  CHECK(again->labels.at("urn:x").pool_free == 7);
  CHECK(again->labels.at("urn:x").history[0].state == "suspended");
}

TEST_CASE("registry evidence with a state or tonnage that cannot be is refused") {
  const auto read = read_registry_evidence(json(R"({"registry": "r", "labels": [{"id": "x", "payloadDigest": "d", "issued": "0.0000001", "used": "0", "history": [{"on": "2026-01-01", "state": "forgotten"}]}]})").root());
  CHECK(codes(read.findings()) == "claim.document.bad-value claim.document.bad-value");
}

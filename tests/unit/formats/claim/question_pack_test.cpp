// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/question_pack.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "issuing/label_id.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;
using claim::test::decimal;
using claim::test::day;

TEST_CASE("every shipped pack is read, and no criterion lacks its source") {
  const auto packs = read_question_packs(std::string{FERROLABEL_SOURCE_DIR} + "/methods/questions");
  REQUIRE(packs.ok());
  for (const auto* id : {"carbon-only", "circular", "resilient", "cyber-secure", "support-scheme-iaa"}) CHECK(packs->count(id) == 1);
  for (const auto& [id, pack] : *packs) {
    CHECK(pack.digest.size() == 71);
    for (const auto& criterion : pack.criteria) CHECK_FALSE(criterion.source.empty());
  }
  CHECK(packs->at("support-scheme-iaa").find("low-carbon-share")->value == decimal("0.25"));
  CHECK(packs->at("carbon-only").criteria.empty());
}

TEST_CASE("a pack that says a criterion twice or of an unknown kind is refused") {
  const auto read = read_question_pack(json(R"({"format": "ferrolabel-question-pack", "formatVersion": 1, "id": "p", "title": "P", "edition": "1", "licence": "Apache-2.0",
    "criteria": [{"criterion": "a", "title": "A", "kind": "declared", "source": "s"}, {"criterion": "a", "title": "A", "kind": "wished", "source": "s"}]})"));
  CHECK(codes(read.findings()) == "claim.document.bad-value claim.document.duplicate-id");
}

TEST_CASE("a folder that is not there has no packs") {
  CHECK(read_question_packs("/nowhere/at/all").value().empty());
}

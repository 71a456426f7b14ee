// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/question_reader.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "issuing/label_id.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;
using claim::test::decimal;
using claim::test::day;

namespace {

const QuestionPacks& packs() {
  static const auto read = read_question_packs(std::string{FERROLABEL_SOURCE_DIR} + "/methods/questions").value();
  return read;
}

constexpr const char* full = R"({"format": "ferrolabel-question", "formatVersion": 1, "id": "bridge", "title": "A bridge",
  "classes": [{"scheme": "eu-ci", "version": "1.0", "class": "B", "family": "carbon"}], "equivalents": false,
  "scrapShare": {"atLeast": "0.1", "atMost": 0.9}, "recycledContent": {"preConsumer": "0.1", "postConsumer": "0.2", "total": "0.3"},
  "defaultShareAtMost": "0.2", "electricity": ["actual-sources"], "custodyModels": ["segregated", "site-mass-balance"],
  "verification": {"level": "limited", "accredited": true}, "schemeStatus": ["law"], "methods": [{"id": "eu-ets-2026", "edition": "1.0", "digest": "sha256:1"}],
  "registered": false, "statusListDays": 3, "period": {"from": "2025-01-01", "until": "2025-12-31"},
  "product": {"cn": ["7208"], "grades": ["S355"], "forms": ["plate"], "stages": ["hot-rolled"]},
  "origin": {"madeIn": ["IT"], "meltedIn": ["IT"], "pouredIn": ["IT"], "meltedAndPoured": true, "installations": ["m"], "sites": ["s"], "meltSites": ["x"]},
  "lots": [{"id": "1", "title": "Deck", "quantity": {"value": "100", "unit": "t"}, "delivery": {"from": "2027-01-01", "until": "2027-06-30"}, "product": {"cn": ["7216"]}, "origin": {"madeIn": ["FR"]}}],
  "quota": {"scheme": "eu-iaa-com-2026-100", "totalSteel": {"value": "400", "unit": "t"}, "linesMayFail": true},
  "criteria": [{"pack": "circular", "criterion": "recycled-post", "value": "0.5"}, {"pack": "resilient", "criterion": "melted-in", "anyOf": ["IT", "FR"]}]})";

}  // namespace

TEST_CASE("a question is read whole, criteria with the question's own figures") {
  const auto read = read_question(json(full).root(), packs());
  REQUIRE(read.ok());
  const auto& question = *read;
  CHECK(question.classes[0].family == "carbon");
  CHECK_FALSE(question.equivalents);
  CHECK(question.scrap_share_at_most == decimal("0.9"));
  CHECK(question.custody == std::vector<claim::Custody>{claim::Custody::segregated, claim::Custody::site_mass_balance});
  CHECK(question.verification == claim::VerificationRank::limited);
  CHECK(question.accredited);
  CHECK_FALSE(question.registered);
  CHECK(question.status_age_days == 3);
  CHECK(question.lots[0].product.cn == std::vector<std::string>{"7216"});
  CHECK(question.lots[0].origin.made_in == std::vector<std::string>{"FR"});
  CHECK(question.quota->total == decimal("400"));
  CHECK(question.quota->lines_may_fail);
  CHECK(question.criteria[0].value == decimal("0.5"));
  CHECK(question.criteria[1].any_of.size() == 2);
}

TEST_CASE("what a question leaves out asks for nothing but a registered label") {
  const auto question = read_question(json(R"({"format": "ferrolabel-question", "formatVersion": 1, "id": "q"})").root()).value();
  CHECK(question.classes.empty());
  CHECK(question.equivalents);
  CHECK(question.registered);
  CHECK_FALSE(question.quota);
  CHECK(question.status_age_days == claim::default_status_age_days);
}

TEST_CASE("all that is wrong in a question is said at once") {
  const auto read = read_question(json(R"({"format": "ferrolabel-question", "formatVersion": 1, "id": "q", "custodyModels": ["segregation"], "verification": {"level": "high"},
    "schemeStatus": ["lawful"], "statusListDays": 1.5, "lots": [{"id": "1"}, {"id": "1"}], "criteria": [{"pack": "circular", "criterion": "colour"}], "clases": []})").root(), packs());
  CHECK(codes(read.findings()) == "claim.document.bad-value claim.document.bad-value claim.document.bad-value claim.document.bad-value claim.document.duplicate-id claim.document.unknown-pack claim.document.unknown-member");
}

TEST_CASE("lots of a tender fill those of the question, and never contradict them") {
  claim::Question question;
  question.lots = {{"1", "", std::nullopt, {}, {}, {}, {}}, {"2", "", decimal("10"), {}, {}, {}, {}}};
  const std::vector<claim::Lot> lots{{"1", "", decimal("5"), {}, {}, {}, {}}, {"2", "", decimal("11"), {}, {}, {}, {}}, {"3", "", decimal("1"), {}, {}, {}, {}}};
  CHECK(codes(merge_lots(question, lots, {})) == "claim.document.bad-value");
  CHECK(question.lots[0].quantity == decimal("5"));
  CHECK(question.lots.size() == 3);
}

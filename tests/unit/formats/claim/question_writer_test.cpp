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

TEST_CASE("a question that is written is read as the same, without its packs") {
  claim::test::GoodClaim good;
  auto& question = good.question;
  question.title = "A bridge";
  question.scrap_share_at_least = decimal("0.1");
  question.custody = {claim::Custody::segregated};
  question.quota = claim::QuotaRule{"eu-iaa-com-2026-100", decimal("400"), true};
  question.criteria = {{"circular", "recycled-post", "post", claim::CriterionKind::recycled_post, "", decimal("0.5"), {}, "own"},
                       {"cyber-secure", "management-system", "certificate", claim::CriterionKind::certificate, "", std::nullopt, {"ISO/IEC 27001"}, "own"}};
  const auto written = write_question(question);
  const auto again = read_question(json(written).root());
  REQUIRE(again.ok());
  CHECK(write_question(*again) == written);
  CHECK(again->lots[0].delivery_until == day("2027-06-30"));
  CHECK(again->methods[0].digest == question.methods[0].digest);
  CHECK(again->criteria[1].any_of == question.criteria[1].any_of);
  CHECK(write_question(read_question(json(write_question(claim::Question{"q", {}, {}, true, {}, {}, {}, {}, {}, {}, {}, false, {}, {}, true, 7, {}, {}, {}, {}, {}, {}, {}})).root()).value()).find("\"registered\":true") != std::string::npos);
}

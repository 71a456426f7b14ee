// SPDX-License-Identifier: Apache-2.0
#include "formats/result/assessment_json.hpp"

#include <catch2/catch.hpp>

#include "assessment_world.hpp"
#include "syntax/json_reader.hpp"

namespace ferrolabel::formats {
namespace {

TEST_CASE("the result of solve has scores, what is cut off, what is unmapped, and how it was solved") {
  const test::AssessmentWorld world;
  const auto read = syntax::read_json({"r", assessment_json(world.document(), true)});
  REQUIRE(read);
  const auto root = read->root();
  const auto scores = root.member("scores").first_child();
  CHECK(scores.member("method").scalar() == "test");
  CHECK(scores.member("category").scalar() == "GWP");
  CHECK(scores.member("unit").scalar() == "kg CO2e");
  CHECK(scores.member("value").scalar() == "600");
  CHECK(scores.member("part").scalar() == "total");
  CHECK(scores.next().member("value").kind() == syntax::Kind::null);
  CHECK(root.member("complete").scalar() == "false");
  CHECK(root.member("cutOff").first_child().member("name").scalar() == "Coal");
  CHECK(root.member("cutOff").first_child().member("amount").scalar() == "0.5");
  CHECK(root.member("unmapped").first_child().member("mass").scalar() == "2");
  CHECK(root.member("solver").member("name").scalar() == "KLU (block triangular form, AMD)");
  CHECK(root.member("solver").member("conditionEstimate").exists());
  CHECK(root.member("method").member("digest").scalar() == "sha256:0");
  CHECK(root.member("system").member("unlinked").scalar() == "1");
  CHECK(root.member("inventory").first_child().member("amount").scalar() == "200");
  CHECK(root.member("findings").first_child().member("code").scalar() == "lca.result.cut-off");
}

TEST_CASE("without an impact method there is no method and no score") {
  const test::AssessmentWorld world;
  auto document = lca::assess(const_cast<lca::InventorySolver&>(*world.solver), nullptr, world.assessment.demands);
  const AssessmentDocument bare{world.dataset.name, {}, world.system, *world.solver, nullptr, document, document.findings};
  const auto read = syntax::read_json({"r", assessment_json(bare, false)});
  REQUIRE(read);
  CHECK(read->root().member("method").kind() == syntax::Kind::null);
  CHECK_FALSE(read->root().member("scores").first_child().exists());
  CHECK_FALSE(read->root().member("inventory").exists());
}

TEST_CASE("modules have scores of their own, and weighting tells what it lacks") {
  test::AssessmentWorld world;
  world.take_modules_and_weights();
  const auto weighted = lca::weigh(world.method, world.assessment.scores);
  auto document = world.document();
  document.weighting = &weighted;
  const auto read = syntax::read_json({"r", assessment_json(document, false)});
  REQUIRE(read);
  const auto root = read->root();
  CHECK(root.member("demand").first_child().member("module").scalar() == "A3");
  CHECK(root.member("demand").first_child().next().member("module").scalar() == "D");
  CHECK(root.member("scores").first_child().member("value").scalar() == "600");
  const auto production = root.member("modules").first_child();
  CHECK(production.member("counted").scalar() == "true");
  CHECK(production.member("cutOff").first_child().member("id").scalar() == "coal");
  CHECK(production.next().member("counted").scalar() == "false");
  CHECK(production.next().member("scores").first_child().member("value").scalar() == "-400");
  const auto weighting = root.member("weighting");
  CHECK(weighting.member("categories").first_child().member("weighted").scalar() == "0.3");
  CHECK(weighting.member("categories").first_child().next().member("normalised").kind() == syntax::Kind::null);
  CHECK(weighting.member("sum").scalar() == "0.3");
  CHECK(weighting.member("weightKnown").scalar() == "0.5");
  CHECK(weighting.member("singleScore").kind() == syntax::Kind::null);
}

TEST_CASE("contributions beyond those asked for are one rest") {
  const test::AssessmentWorld world;
  const auto contributions = lca::by_process(world.system, world.assessment.inventory, world.characterisation->categories()[0].factors);
  REQUIRE(contributions.size() == 2);
  const auto whole = world.document();
  const auto read = syntax::read_json({"r", contribution_json({whole, 0, ContributionBy::process, contributions, 1})});
  REQUIRE(read);
  const auto first = read->root().member("contributions").first_child();
  CHECK(first.member("id").scalar() == "plant");
  CHECK(first.member("score").scalar() == "400");
  CHECK_FALSE(first.next().exists());
  CHECK(read->root().member("rest").scalar() == "200");
  CHECK(read->root().member("by").scalar() == "process");
  CHECK(contribution_name(world.system, ContributionBy::flow, 0).place == "air (DE)");
}

}  // namespace
}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#include "report/assessment_text.hpp"

#include <catch2/catch.hpp>

#include "unit/formats/assessment_world.hpp"

namespace ferrolabel::report {
namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_CASE("solve tells demand, scores, what is cut off and what does not count, and never zero for what is not known") {
  const formats::test::AssessmentWorld world;
  const auto text = assessment_text(world.document(), false, {});
  INFO(text);
  CHECK(holds(text, "2 t of 'mill' (mill) → 'Steel, hot'\n"));
  CHECK(holds(text, "600  kg CO2e"));
  CHECK(holds(text, "not known  kg CFC-11e"));
  CHECK(holds(text, "Incomplete: 1 product"));
  CHECK(holds(text, "0.5  t     Coal"));
  CHECK(holds(text, "Xenon"));
  CHECK(holds(text, "solved by KLU"));
  CHECK_FALSE(holds(text, "Inventory\n"));
  CHECK(holds(assessment_text(world.document(), true, {}), "Inventory\n"));
}

TEST_CASE("modules stand in columns, D behind the sum and apart, and there is no single score where a category has none") {
  formats::test::AssessmentWorld world;
  world.take_modules_and_weights();
  const auto weighted = lca::weigh(world.method, world.assessment.scores);
  auto document = world.document();
  document.weighting = &weighted;
  const auto text = assessment_text(document, false, {});
  INFO(text);
  CHECK(holds(text, "A3: 2 t of 'mill'"));
  CHECK(holds(text, "D: -1 MWh of 'plant'"));
  CHECK(holds(text, "sum   D, apart"));
  CHECK(holds(text, "no single score; those that are known add up to 0.3 points"));
}

TEST_CASE("contribution tells shares, and sums those that it leaves out") {
  const formats::test::AssessmentWorld world;
  const auto contributions = lca::by_process(world.system, world.assessment.inventory, world.characterisation->categories()[0].factors);
  const auto whole = world.document();
  const auto text = contribution_text({whole, 0, formats::ContributionBy::process, contributions, 1}, {});
  INFO(text);
  CHECK(holds(text, "Warming = 600 kg CO2e"));
  CHECK(holds(text, "66.7 %"));
  CHECK(holds(text, "33.3 %    200                1 more"));
}

}  // namespace
}  // namespace ferrolabel::report

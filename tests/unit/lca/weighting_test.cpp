// SPDX-License-Identifier: Apache-2.0
#include "lca/weighting.hpp"

#include <catch2/catch.hpp>
#include <vector>

namespace ferrolabel::lca {
namespace {

ImpactMethod two_categories() {
  ImpactMethod method;
  method.categories.resize(2);
  method.categories[0].id = "warming";
  method.categories[1].id = "acid";
  method.weighting.title = "test";
  method.weighting.categories = {{"acid", "Acidification", "mol", 50.0, 0.25}, {"warming", "Climate change", "kg", 8000.0, 0.75}};
  return method;
}

TEST_CASE("scores are divided by what a person causes in a year, and add up by their weights to a single score") {
  const auto method = two_categories();
  const std::vector<Score> scores{{0, 4000.0}, {1, -10.0}};
  const auto weighted = weigh(method, scores);
  CHECK(weighted.complete());
  CHECK(weighted.scores[0].normalised == -0.2);
  CHECK(weighted.scores[1].normalised == 0.5);
  CHECK(weighted.scores[1].weighted == 0.375);
  CHECK(weighted.sum.value() == Approx(0.325));
  CHECK(weighted.weight_known == 1.0);
  CHECK(tell_of_missing_categories(weighted).empty());
}

TEST_CASE("a category without a score, or without factors at all, leaves no single score and is named") {
  auto method = two_categories();
  method.weighting.categories.push_back({"land", "Land use", "Pt", 1.0, 0.0});
  const std::vector<Score> scores{{0, 4000.0}, {1, std::nullopt}};
  const auto weighted = weigh(method, scores);
  CHECK_FALSE(weighted.complete());
  CHECK(weighted.sum == 0.375);
  CHECK(weighted.weight_known == 0.75);
  const auto findings = tell_of_missing_categories(weighted);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "lca.weighting.incomplete");
  CHECK(findings[0].message.find("Acidification, Land use have none, and the others carry 75 %") != std::string::npos);
}

TEST_CASE("where no category has a score, there is no sum either") {
  const auto method = two_categories();
  const std::vector<Score> scores{{0, std::nullopt}, {1, std::nullopt}};
  CHECK_FALSE(weigh(method, scores).sum.has_value());
}

}  // namespace
}  // namespace ferrolabel::lca

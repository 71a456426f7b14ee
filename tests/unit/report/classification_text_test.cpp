// SPDX-License-Identifier: Apache-2.0
#include "report/classification_text.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel;

namespace {

label::Classification classed() {
  label::Classification classification;
  classification.scheme = "eu-ci";
  classification.version = "1.0";
  classification.status = method::SchemeStatus::product_default;
  classification.notice = "not comparable";
  classification.unit = "kgCO2e/t";
  classification.family = "carbon";
  classification.intensity = "1245.12345";
  classification.scrap_share = "0.3";
  classification.class_name = "B";
  classification.rank = 1;
  classification.limit = 1300;
  classification.limits = {{"A", 0, method::LimitOperator::at_most, 800, "800", false}, {"B", 1, method::LimitOperator::at_most, 1300, "1300", true}};
  classification.distance_to_better = 445.12345;
  classification.better_class = "A";
  classification.probability = 0.975;
  return classification;
}

}  // namespace

TEST_CASE("a class is shown on its ladder with status, notice, distances and probability") {
  const auto text = report::classification_text(classed(), {});
  for (const auto* part : {"product-default", "not comparable", ">  B      <=   1300", "class B", "445.123 kg/t to save until A", "97.5 %"}) CHECK(text.find(part) != std::string::npos);
}

TEST_CASE("other electricity cases stand beside the class, for comparison") {
  const auto text = report::classification_text(classed(), {}, {{"location", "1300.25", "C"}, {"market", "1245.12345", "B"}});
  CHECK(text.find("the scheme's own case counts") != std::string::npos);
  CHECK(text.find("location     1300.2  C\n") != std::string::npos);
}

TEST_CASE("a refusal shows the reason and no class, alone and among others") {
  auto refused = classed();
  refused.class_name.reset();
  refused.limits.clear();
  refused.refused_because = "the family is not stated";
  CHECK(report::classification_text(refused, {}).find("no class: the family is not stated") != std::string::npos);
  CHECK(report::classification_text(refused, {}).find("product-default") != std::string::npos);
  const auto text = report::classifications_text({{"coil", classed(), {}}, {"slab", refused, {}}}, {});
  CHECK(text.find("slab  eu-ci (product-default): the family is not stated") != std::string::npos);
  CHECK(text.find("eu-ci: not comparable") != std::string::npos);
}

TEST_CASE("a limit that E stands on is told in words: an exclusive one is not reached yet, an inclusive one may not be passed") {
  auto on_edge = classed();
  on_edge.distance_to_better = 0;
  on_edge.distance_to_worse = 0;
  const auto text = report::classification_text(on_edge, {});
  CHECK(text.find("E stands on the limit of A, which is exclusive: any saving reaches it") != std::string::npos);
  CHECK(text.find("E stands on the limit of the class, which is inclusive: any increase loses it") != std::string::npos);
  CHECK(text.find("0.000 kg/t") == std::string::npos);
}

TEST_CASE("E after a credit is shown as what is compared, and an intensity without unit leaves no gap") {
  auto adjusted = classed();
  adjusted.compared_intensity = "894.12345";
  CHECK(report::classification_text(adjusted, {}).find("after the scheme's credit: 894.123 kgCO2e/t; no footprint") != std::string::npos);
  adjusted.unit.clear();
  CHECK(report::classification_text(adjusted, {}).find("E = 1245.123, s = 0.3") != std::string::npos);
}

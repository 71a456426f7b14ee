// SPDX-License-Identifier: Apache-2.0
#include "formats/result/explanation.hpp"

#include <set>

#include "syntax/json_reader.hpp"
#include "unit/formats/computed_sample.hpp"

using namespace ferrolabel;

TEST_CASE("an explanation goes down to stated values, and tells each figure in full once") {
  const auto sample = tests::compute_sample("integrated-bf-bof");
  const auto* coil = sample->inventory->find_good("coil");
  REQUIRE(coil != nullptr);
  const auto told = formats::explain(*sample->inventory, coil->direct_embedded.step);
  std::set<emissions::StepId> in_full;
  for (std::size_t at = 0; at < told.size(); ++at) {
    const bool opens = at + 1 < told.size() && told[at + 1].depth > told[at].depth;
    if (told[at].figure->operand_count == 0) {
      CHECK_FALSE(opens);
    } else if (told[at].repeated) {
      CHECK_FALSE(opens);
      CHECK(in_full.count(told[at].step) == 1);
    } else {
      CHECK(opens);
      CHECK(in_full.insert(told[at].step).second);
    }
  }
  CHECK(told.front().figure->value == coil->direct_embedded.value.value());
  CHECK(told.back().figure->datum != nullptr);
}

TEST_CASE("every named figure is explained where the good has it, and no other name is") {
  const auto sample = tests::compute_sample("eu-steel-1-bubble");
  const auto* rails = sample->inventory->find_good("rails");
  REQUIRE(rails != nullptr);
  CHECK(formats::explain_step(*sample->inventory, *rails, "basisEmbedded"));
  CHECK(formats::explain_step(*sample->inventory, *rails, "installationTotal"));
  CHECK_FALSE(formats::explain_step(*sample->inventory, *rails, "indirectEmbeddedEuAverage"));
  CHECK_FALSE(formats::explain_step(*sample->inventory, *rails, "weight"));
}

TEST_CASE("the JSON of an explanation nests operands and tells where each stated value stood") {
  const auto sample = tests::compute_sample("eu-steel-1-bubble");
  const auto* rails = sample->inventory->find_good("rails");
  const auto told = formats::explain(*sample->inventory, rails->attributed_direct.step);
  const auto text = formats::explanation_json({*sample->inventory, "sha256:0", "rails", "attributedDirect", told, {}});
  const auto document = syntax::read_json({"", text});
  REQUIRE(document.ok());
  const auto top = document->root().member("explanation");
  CHECK(top.member("rule").scalar() == "attributed-direct");
  CHECK(top.member("reference").scalar().find("(EU) 2023/1773") != std::string_view::npos);
  const auto sum = top.member("operands").first_child();  // under the rule that nothing is below 0
  const auto direct = sum.member("operands").first_child();
  CHECK(direct.member("operands").first_child().member("where").member("pointer").scalar() == "/processes/0/reportedDirect");
  CHECK(direct.next().member("subtracted").scalar() == "true");
}

TEST_CASE("an explanation cut at a depth says how many operands were left out") {
  const auto sample = tests::compute_sample("eu-steel-1-bubble");
  auto told = formats::explain(*sample->inventory, sample->inventory->find_good("rails")->attributed_direct.step);
  const auto operands = told.front().figure->operand_count;
  formats::cut_below(told, 0);
  REQUIRE(told.size() == 1);
  CHECK(told.front().left_out == operands);
  const auto text = formats::explanation_json({*sample->inventory, "sha256:0", "rails", "attributedDirect", told, {}});
  CHECK(text.find("\"operandsLeftOut\": " + std::to_string(operands)) != std::string::npos);
}

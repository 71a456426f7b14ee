// SPDX-License-Identifier: Apache-2.0
#include "issuing/issue.hpp"

#include <catch2/catch.hpp>

#include "formats/label/label_writer.hpp"
#include "syntax/encoding.hpp"
#include "unit/issuing/issuing_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::issuing;

TEST_CASE("the same plant, packs, key and date give the same bytes, and another date others") {
  const auto first = issue_sample();
  for (const auto& finding : first.findings()) INFO(describe(finding));
  REQUIRE(first.ok());
  const auto second = issue_sample();
  REQUIRE(second.ok());
  CHECK(first->token == second->token);
  CHECK(first->label.id == second->label.id);
  auto later = terms_for();
  later.date = label_day("2026-11-25");
  const auto third = issue_sample(later);
  REQUIRE(third.ok());
  CHECK(third->token != first->token);
  CHECK(third->label.id != first->label.id);
}

TEST_CASE("a label of the scrap mill says what the plant and the scheme say") {
  const auto issued = issue_sample();
  REQUIRE(issued.ok());
  const auto& label = issued->label;
  CHECK(label.holder == "Example Acciai SpA");
  CHECK(label.product.cn == "72142000");
  CHECK(label.product.grade == "B500B");
  CHECK(label.installation.melt_country == "IT");
  CHECK(label.scheme.id == "eu-ci");
  CHECK(label.scheme.status == "product-default");
  CHECK(label.scheme.notice == "product default; not comparable with IEA: other boundary");
  CHECK(label.stage == "crude-steel");
  CHECK(label.scrap_share == decimal("1"));
  CHECK(label.intensity > decimal("100"));
  CHECK(label.intensity < decimal("300"));
  CHECK(label.instruments == std::vector<std::string>{"PPA-EXAMPLE-IT-SOLAR-2025"});
  CHECK(label.verification.level == "reasonable");
  CHECK(label.registry == "unregistered");
  CHECK_FALSE(label.valid_until);
  CHECK(all_codes(issued.findings()).find("label.validity.unknown") != std::string::npos);
}

TEST_CASE("the token is three parts whose second is the label's payload") {
  const auto issued = issue_sample();
  REQUIRE(issued.ok());
  const auto& token = issued->token;
  const auto first = token.find('.');
  const auto last = token.rfind('.');
  const auto payload = syntax::base64url_decode(token.substr(first + 1, last - first - 1));
  CHECK(payload == formats::write_label(issued->label));
  CHECK(issued->payload_digest == syntax::sha256_digest(*payload));
}

TEST_CASE("nothing that the mill keeps to itself stands in its label") {
  const auto issued = issue_sample();
  REQUIRE(issued.ok());
  const auto payload = formats::write_label(issued->label);
  const auto plant = sample_plant();
  for (const auto& stream : plant.source_streams) CHECK(payload.find(stream.id) == payload.npos);
  for (const auto& bought : plant.purchased) {
    CHECK(payload.find(bought.id) == payload.npos);
    CHECK(payload.find(bought.producer) == payload.npos);
  }
  for (const auto& process : plant.processes) {
    CHECK(payload.find('"' + process.id + '"') == payload.npos);
    CHECK(payload.find(std::to_string(static_cast<long>(process.activity_level->value))) == payload.npos);
  }
}

TEST_CASE("a scheme that refuses gives no label, with its reason") {
  const auto issued = issue_sample(terms_for(), "iea-2022");
  if (issued.ok()) {
    CHECK_FALSE(issued->label.class_name.empty());
    return;
  }
  CHECK(all_codes(issued.findings()).find("refused") != std::string::npos);
  const auto superseded = issue_sample(terms_for(), "responsiblesteel-2.0");
  CHECK_FALSE(superseded.ok());
}

TEST_CASE("the fastener maker's label rests on that of his supplier") {
  const auto plant = sample_plant("sme-fasteners");
  const auto method = method_of("eu-cbam-2023");
  const auto issued = issue(plant, *method, *schemes().scheme("eu-ci").value(), terms_for("screws", "12.345678"), test_key());
  for (const auto& finding : issued.findings()) INFO(describe(finding));
  REQUIRE(issued.ok());
  CHECK(issued->label.holder == "Muster Schrauben GmbH");
  CHECK(issued->label.intensity == decimal("180.5"));
  CHECK(issued->label.scrap_share == decimal("1"));
  CHECK(issued->label.recycled.post_consumer == decimal("0.775"));
  CHECK(formats::write_label(issued->label).find("Acciai") == std::string::npos);
}

TEST_CASE("a label shows E by each electricity case that the plant gives, and that of its own basis is its E") {
  auto terms = terms_for("coil", "100");
  const auto plant = sample_plant("h2-dri-eaf");
  const auto method = method_of("eu-ets-2026");
  const auto issued = issue(plant, *method, *schemes().scheme("eu-ci").value(), terms, test_key());
  REQUIRE(issued.ok());
  const auto& label = issued->label;
  REQUIRE(label.electricity_cases.size() == 3);
  CHECK(label.electricity_cases[0].basis == "location");
  CHECK(label.electricity_cases[1].basis == "market");
  CHECK(label.electricity_cases[2].basis == "eu-average");
  CHECK(label.electricity_cases[0].intensity > label.electricity_cases[1].intensity);
  CHECK(label.instruments == std::vector<std::string>{"PPA-EXAMPLE-SE-WIND-2025", "PPA-EXAMPLE-SE-HYDRO-2025"});
}

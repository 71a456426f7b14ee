// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "plant_test_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::plant_test;

TEST_CASE("a full plant file reads into the model in canonical units, with places") {
  const auto plant = read(full());
  REQUIRE(plant.ok());
  CHECK(plant->id == "works-1");
  CHECK(plant->country.letters() == "DE");
  REQUIRE(plant->processes.size() == 3);
  const auto& bof = plant->processes[0];
  CHECK(bof.stage == plant::Stage::crude_steel);
  CHECK(bof.goods.at(0).cn.digits() == "72071210");
  CHECK(bof.goods.at(0).mass->value == 1e6);
  CHECK(bof.alloy_content->value == 0.012);
  CHECK(bof.activity_level->evidence.uncertainty == 0.7 / 100);
  CHECK(bof.activity_level->evidence.distribution == quantity::Distribution::lognormal);
  CHECK(bof.activity_level->evidence.tier == 4);
  CHECK(bof.activity_level->place.pointer == "/processes/0/activityLevel");
  CHECK(bof.activity_level->place.line > 1);
  CHECK(plant->heat.at(1).amount.value == 36);
  CHECK(plant->source_streams.at(1).shares.size() == 2);
  CHECK(std::holds_alternative<plant::Stated<quantity::CarbonContent>>(*plant->source_streams.at(1).carbon_content));
  CHECK(std::holds_alternative<plant::Stated<quantity::SpecificEmissions>>(*plant->source_streams.at(2).emission_factor));
  CHECK(plant->verified_terms.at(0).value.value == -0.01);
  CHECK(plant->electricity.at(1).instruments == std::vector<std::string>{"GO-1", "GO-2"});
}

TEST_CASE("all findings of a document come at once, in its order") {
  auto text = changed(R"("DE")", R"("de")");
  text = with(text, R"("2025-12-31")", R"("2025-13-31")");
  text = with(text, R"("value": 100)", R"("value": -100)");
  CHECK(codes(read(text)) == std::vector<std::string>{"plant.country.malformed", "plant.date.malformed", "plant.value.negative"});
}

TEST_CASE("a document of another format or version is refused with what to write") {
  CHECK(only(read(changed(R"("ferrolabel-plant")", R"("ferrolabel-plan")")), "plant.format.unknown").fix.find("ferrolabel-plant-simple") != std::string::npos);
  CHECK(only(read(changed(R"("format": "ferrolabel-plant", )", "")), "plant.format.missing").place.line == 1);
  CHECK(only(read(changed(R"("formatVersion": 1)", R"("formatVersion": 2)")), "plant.format.version").message == "format version '2' is not known");
  CHECK(only(read("[]"), "plant.document.not-object").place.line == 1);
  CHECK(only(read(R"(<works xmlns="https://ferrolabel.eu/ns/plant/1"/>)"), "plant.format.unknown").fix.find("<plant>") != std::string::npos);
}

TEST_CASE("a missing value is a finding, never a zero") {
  const auto finding = only(read(changed(R"(, "activityLevel": {"value": 100, "unit": "t"})", "")), "plant.member.missing");
  CHECK(finding.message == "'activityLevel' is missing in the production process 'p'");
  CHECK(finding.place.pointer == "/processes/0");
}

TEST_CASE("a hostile document is cut at 100 findings, with a note that there are more") {
  std::string members;
  for (int at = 0; at < 300; ++at) members += "\"unknown" + std::to_string(at) + "\": 1, ";
  const auto result = read(changed(R"("id": "x")", members + R"("id": "x")"));
  CHECK(result.findings().size() == 101);
  CHECK(result.findings().back().code == "plant.findings.more");
  CHECK_FALSE(result.ok());
}

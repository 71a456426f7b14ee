// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "plant_test_support.hpp"

using namespace ferrolabel::formats::plant_test;

namespace {
std::string stream(const std::string& members) { return changed(R"("activityData": {"value": 10, "unit": "t"})", R"("activityData": {"value": 10, "unit": "t"}, )" + members); }
}  // namespace

TEST_CASE("a unit that does not fit is answered with the ones that do") {
  const auto finding = only(read(stream(R"("netCalorificValue": {"value": 28, "unit": "t"})")), "plant.unit.does-not-fit");
  CHECK(finding.message == "'t' is no unit of 'netCalorificValue'");
  CHECK(finding.fix == "write 'GJ/t', 'GJ/1000 Nm3'; 'MJ/kg', 'TJ/kt', 'TJ/t', 'MJ/Nm3', 'GJ/Nm3' are accepted too");
}

TEST_CASE("a value without a unit is a finding") {
  CHECK(only(read(stream(R"("oxidationFactor": 0.98)")), "plant.unit.missing").fix == R"(write {"value": 0.98, "unit": "1"})");
  CHECK(only(read(stream(R"("oxidationFactor": {"value": 0.98})")), "plant.unit.missing").place.pointer == "/sourceStreams/0/oxidationFactor");
}

TEST_CASE("numbers in quotes are findings, with how to write them") {
  CHECK(only(read(stream(R"("oxidationFactor": {"value": "0.98", "unit": "1"})")), "plant.member.wrong-kind").fix == "write 0.98 without quotes");
  CHECK(only(read(stream(R"("oxidationFactor": {"value": "0,98", "unit": "1"})")), "plant.number.decimal-comma").fix == "write 0.98");
}

TEST_CASE("values beyond what is possible are findings") {
  for (const auto* members : {R"("oxidationFactor": {"value": 98, "unit": "1"})", R"("netCalorificValue": {"value": 28200, "unit": "GJ/t"})",
                              R"("emissionFactor": {"value": 94600, "unit": "t CO2/TJ"})", R"("carbonContent": {"value": 1.01, "unit": "t C/t"})",
                              R"("emissionFactor": {"value": 4.1, "unit": "t CO2/t"})", R"("upstream": {"value": 101, "unit": "t CO2e/t"})",
                              R"("biomassFraction": {"value": 101, "unit": "%"})"}) {
    CAPTURE(members);
    CHECK(only(read(stream(members)), "plant.value.absurd").place.line == 5);
  }
}

TEST_CASE("zero is refused where others are divided by it, and taken elsewhere") {
  CHECK(only(read(changed(R"("value": 100)", R"("value": 0)")), "plant.value.zero").place.pointer == "/processes/0/activityLevel/value");
  CHECK(read(changed(R"("value": 10,)", R"("value": 0,)")).ok());
}

TEST_CASE("a negative value is a finding whatever its unit is") {
  CHECK(codes(read(changed(R"("value": 10, "unit": "t")", R"("value": -10, "unit": "h")"))) == std::vector<std::string>{"plant.value.negative", "plant.unit.does-not-fit"});
}

TEST_CASE("tier and uncertainty are evidence within their range") {
  CHECK(only(read(stream(R"("oxidationFactor": {"value": 1, "unit": "1", "tier": 5})")), "plant.number.out-of-range").fix == "write a whole number from 1 to 4");
  CHECK(only(read(stream(R"("oxidationFactor": {"value": 1, "unit": "1", "uncertaintyPercent": 0})")), "plant.uncertainty.out-of-range").place.line == 5);
}

TEST_CASE("activity data are metered or from stocks, not both") {
  CHECK(codes(read(changed(R"({"value": 10, "unit": "t"})", R"({"value": 10, "unit": "t", "purchased": {"value": 1, "unit": "t"}})"))) == std::vector<std::string>{"plant.member.unknown"});
  const auto stocks = read(changed(R"({"value": 10, "unit": "t"})", R"({"openingStock": {"value": 10, "unit": "t"}, "purchased": {"value": 20, "unit": "t"}})"));
  REQUIRE(stocks);
  CHECK_FALSE(stocks->source_streams.front().activity.metered);
  CHECK(stocks->source_streams.front().activity.purchased);
}

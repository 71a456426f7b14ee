// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/plant/plant_checks.hpp"

#include "plant_test_support.hpp"

using namespace ferrolabel::formats::plant_test;

TEST_CASE("a period is at most 12 months and runs forward") {
  CHECK(only(read(changed("2025-12-31", "2026-01-01")), "plant.period.too-long").fix == "report at most 12 months; the last one of this period would end on 2025-12-31");
  CHECK(only(read(changed("2025-12-31", "2024-12-31")), "plant.period.reversed").place.pointer == "/period");
  CHECK(read(with(changed("2025-01-01", "2024-02-29"), "2025-12-31", "2025-02-28")).ok());
}

TEST_CASE("a slip of kWh for MWh shows per tonne of goods") {
  const auto finding = only(read(changed(R"("category")", R"("electricity": [{"value": 50000, "unit": "MWh"}], "category")")), "plant.value.absurd");
  CHECK(finding.message.find("takes 500 MWh per t of goods") != std::string::npos);
  CHECK(finding.contradicted_by->pointer == "/processes/0/activityLevel");
}

TEST_CASE("a reported total beside source streams of the same process counts twice and is refused") {
  const auto finding = only(read(changed(R"("category")", R"("reportedDirect": {"value": 5, "unit": "t CO2e"}, "category")")), "plant.member.exclusive");
  CHECK(finding.place.pointer == "/sourceStreams/0");
  CHECK(finding.contradicted_by->pointer == "/processes/0/reportedDirect");
}

TEST_CASE("members that do not go with the kind of their object are findings") {
  CHECK(only(read(changed(R"("category")", R"("kind": "utility", "category")")), "plant.member.does-not-apply").place.pointer == "/processes/0/category");
  CHECK(only(read(changed(R"("method": "combustion")", R"("method": "combustion", "direction": "output")")), "plant.member.does-not-apply").place.pointer == "/sourceStreams/0");
}

TEST_CASE("shares are in the unit of their key") {
  const auto shared = [](const char* key, const char* unit) {
    return changed(R"("process": "p")", std::string{R"("sharing": {"key": ")"} + key + R"(", "shares": [{"process": "p", "value": 1, "unit": ")" + unit + R"("}]})");
  };
  CHECK(read(shared("meters", "kg")).ok());
  CHECK(read(shared("hours", "h")).ok());
  CHECK(only(read(shared("meters", "MWh")), "plant.unit.does-not-fit").message.find("asks for 't'") != std::string::npos);
  CHECK(only(read(shared("energy", "t")), "plant.unit.does-not-fit").place.line == 5);
}

TEST_CASE("own power names the process that makes it") {
  const auto own = changed(R"("sourceStreams")", R"("electricity": [{"id": "e", "source": "own", "amount": {"value": 1, "unit": "MWh"}}], "sourceStreams")");
  CHECK(only(read(own), "plant.member.missing").place.pointer == "/electricity/0");
}

TEST_CASE("verified data name their verifier") {
  const auto verified = [](const char* rest) { return changed(R"("sourceStreams")", std::string{R"("verification": {"level": "reasonable")"} + rest + R"(}, "sourceStreams")"); };
  CHECK(only(read(verified("")), "plant.verification.no-verifier").fix.find("self-declared") != std::string::npos);
  CHECK(read(verified(R"(, "verifier": "Example Verification")")).ok());
}

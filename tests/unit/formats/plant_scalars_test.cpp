// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "plant_test_support.hpp"

using namespace ferrolabel::formats::plant_test;

TEST_CASE("texts are trimmed, and empty ones or control characters are findings") {
  CHECK(read(changed(R"("name": "X")", R"("name": "  X ")"))->name == "X");
  CHECK(only(read(changed(R"("name": "X")", R"("name": " ")")), "plant.text.empty").place.pointer == "/installation/name");
  CHECK(only(read(changed(R"("name": "X")", R"("name": "a\u0001b")")), "plant.text.control-character").message == "'a?b' holds a control character");
  CHECK(only(read(changed(R"("name": "X")", "\"name\": \"" + std::string(5000, 'x') + "\"")), "plant.text.too-long").place.line == 2);
}

TEST_CASE("country codes are capitals, and the usual slips are named") {
  CHECK(only(read(changed("\"DE\"", "\"UK\"")), "plant.country.malformed").fix == "write GB for the United Kingdom");
  CHECK(only(read(changed("\"DE\"", "\"EL\"")), "plant.country.malformed").fix == "write GR for Greece");
  CHECK(only(read(changed("\"DE\"", "\"de\"")), "plant.country.malformed").fix == "write DE");
}

TEST_CASE("CN codes are all 8 digits in quotes") {
  const auto good = [](const char* cn) { return changed(R"("category")", std::string{R"("goods": [{"id": "g", "cn": )"} + cn + R"(}], "category")"); };
  CHECK(read(good(R"("7207 12 10")")).ok());
  CHECK(only(read(good(R"("7207")")), "plant.cn.malformed").place.pointer == "/processes/0/goods/0/cn");
  CHECK(only(read(good("72071210")), "plant.member.wrong-kind").fix == "write \"72071210\"");
}

TEST_CASE("days exist and are written YYYY-MM-DD") {
  CHECK(only(read(changed("2025-12-31", "2025-02-30")), "plant.date.malformed").place.pointer == "/period/to");
  CHECK(only(read(changed("2025-12-31", "20251231")), "plant.date.malformed").fix == "write 2025-12-31");
}

TEST_CASE("ids are plain, and 'outside' is taken") {
  CHECK(only(read(changed(R"("id": "x")", R"("id": "x y")")), "plant.id.malformed").message == "'x y' is no id");
  CHECK(only(read(changed(R"("id": "s")", R"("id": "outside")")), "plant.id.reserved").place.pointer == "/sourceStreams/0/id");
}

TEST_CASE("a word out of a few gets the nearest one and all of them") {
  const auto finding = only(read(changed(R"("method": "combustion")", R"("method": "combusion")")), "plant.choice.unknown");
  CHECK(finding.fix == "did you mean 'combustion'? write one of 'combustion', 'process', 'mass-balance'");
}

TEST_CASE("whole numbers stay in their range") {
  CHECK(only(read(changed(R"("formatVersion": 1,)", R"("formatVersion": 1, "importYear": 2026.5,)")), "plant.number.out-of-range").fix == "write a whole number from 2023 to 2100");
}

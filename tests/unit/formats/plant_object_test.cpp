// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "plant_test_support.hpp"

using namespace ferrolabel::formats::plant_test;

TEST_CASE("an unknown member gets the name that was probably meant") {
  CHECK(only(read(changed(R"("category")", R"("rute": "x", "category")")), "plant.member.unknown").fix == "did you mean 'route'?");
  CHECK(only(read(changed(R"("category")", R"("prize": 5, "category")")), "plant.member.unknown").fix.find("known here are 'id', 'name'") != std::string::npos);
}

TEST_CASE("null is no value") {
  const auto finding = only(read(changed(R"("category")", R"("alloyContent": null, "category")")), "plant.member.wrong-kind");
  CHECK(finding.message == "'alloyContent' is null; expected an object");
  CHECK(finding.fix == "leave the member out when its value is not known");
}

TEST_CASE("an object in the place of a list, and a list in the place of an object, are findings") {
  CHECK(only(read(changed(R"("category")", R"("goods": {}, "category")")), "plant.member.wrong-kind").fix == "write it in [ ]");
  CHECK(only(read(changed(R"({"from": "2025-01-01", "to": "2025-12-31"})", "[]")), "plant.member.wrong-kind").place.pointer == "/period");
}

TEST_CASE("in XML an element given twice shows both places, and a list holds only its items") {
  const std::string head = R"(<plant xmlns="https://ferrolabel.eu/ns/plant/1" formatVersion="1">
<installation id="x" name="X" country="DE"/>
<period from="2025-01-01" to="2025-12-31"/>
)";
  const std::string process = "<process id=\"p\" kind=\"utility\"/>";
  const auto twice = only(read(head + "<period from=\"2025-01-01\" to=\"2025-12-31\"/>\n<processes>" + process + "</processes></plant>"), "plant.member.twice");
  CHECK(twice.place.line == 4);
  CHECK(twice.contradicted_by->line == 3);
  CHECK(only(read(head + "<processes>" + process + "<good/></processes></plant>"), "plant.member.unknown").fix == "write an element 'process' for each item");
  CHECK(only(read(head + "<processes/></plant>"), "plant.list.empty").place.line == 4);
}

// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/plant/plant_checks.hpp"

#include "plant_test_support.hpp"

using namespace ferrolabel::formats::plant_test;

TEST_CASE("a reference that leads nowhere gets the id that was probably meant") {
  const auto finding = only(read(with(full(), R"("from": "iron")", R"("from": "irn")")), "plant.reference.unknown");
  CHECK(finding.message == "'irn' is not among the processes and purchased precursors");
  CHECK(finding.fix == "did you mean 'iron'?");
}

TEST_CASE("an id given twice shows both places") {
  const auto finding = only(read(with(full(), R"("id": "grid")", R"("id": "wind")")), "plant.id.twice");
  CHECK(finding.place.pointer == "/electricity/1");
  CHECK(finding.contradicted_by->pointer == "/electricity/0");
}

TEST_CASE("a purchased precursor cannot share the id of a process") {
  const auto result = read(with(full(), R"("id": "iron")", R"("id": "roll")"));
  const auto all = codes(result);
  CHECK(std::count(all.begin(), all.end(), "plant.id.twice") == 1);
}

TEST_CASE("a flow from a process to itself is a finding, 'outside' is a good end") {
  const auto finding = only(read(with(full(), R"("to": "bof")", R"("to": "power")")), "plant.flow.same-ends");
  CHECK(finding.place.pointer == "/heat/0/to");
}

TEST_CASE("verified terms name a good of the file") {
  CHECK(only(read(with(full(), R"("good": "slab")", R"("good": "bar")")), "plant.reference.unknown").fix == "write one of 'slab'");
}

TEST_CASE("an id given twice is one finding: references to the id that was written over are not blamed as well") {
  const auto finding = only(read(with(full(), R"("id": "iron")", R"("id": "bof")")), "plant.id.twice");
  CHECK(finding.message == "the id 'bof' is given to two processes and purchased precursors");
}

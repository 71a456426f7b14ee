// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_writer.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "reading.hpp"

using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

namespace {

std::string sample(int indent) {
  JsonWriter writer{indent};
  writer.begin_object()
      .member("a", 1.5)
      .member("b", "x\"\n")
      .key("c")
      .begin_array()
      .number(-0.0)
      .integer(-7)
      .null()
      .boolean(true)
      .lexeme("0.10");
  writer.begin_object()
      .end_object()
      .begin_array()
      .end_array()
      .end_array()
      .member("d", false)
      .member("e", 3)
      .end_object();
  return std::move(writer).take();
}

}  // namespace

TEST_CASE("JSON without indent is one line without blanks") {
  CHECK(sample(0) == R"({"a":1.5,"b":"x\"\n","c":[0,-7,null,true,0.10,{},[]],"d":false,"e":3})");
}

TEST_CASE("JSON with indent has one value a line and empty brackets together") {
  CHECK(sample(2) ==
        "{\n  \"a\": 1.5,\n  \"b\": \"x\\\"\\n\",\n  \"c\": [\n    0,\n    -7,\n    null,\n    true,\n    0.10,\n    "
        "{},\n    []\n  ],\n  \"d\": false,\n  \"e\": 3\n}");
  CHECK(json(sample(2)));
}

TEST_CASE("what is not finite is null, never a word that JSON lacks") {
  JsonWriter writer{0};
  writer.begin_array()
      .number(std::numeric_limits<double>::infinity())
      .number(std::numeric_limits<double>::quiet_NaN())
      .end_array();
  CHECK(writer.text() == "[null,null]");
}

TEST_CASE("commas stand between members and items after nested values too") {
  JsonWriter writer{0};
  writer.begin_array()
      .begin_object()
      .member("a", 1)
      .end_object()
      .begin_object()
      .key("b")
      .begin_array()
      .end_array()
      .member("c", 2)
      .end_object()
      .end_array();
  CHECK(writer.text() == R"([{"a":1},{"b":[],"c":2}])");
}

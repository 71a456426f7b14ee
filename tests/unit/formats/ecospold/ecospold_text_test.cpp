// SPDX-License-Identifier: Apache-2.0
#include "formats/ecospold/ecospold_text.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace ferrolabel;
using namespace ferrolabel::formats;

TEST_CASE("numbers of XML Schema are read, and nothing else") {
  CHECK(read_xs_number("+1.5") == 1.5);
  CHECK(read_xs_number(".5") == 0.5);
  CHECK(read_xs_number("5.") == 5);
  CHECK(read_xs_number("-4.9E-3") == -0.0049);
  for (const auto* text : {"", "NaN", "INF", "Infinity", "1,5", "1 ", "++1", "+-1", "0x10", "1e999", "kg"}) CHECK_FALSE(read_xs_number(text));
}

TEST_CASE("an attribute is found by its name") {
  const std::array<syntax::XmlAttribute, 2> attributes{{{"name", "a"}, {"unit", "kg"}}};
  CHECK(value_of(attributes, "unit") == "kg");
  CHECK(value_of(attributes, "uni").empty());
}

// SPDX-License-Identifier: Apache-2.0
#include "report/table.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel::report;

TEST_CASE("columns are as wide as their widest cell, numbers stand right, and no line ends in blanks") {
  Table table{{{"good"}, {"t", Table::Align::right}, {"note"}}};
  table.add({"coil", "4 000", "x"});
  table.add({"ö", "7"});
  CHECK(table.text({}) ==
        "good      t  note\n"
        "coil  4 000  x\n"
        "ö         7\n");
}

TEST_CASE("a table without rows is no text, and one without titles has no title line") {
  CHECK(Table{{{"a"}}}.text({}).empty());
  Table table{{{""}, {""}}};
  table.add({"a", "b"});
  CHECK(table.text({}) == "a  b\n");
}

TEST_CASE("colours do not move columns") {
  const Style style{true};
  Table table{{{""}, {""}}};
  table.add({style.paint(Ink::good, "A"), "1"});
  table.add({"BB", "2"});
  CHECK(table.text(style) == style.paint(Ink::good, "A") + "   1\nBB  2\n");
}

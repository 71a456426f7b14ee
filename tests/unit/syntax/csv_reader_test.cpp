// SPDX-License-Identifier: Apache-2.0
#include "syntax/csv_reader.hpp"

#include <catch2/catch.hpp>

namespace ferrolabel::syntax {
namespace {

std::string code_of(const std::string& text) { return read_csv({"t.csv", text}).findings().front().code; }

TEST_CASE("a table is read with its header, whatever ends its lines") {
  for (const auto* text : {"a,b\n1,2\n3,4\n", "\xEF\xBB\xBF" "a,b\r\n1,2\r\n3,4", "a,b\n1,2\n\n3,4\n\n"}) {
    INFO(text);
    const auto table = read_csv({"t.csv", text});
    REQUIRE(table);
    CHECK(table->header == std::vector<std::string>{"a", "b"});
    CHECK(table->rows == std::vector<std::vector<std::string>>{{"1", "2"}, {"3", "4"}});
    CHECK(table->column("B") == 1);
    CHECK_FALSE(table->column("c").has_value());
  }
}

TEST_CASE("quoted fields hold commas, quotes and line ends, and rows know their lines") {
  const auto table = read_csv({"t.csv", "name,value\n\"Steel, \"\"hot\"\"\nrolled\",\"\"\nlast,\n"});
  REQUIRE(table);
  CHECK(table->rows[0][0] == "Steel, \"hot\"\nrolled");
  CHECK(table->rows[0][1].empty());
  CHECK(table->rows[1] == std::vector<std::string>{"last", ""});
  CHECK(table->lines == std::vector<std::uint32_t>{2, 4});
  CHECK(table->place(1, 0).describe() == "t.csv:4 (name)");
}

TEST_CASE("a table that is none is refused") {
  CHECK(code_of("") == "syntax.csv.empty");
  CHECK(code_of("a,b\n1\n") == "syntax.csv.ragged");
  CHECK(code_of("a,b\n\"1,2\n") == "syntax.csv.quote");
  CHECK(code_of("a,b\n1\"x\",2\n") == "syntax.csv.quote");
  CHECK(code_of("a,b\n\"1\"x,2\n") == "syntax.csv.quote");
  CHECK(code_of("a,b\n\xFF,2\n") == "syntax.csv.utf8");
}

}  // namespace
}  // namespace ferrolabel::syntax

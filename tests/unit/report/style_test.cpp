// SPDX-License-Identifier: Apache-2.0
#include "report/style.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel::report;

TEST_CASE("colours are put on only where they are wanted, and never round nothing") {
  CHECK(Style{false}.paint(Ink::bad, "no") == "no");
  CHECK(Style{true}.paint(Ink::bad, "no") == "\x1b[31mno\x1b[0m");
  CHECK(Style{true}.paint(Ink::plain, "no") == "no");
  CHECK(Style{true}.paint(Ink::bad, "").empty());
}

TEST_CASE("the width of a text is that of its signs, not of its bytes or colours") {
  CHECK(width("t CO2e/Nm³") == 10);
  CHECK(width(Style{true}.paint(Ink::strong, "Größe")) == 5);
}

TEST_CASE("long text is broken at blanks only, and a word longer than the line stays whole") {
  CHECK(wrapped("one two three", 7) == "one two\nthree");
  CHECK(wrapped("größer ist", 10) == "größer ist");
  CHECK(wrapped("a incomprehensibly b", 5) == "a\nincomprehensibly\nb");
  CHECK(wrapped("") == "");
}

TEST_CASE("signs that would move the cursor or turn the writing are shown, and what paint put there stays") {
  const auto painted = Style{true}.paint(Ink::bad, "no") + "\n\tyes";
  CHECK(printable(painted) == painted);
  CHECK(printable("a\x1b[2Jb") == "a�[2Jb");
  CHECK(printable("a\x7f" "b\rc\b") == "a�b�c�");
  CHECK(printable("a\u009b" "b\u202e" "c") == "a�b�c");
  CHECK(printable("Größe ≤ ½\u00a0t") == "Größe ≤ ½\u00a0t");
}

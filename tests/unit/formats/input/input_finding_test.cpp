// SPDX-License-Identifier: Apache-2.0
#include "formats/input/input_finding.hpp"

#include <catch2/catch.hpp>

namespace ferrolabel::formats {

TEST_CASE("a name is shown as it is where it can be, and never breaks a row") {
  REQUIRE(shown("north/M\xC3\xBCller.xml") == "north/M\xC3\xBCller.xml");
  REQUIRE(shown("a\nb\x1B[1m\x7F.xml") == "a?b?[1m?.xml");
  REQUIRE(shown("M\x81ller\xFF.xml") == "M?ller?.xml");
  REQUIRE(shown("\xC3") == "?");
  REQUIRE(shown("").empty());
}

TEST_CASE("a finding of the input is an error at its place") {
  const Finding finding = input_finding("a\n.xml", "syntax.file.missing", "there is no file a\n.xml", "check", 3, 7);
  REQUIRE(finding.severity == Severity::error);
  REQUIRE(finding.place.describe() == "a?.xml:3:7");
  REQUIRE(finding.message == "there is no file a?.xml");
}

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#include "formats/result/improvement_json.hpp"

#include <catch2/catch.hpp>

#include "syntax/json_reader.hpp"

using namespace ferrolabel;

TEST_CASE("levers are written with what is needed, and null where a lever alone does not reach the class") {
  label::Improvement improvement;
  improvement.today.scheme = "eu-ci";
  improvement.today.intensity = "1832.5";
  improvement.target_class = "E";
  improvement.levers = {{"ppa", "", "", "share", 1, -300, 950, 0.25, "E", ""}, {"biochar", "", "", "share", 1, -5, 1200, std::nullopt, "", ""}};
  method::AccountingMethod method;
  const auto document = syntax::read_json({"", formats::improvement_json(improvement, "coil", "sha256:0", method, {})});
  REQUIRE(document.ok());
  const auto first = document->root().member("levers").first_child();
  CHECK(first.member("amountNeeded").scalar() == "0.25");
  CHECK(first.next().member("amountNeeded").kind() == syntax::Kind::null);
  CHECK(document->root().member("today").member("good").scalar() == "coil");
  CHECK(document->root().member("combined").member("intensity").kind() == syntax::Kind::null);
}

// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/pack/object_reader.hpp"
#include "pack_test_support.hpp"
#include "syntax/json_reader.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

namespace {

syntax::Document parse(std::string text) { return syntax::read_json({"object.json", std::move(text)}).value(); }

}  // namespace

TEST_CASE("a missing value of a pack is a finding, and all findings come at once") {
  const auto json = parse(R"({"negative": -1, "text": 3, "day": "2026-02-30", "extra": true})");
  Findings findings;
  ObjectReader reader{json.root(), findings};
  CHECK(reader.number("absent") == 0);
  CHECK(reader.number("negative") == 0);
  CHECK(reader.text("text").empty());
  CHECK_FALSE(reader.date("day").ok());
  reader.finish();
  REQUIRE(findings.size() == 5);
  CHECK(findings[0].code == "pack.missing-member");
  CHECK(findings[1].code == "pack.bad-value");
  CHECK(findings[2].code == "pack.wrong-type");
  CHECK(findings[3].code == "pack.bad-value");
  CHECK(findings[4].code == "pack.unknown-member");
  CHECK(findings[4].place.pointer == "/extra");
  CHECK(findings[4].place.line == 1);
}

TEST_CASE("what is no object is one finding, not one for each member") {
  const auto json = parse("[1]");
  Findings findings;
  ObjectReader reader{json.root(), findings};
  CHECK(reader.text("id").empty());
  CHECK_FALSE(reader.flag("on"));
  reader.finish();
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "pack.wrong-type");
}

TEST_CASE("members of the right type are read without findings") {
  const auto json =
      parse(R"({"id": "a", "n": 0.25, "on": true, "list": ["x", "y"], "from": "2026-01-01", "confidence": "S"})");
  Findings findings;
  ObjectReader reader{json.root(), findings};
  CHECK(reader.text("id") == "a");
  CHECK(reader.number("n") == 0.25);
  CHECK(reader.flag("on"));
  CHECK_FALSE(reader.optional_flag("off"));
  CHECK(reader.texts("list") == std::vector<std::string>{"x", "y"});
  CHECK(quantity::to_string(reader.date("from")) == "2026-01-01");
  CHECK(reader.confidence("confidence") == quantity::Confidence::second_hand);
  reader.finish();
  CHECK(findings.empty());
}

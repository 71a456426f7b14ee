// SPDX-License-Identifier: Apache-2.0
#include "formats/label/payload_object.hpp"

#include <catch2/catch.hpp>

#include "syntax/json_reader.hpp"
#include "unit/label/sample_label.hpp"

using namespace ferrolabel;
using formats::PayloadObject;

TEST_CASE("a payload's object gives its members and reports who was not asked for") {
  const auto document = syntax::read_json({"p", R"({"a":"x","d":"2026-01-02T00:00:00Z","n":{"value":"1.5","unit":"t"},"l":["x","y"],"z":"w"})"}).value();
  Findings findings;
  PayloadObject object{document.root(), findings};
  CHECK(object.text("a") == "x");
  CHECK(object.optional_text("b").empty());
  CHECK(object.date("d", "T00:00:00Z") == label::label_day("2026-01-02"));
  CHECK(object.amount("n", "t") == label::decimal("1.5"));
  CHECK_FALSE(object.optional_amount("m", "t"));
  CHECK(object.texts("l") == std::vector<std::string>{"x", "y"});
  CHECK(findings.empty());
  object.finish();
  REQUIRE(label::all_codes(findings) == "label.payload.unknown-member");
  CHECK(findings[0].place.pointer == "/z");
}

TEST_CASE("a payload's object reads on after a fault, so that all are found in one pass") {
  const auto document = syntax::read_json({"p", R"({"a":1,"d":"2026-01-02","n":{"value":"1.50","unit":"kg"},"l":[1]})"}).value();
  Findings findings;
  PayloadObject object{document.root(), findings};
  CHECK(object.text("a").empty());
  (void)object.date("d", "T00:00:00Z");
  CHECK(object.amount("n", "t") == quantity::Decimal{});
  (void)object.texts("l");
  (void)object.text("missing");
  object.finish();
  CHECK(label::all_codes(findings) ==
        "label.payload.wrong-type label.payload.bad-value label.payload.bad-value label.payload.bad-value label.payload.wrong-type "
        "label.payload.missing-member");
}

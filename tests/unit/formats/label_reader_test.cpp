// SPDX-License-Identifier: Apache-2.0
#include "formats/label/label_reader.hpp"

#include <catch2/catch.hpp>

#include "formats/label/label_writer.hpp"
#include "syntax/json_reader.hpp"
#include "unit/label/sample_label.hpp"

using namespace ferrolabel;
using label::all_codes;
using label::decimal;
using label::sample_label;

namespace {

const std::string payload = formats::write_label(sample_label());

Result<label::Label> read(const std::string& text) { return formats::read_label(syntax::read_json({"payload", text}).value()); }

std::string codes_with(std::string_view from, std::string_view to) {
  auto text = payload;
  const auto at = text.find(from);
  REQUIRE(at != text.npos);
  text.replace(at, from.size(), to);
  const auto label = read(text);
  return label::all_codes(label.findings());
}

}  // namespace

TEST_CASE("a label that was written reads back the same, with all and with the fewest members") {
  const auto full = read(payload);
  REQUIRE(full.ok());
  CHECK(formats::write_label(*full) == payload);
  auto label = sample_label();
  label.scrap_share.reset();
  label.primary_fraction.reset();
  label.scrap_per_product.reset();
  label.recycled = {};
  label.valid_until.reset();
  label.status_pointer.reset();
  label.instruments.clear();
  label.product.heats.clear();
  label.product.name.clear();
  label.scheme.notice.clear();
  label.verification = {"self-declared", "", ""};
  const auto text = formats::write_label(label);
  const auto least = read(text);
  REQUIRE(least.ok());
  CHECK(formats::write_label(*least) == text);
  CHECK_FALSE(least->valid_until);
}

TEST_CASE("a label that lacks a member, has one too many or one of a wrong kind is refused") {
  CHECK(codes_with(R"("class":"D",)", "") == "label.payload.missing-member");
  CHECK(codes_with(R"("class":"D")", R"("class":"D","klass":"A")") == "label.payload.unknown-member");
  CHECK(codes_with(R"("class":"D")", R"("class":1)") == "label.payload.wrong-type");
  CHECK(codes_with(R"("class":"D")", R"("class":"")") == "label.payload.wrong-type");
  CHECK(codes_with(R"("value":"252.17")", R"("value":252.17)") == "label.payload.wrong-type");
  CHECK(codes_with(R"("heats":["H-1001","H-1002"])", R"("heats":"H-1001")") == "label.payload.wrong-type");
}

TEST_CASE("a number, day, unit or word that is none is refused") {
  CHECK(codes_with(R"("value":"252.17")", R"("value":"252,17")") == "label.payload.bad-value");
  CHECK(codes_with(R"("value":"252.17")", R"("value":"252.170")") == "label.payload.bad-value");
  CHECK(codes_with(R"("value":"120.5","unit":"t")", R"("value":"120.5","unit":"kg")") == "label.payload.bad-value");
  CHECK(codes_with("2026-11-24T00:00:00Z", "2026-11-24T00:00:00+01:00") == "label.payload.bad-value");
  CHECK(codes_with("2026-11-24T00:00:00Z", "2026-02-30T00:00:00Z") == "label.payload.bad-value");
  CHECK(codes_with(R"("level":"reasonable")", R"("level":"certain")") == "label.payload.bad-value");
  CHECK(codes_with(R"("status":"product-default")", R"("status":"official")") == "label.payload.bad-value");
  CHECK(codes_with(R"("validity":"stated")", R"("validity":"unknown")") == "label.payload.bad-value");
}

TEST_CASE("another context or type is another kind of document") {
  CHECK(codes_with("https://ferrolabel.eu/ns/label/v1", "https://ferrolabel.eu/ns/label/v2") == "label.payload.kind");
  CHECK(codes_with(R"(,"SteelCarbonLabel"])", R"(])") == "label.payload.kind");
  CHECK(codes_with(R"(,"SteelCarbonLabel"])", R"(,"SteelCarbonLabel","More"])") == "label.payload.kind");
}

TEST_CASE("a label in another order or layout is refused: it has one writing") {
  CHECK(codes_with(R"("class":"D",)", R"("class": "D",)") == "label.payload.not-canonical");
  CHECK(codes_with(R"("from":"2025-01-01","to":"2025-12-31")", R"("to":"2025-12-31","from":"2025-01-01")") == "label.payload.not-canonical");
  CHECK(codes_with(R"("Example Mill")", R"("Example \u004dill")") == "label.payload.not-canonical");
}

TEST_CASE("what no label may say is refused by the reader too, and all findings come at once") {
  CHECK(codes_with(R"("value":"120.5","unit":"t")", R"("value":"-120.5","unit":"t")") == "label.quantity.not-positive");
  CHECK(codes_with(R"("class":"D","electricity":{"basis":"method",)", R"("electricity":{"basis":"method","more":"",)") ==
        "label.payload.missing-member label.payload.unknown-member");
}

TEST_CASE("what is no object is no label") {
  const auto label = read("[]");
  REQUIRE_FALSE(label.ok());
  CHECK(label.findings().front().code == "label.payload.wrong-type");
}

TEST_CASE("electricity cases are written, read back and held to the intensity's unit") {
  auto label = sample_label();
  label.electricity_cases = {{"location", decimal("300.5")}, {"eu-average", decimal("280")}};
  const auto payload = formats::write_label(label);
  CHECK(payload.find(R"("cases":[{"basis":"location","value":"300.5","unit":"kgCO2e/t"},{"basis":"eu-average","value":"280","unit":"kgCO2e/t"}])") != payload.npos);
  const auto read = formats::read_label(*syntax::read_json({"", payload}));
  REQUIRE(read.ok());
  REQUIRE(read->electricity_cases.size() == 2);
  CHECK(read->electricity_cases[0].intensity == decimal("300.5"));
  auto wrong = payload;
  wrong.replace(wrong.find(R"(280","unit":"kgCO2e/t")"), 22, R"(280","unit":"tCO2e/t")");
  CHECK(all_codes(formats::read_label(*syntax::read_json({"", wrong})).findings()) == "label.payload.bad-value");
}

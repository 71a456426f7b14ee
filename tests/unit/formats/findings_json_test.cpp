// SPDX-License-Identifier: Apache-2.0
#include "formats/result/findings_json.hpp"

#include <catch2/catch.hpp>

#include "syntax/json_reader.hpp"

using namespace ferrolabel;

namespace {

Place place(std::uint32_t line) { return {std::make_shared<const SourceText>(SourceText{"plant.json", "{}"}), "/a", line, 7}; }

}  // namespace

TEST_CASE("a finding is written with code, severity, where, message and fix") {
  syntax::JsonWriter writer{0};
  formats::write_findings(writer, {{"a.b", Severity::warning, place(3), "m", "f"}});
  CHECK(writer.text() == R"([{"code":"a.b","severity":"warning","where":{"file":"plant.json","pointer":"/a","line":3,"column":7},"message":"m","fix":"f"}])");
}

TEST_CASE("a finding without a place has a null where, and one that two places contradict tells both") {
  syntax::JsonWriter writer{0};
  formats::write_findings(writer, {{"a.b", Severity::error, {}, "m", "f"}, {"a.c", Severity::error, place(1), "m", "f", place(9)}});
  CHECK(writer.text().find(R"("where":null)") != std::string::npos);
  CHECK(writer.text().find(R"("contradictedBy":{"where":{"file":"plant.json","pointer":"/a","line":9,"column":7}})") != std::string::npos);
}

TEST_CASE("the document of a failed run is strict JSON with the one member findings") {
  const auto text = formats::findings_json({{"a.b", Severity::error, {}, "tab \t and \"quote\"", "f"}});
  const auto document = syntax::read_json({"", text});
  REQUIRE(document.ok());
  CHECK(document->root().first_child().name() == "findings");
  CHECK_FALSE(document->root().first_child().next());
  CHECK(text.back() == '\n');
}

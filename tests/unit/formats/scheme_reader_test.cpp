// SPDX-License-Identifier: Apache-2.0
#include "formats/scheme/scheme_reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

using namespace ferrolabel;

namespace {

std::string shipped(const std::string& id) {
  std::ifstream stream{std::string{FERROLABEL_SOURCE_DIR} + "/methods/schemes/" + id + ".json", std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// The text with one passage changed; the test fails where the passage is not there.
std::string changed(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Findings findings_of(std::string text) {
  const auto document = formats::read_pack_document({"scheme.json", std::move(text)});
  REQUIRE(document.ok());
  return formats::read_scheme(*document).findings();
}

bool has(const Findings& findings, std::string_view code) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.code == code; });
}

}  // namespace

TEST_CASE("a shipped scheme reads with its families, rules and sources") {
  const auto document = formats::read_pack_document({"less-1.1.json", shipped("less-1.1")});
  REQUIRE(document.ok());
  const auto scheme = formats::read_scheme(*document);
  REQUIRE(scheme.ok());
  CHECK(scheme->families.size() == 2);
  CHECK(scheme->stage == "hot-rolled");
  CHECK(scheme->validity_months == 12);
  CHECK(scheme->scrap.numerator == std::vector<std::string>{"unit", "home", "pre", "post"});
  CHECK(scheme->unsettled.size() == 3);
  CHECK(scheme->info.digest.substr(0, 7) == "sha256:");
  CHECK(scheme->record.find("annex_vi_factors_kg_per_kWh") != std::string::npos);
}

TEST_CASE("a scheme without a source is refused") {
  const auto text = shipped("eu-ci");
  const auto from = text.find("\"sources\": [");
  const auto to = text.find("],", from);
  REQUIRE(from != std::string::npos);
  CHECK(has(findings_of(text.substr(0, from) + "\"sources\": [" + text.substr(to)), "pack.no-source"));
}

TEST_CASE("all that is wrong in a scheme is found in one pass, each at its place") {
  auto text = changed(shipped("eu-ci"), "\"product-default\"", "\"official\"");
  text = changed(text, "\"stage\": \"crude-steel\"", "\"stage\": \"coil\"");
  text = changed(text, "\"a\": 400", "\"a\": 400.0001");
  const auto findings = findings_of(text);
  CHECK(std::count_if(findings.begin(), findings.end(), [](const auto& each) { return each.code == "scheme.unknown-word"; }) == 2);
  CHECK(has(findings, "scheme.bad-limit"));
  CHECK(std::all_of(findings.begin(), findings.end(), [](const auto& each) { return each.place.line > 0; }));
}

TEST_CASE("classes that share a rank or a name, or whose lines cross, are refused") {
  CHECK(has(findings_of(changed(shipped("eu-ci"), "\"rank\": 1,", "\"rank\": 0,")), "scheme.double-rank"));
  CHECK(has(findings_of(changed(shipped("eu-ci"), "\"name\": \"B\"", "\"name\": \"A\"")), "scheme.double-name"));
  CHECK(has(findings_of(changed(shipped("eu-ci"), "\"a\": 400, \"b\": 350", "\"a\": 900, \"b\": 350")), "scheme.ladder-not-rising"));
}

TEST_CASE("a kind asks for what it cannot do without") {
  CHECK(has(findings_of(changed(shipped("eu-ci"), "\"sliding-scale\"", "\"credit-adjusted-limit\"")), "scheme.missing-part"));
  CHECK(has(findings_of(changed(shipped("eu-ci"), "\"sliding-scale\"", "\"quota\"")), "scheme.missing-part"));
  CHECK(has(findings_of(changed(shipped("responsiblesteel-2.0"), "\"refusedBecause\"", "\"gapsBecause\"")), "scheme.missing-part"));
}

TEST_CASE("a member that nobody knows is a finding") {
  CHECK(has(findings_of(changed(shipped("eu-ci"), "\"tier\": 1", "\"tier\": 1, \"colour\": \"green\"")), "pack.unknown-member"));
}

TEST_CASE("a share beyond 1 and a validity of no months are findings") {
  CHECK(has(findings_of(changed(shipped("eu-ci"), "\"alloysBelow\": 0.08", "\"alloysBelow\": 8")), "scheme.bad-figure"));
  CHECK(has(findings_of(changed(shipped("less-1.1"), "\"months\": 12", "\"months\": 0")), "scheme.bad-figure"));
}

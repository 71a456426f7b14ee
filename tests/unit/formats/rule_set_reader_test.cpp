// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/rule_set_reader.hpp"

#include <catch2/catch.hpp>

#include "pack_test_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;

namespace {

std::vector<std::string> codes_with(std::string_view piece, std::string_view by) { return codes(read_rule_set(document(altered("rules/submission-1.json", piece, by)))); }

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("the rules of submissions are a pack with id, edition, digest and 30 rules in order") {
  const auto set = library().rule_set("submission-1").value();
  CHECK(set->info.id == "submission-1");
  CHECK(set->info.digest.starts_with("sha256:"));
  REQUIRE(set->rules.size() == 30);
  CHECK(set->rules.front().id == "submission.request.tonnes");
  CHECK(set->rules.front().severity == Severity::error);
  CHECK(set->rules[7].severity == Severity::warning);
  for (const auto& rule : set->rules) {
    CHECK(rule.id.starts_with("submission."));
    CHECK(rule.text.size() > 10);
    CHECK(rule.checks.size() > 10);
  }
}

TEST_CASE("a rule set is refused where a rule has no source of the pack, no severity that is one, or is there twice") {
  CHECK(codes_with("\"source\": \"vr-23\"", "\"source\": \"hearsay\"") == Codes{"pack.unknown-source"});
  CHECK(codes_with("\"severity\": \"warning\"", "\"severity\": \"grave\"") == Codes{"pack.bad-value"});
  CHECK(codes_with("submission.request.product", "submission.request.tonnes") == Codes{"pack.double-id"});
  CHECK(codes_with("\"checks\"", "\"looks\"") == Codes{"pack.missing-member", "pack.unknown-member"});
  CHECK(codes_with("ferrolabel-rule-set", "ferrolabel-goods") == Codes{"pack.format"});
}

TEST_CASE("the library lists and checks rule sets") {
  const auto list = library().list().value();
  CHECK(std::any_of(list.begin(), list.end(), [](const PackSummary& pack) { return pack.id == "submission-1" && pack.kind == "rule-set"; }));
  CHECK(library().check(root + "/methods/rules/submission-1.json"));
  CHECK(library().rule_set("submission-9").findings().at(0).code == "pack.not-found");
}

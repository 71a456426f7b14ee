// SPDX-License-Identifier: Apache-2.0
// The schemas of question, claim, tender, receipt and result against what readers and writers know.
#include <catch2/catch.hpp>
#include <set>

#include "formats/claim/answer_json.hpp"
#include "formats/claim/question_reader.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "issuing/label_id.hpp"
#include "syntax/file.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats::test;
using claim::test::decimal;

namespace {

syntax::Document schema(const std::string& name) {
  return json(syntax::read_file(std::string{FERROLABEL_SOURCE_DIR} + "/schemas/" + name + ".schema.json", syntax::file_limits().bytes).value().text, syntax::file_limits());
}

std::set<std::string> names(syntax::Node object) {
  std::set<std::string> all;
  for (auto member = object.first_child(); member; member = member.next()) all.emplace(member.name());
  return all;
}

}  // namespace

TEST_CASE("the question's schema has the members that a full question has, and no other") {
  claim::test::GoodClaim good;
  auto& question = good.question;
  question.title = "T";
  question.custody = {claim::Custody::segregated};
  question.quota = claim::QuotaRule{"q", decimal("1"), false};
  question.default_share_at_most = decimal("0.1");
  const auto written = json(formats::write_question(question));
  const auto document = schema("question");
  CHECK(names(document.root().member("properties")) == names(written.root()));
  const auto lot = document.root().member("properties").member("lots").member("items").member("properties");
  for (const auto& name : names(written.root().member("lots").first_child())) CHECK(lot.member(name).exists());
}

TEST_CASE("the schemas of claim and tender have the members of INTERFACES, and a line is the same in both") {
  const auto claim = schema("claim");
  const auto tender = schema("tender");
  CHECK(names(claim.root().member("properties")) == std::set<std::string>{"label", "quantity", "holder", "lot", "offer", "bidder", "question", "decisionDate"});
  CHECK(names(tender.root().member("properties")) == std::set<std::string>{"tender", "question", "decisionDate", "lots", "bids"});
  const auto line = tender.root().member("properties").member("bids").member("items").member("properties").member("lines").member("items").member("properties");
  CHECK(names(line) == std::set<std::string>{"label", "quantity", "holder", "lot", "offer"});
}

TEST_CASE("the result's schema has the members that a result has") {
  claim::test::GoodClaim good;
  const auto result = json(formats::check_json(good.answer(), {"q", good.decision, {}}));
  const auto document = schema("check-result");
  CHECK(names(document.root().member("oneOf").first_child().member("properties")) == names(result.root()));
  CHECK(schema("receipt").root().member("properties").member("body").exists());
  CHECK(schema("question-pack").root().member("properties").member("criteria").exists());
}

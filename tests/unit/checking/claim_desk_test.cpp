// SPDX-License-Identifier: Apache-2.0
#include "checking/claim_desk.hpp"

#include "unit/checking/registered_claim.hpp"

using namespace ferrolabel;
using namespace ferrolabel::checking;
using namespace ferrolabel::checking::test;
using formats::test::codes;
using formats::test::json;

namespace {

std::string faults_of(const Checked& checked) { return claim::test::faults(std::get<claim::Answer>(checked.answer)); }

/// A tender of many lines over one label: the first lines fit, and then its tonnes are gone.
std::string tender_json(const RegisteredClaim& good, int bids, int lines) {
  std::string text = R"({"tender": "bridge", "bids": [)";
  for (int bid = 0; bid < bids; ++bid) {
    text += (bid == 0 ? "" : ", ") + std::string{R"({"id": "bid-)"} + std::to_string(bid) + R"(", "bidder": "Bidder )" + std::to_string(bid) + R"(", "lines": [)";
    for (int line = 0; line < lines; ++line) text += (line == 0 ? "" : ", ") + std::string{R"({"lot": "beams", "label": ")"} + good.token + R"(", "quantity": {"value": "1.5", "unit": "t"}})";
    text += "]}";
  }
  return text + "]}";
}

}  // namespace

TEST_CASE("a registered label that answers the question is accepted, and its receipt replays") {
  RegisteredClaim good;
  auto sources = good.sources();
  const auto key = formats::test::office_key();
  sources.receipt_key = &key;
  const auto source = json(good.claim_json());
  const auto checked = check_document(sources, source.root(), good.terms());
  REQUIRE(checked.ok());
  CHECK(faults_of(*checked) == "");
  CHECK(checked->verdict() == claim::Verdict::accept);
  const auto result = json(checked_json(*checked), formats::receipt_limits());
  CHECK(result.root().member("verdict").scalar() == "accept");
  const auto receipt = json(checked->receipt, formats::receipt_limits());
  const auto replay = formats::replay_receipt(receipt.root(), good.schemes, nullptr, formats::test::identity);
  REQUIRE(replay.ok());
  CHECK(replay->same);
}

TEST_CASE("without trust or registry nothing is accepted, and without a key there is no receipt") {
  RegisteredClaim good;
  auto sources = good.sources();
  sources.registry = nullptr;
  CHECK(check_token(sources, good.token, good.terms())->verdict() == claim::Verdict::cannot_decide);
  sources = good.sources();
  sources.trust = nullptr;
  const auto checked = check_token(sources, good.token, good.terms());
  CHECK(checked->verdict() == claim::Verdict::cannot_decide);
  CHECK(checked->receipt.empty());
  sources = good.sources();
  sources.scheme = {};
  CHECK(check_token(sources, good.token, good.terms())->verdict() == claim::Verdict::cannot_decide);
}

TEST_CASE("what is no text at all is no claim, as no receipt could hold it") {
  RegisteredClaim good;
  auto sources = good.sources();
  const auto key = formats::test::office_key();
  sources.receipt_key = &key;
  for (const auto& token : {good.token + "\xff", std::string{"a.\0.c", 5}, std::string{"Stål"}}) CHECK(codes(check_token(sources, token, good.terms()).findings()) == "claim.document.no-claim");
  CHECK(check_token(sources, "any words\n", good.terms())->verdict() == claim::Verdict::reject);
}

TEST_CASE("a document as deep as may be read has a receipt, which is deeper") {
  RegisteredClaim good;
  auto sources = good.sources();
  const auto key = formats::test::office_key();
  sources.receipt_key = &key;
  const auto nested = [&](std::size_t levels) { return good.claim_json(R"(, "question": {"id": "bridge", "x": )" + std::string(levels, '[') + std::string(levels, ']') + "}"); };
  const auto levels = syntax::ReaderLimits{}.depth - 2;
  REQUIRE_FALSE(syntax::read_json({"deeper", nested(levels + 1)}).ok());
  const auto source = json(nested(levels));
  const auto checked = check_document(sources, source.root(), good.terms());
  REQUIRE(checked.ok());
  const auto result = json(checked_json(*checked), formats::receipt_limits());
  const auto replay = formats::replay_receipt(result.root().member("receipt"), good.schemes, nullptr, formats::test::identity);
  REQUIRE(replay.ok());
  CHECK(replay->same);
}

TEST_CASE("the asker's question goes before the document's own, with a warning where they differ") {
  RegisteredClaim good;
  const auto source = json(good.claim_json(R"(, "question": {"format": "ferrolabel-question", "formatVersion": 1, "id": "easy"})"));
  const auto asked = check_document(good.sources(), source.root(), good.terms());
  REQUIRE(asked.ok());
  CHECK(asked->question.id == "bridge");
  CHECK(codes(asked.findings()) == "claim.question.other");
  auto terms = good.terms();
  terms.question.reset();
  const auto own = check_document(good.sources(), source.root(), terms);
  REQUIRE(own.ok());
  CHECK(own->question.id == "easy");
  CHECK(own.findings().empty());
}

TEST_CASE("a question that is named is taken from those at hand, or asked for") {
  RegisteredClaim good;
  auto terms = good.terms();
  terms.question.reset();
  const auto source = json(good.claim_json(R"(, "question": "bridge")"));
  CHECK(codes(check_document(good.sources(), source.root(), terms).findings()) == "claim.question.unknown");
  const std::map<std::string, claim::Question, std::less<>> questions{{"bridge", good.question}};
  auto sources = good.sources();
  sources.questions = &questions;
  const auto checked = check_document(sources, source.root(), terms);
  REQUIRE(checked.ok());
  CHECK(checked->verdict() == claim::Verdict::accept);
}

TEST_CASE("the day is the asker's, else the document's, else today") {
  RegisteredClaim good;
  auto terms = good.terms();
  const auto source = json(good.claim_json(R"(, "decisionDate": "2026-12-01")"));
  CHECK(check_document(good.sources(), source.root(), terms)->decision == day("2026-11-24"));
  terms.decision.reset();
  CHECK(check_document(good.sources(), source.root(), terms)->decision == day("2026-12-01"));
  CHECK(check_document(good.sources(), json(good.claim_json()).root(), terms)->decision == day("2026-11-24"));
}

TEST_CASE("a tender gives the same bytes on any number of threads") {
  RegisteredClaim good;
  const auto source = json(tender_json(good, 4, 25));
  auto sources = good.sources();
  const auto key = formats::test::office_key();
  sources.receipt_key = &key;
  auto terms = good.terms();
  const auto one = check_document(sources, source.root(), terms);
  REQUIRE(one.ok());
  REQUIRE(std::get<claim::TenderAnswer>(one->answer).bids.size() == 4);
  for (const unsigned threads : {2U, 7U}) {
    terms.threads = threads;
    const auto more = check_document(sources, source.root(), terms);
    REQUIRE(more.ok());
    CHECK(checked_json(*more) == checked_json(*one));
  }
}

TEST_CASE("a tender whose lots differ from the question's is refused with the place") {
  RegisteredClaim good;
  auto text = tender_json(good, 1, 1);
  text.insert(text.find("\"bids\""), R"("lots": [{"id": "beams", "quantity": {"value": "90", "unit": "t"}}], )");
  const auto checked = check_document(good.sources(), json(text).root(), good.terms());
  REQUIRE_FALSE(checked.ok());
  CHECK(codes(checked.findings()) == "claim.document.bad-value");
}

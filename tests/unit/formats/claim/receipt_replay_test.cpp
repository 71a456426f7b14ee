// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/receipt.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "issuing/label_id.hpp"
#include "claim/claim_check.hpp"
#include "claim/tender.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;
using claim::test::decimal;
using claim::test::day;

namespace {

trust::TrustList with_office(trust::TrustList list, std::optional<quantity::Date> until = std::nullopt) {
  return trust::add(std::move(list), trust::public_record(office_key()), {trust::Purpose::receipt, std::nullopt, until}, day("2026-01-01")).value();
}

std::string receipt_of(SignedClaim& good, const std::string& claim_json) {
  const auto source = json(claim_json);
  auto document = read_claim(source.root()).value();
  document.claim.signed_label = read_signed_label(document.claim.signed_label.token, &good.trust, identity);
  const auto evidence = good.evidence();
  const auto answer = claim::check(document.claim, good.question, evidence, good.decision);
  return make_receipt({&document, &answer, nullptr, nullptr, source.root(), good.question, evidence, good.decision}, office_key());
}

std::string claim_json(const SignedClaim& good, const char* holder = "Example Steel SpA") {
  return R"({"label": ")" + good.claim.signed_label.token + R"(", "quantity": {"value": "100", "unit": "t"}, "lot": "beams", "holder": ")" + holder + R"(", "bidder": "Example Trade"})";
}

}  // namespace

TEST_CASE("a year later, with keys rotated, the receipt gives the same verdict and says on which evidence") {
  for (const auto* holder : {"Example Steel SpA", "Somebody else"}) {
    SignedClaim good;
    const auto receipt = json(receipt_of(good, claim_json(good, holder)), receipt_limits());
    // The mill's key is no longer in the list, the office's has ended, and the registry has gone on.
    const auto later = with_office(trust::TrustList{"https://example.com/trust", day("2027-11-24")}, day("2027-01-01"));
    const auto replay = replay_receipt(receipt.root(), good.schemes, &later, identity);
    REQUIRE(replay.ok());
    CHECK(replay->same);
    CHECK(replay->verdict == replay->stated);
    CHECK(replay->verdict == (std::string{holder} == "Somebody else" ? claim::Verdict::reject : claim::Verdict::accept));
    CHECK(replay->signer == office_key().kid());
    CHECK(replay->decision == day("2026-11-24"));
    CHECK(replay->evidence.find("status list of 2026-11-23, 1 days old") != std::string::npos);
    CHECK(replay->evidence.find("eu-ci 1.0") != std::string::npos);
  }
}

TEST_CASE("every byte of a receipt's body is bound by its head") {
  SignedClaim good;
  const auto text = receipt_of(good, claim_json(good));
  const auto list = with_office(good.trust);
  for (const auto& [from, to] : {std::pair{"\"verdict\":\"accept\"", "\"verdict\":\"reject\""}, std::pair{"\"used\":\"0\"", "\"used\":\"1\""}, std::pair{"2026-11-23", "2026-11-22"}}) {
    auto changed = text;
    const auto at = changed.find(from, changed.find("\"body\""));
    REQUIRE(at != changed.npos);
    changed.replace(at, std::string_view{from}.size(), to);
    const auto replay = replay_receipt(json(changed, receipt_limits()).root(), good.schemes, &list, identity);
    CHECK(codes(replay.findings()) == "claim.receipt.altered");
  }
}

TEST_CASE("a receipt whose packs are not at hand is not replayed with others") {
  SignedClaim good;
  const auto receipt = json(receipt_of(good, claim_json(good)), receipt_limits());
  auto changed = *good.schemes["eu-ci"];
  changed.info.digest = "sha256:" + std::string(64, '0');
  good.schemes["eu-ci"] = std::make_shared<method::Scheme>(changed);
  CHECK(codes(replay_receipt(receipt.root(), good.schemes, &good.trust, identity).findings()).find("claim.receipt.pack-not-at-hand") != std::string::npos);
}

TEST_CASE("a receipt of an unknown signer is replayed with a warning, and a key for labels signs no receipts") {
  SignedClaim good;
  const auto receipt = json(receipt_of(good, claim_json(good)), receipt_limits());
  const auto replay = replay_receipt(receipt.root(), good.schemes, nullptr, identity);
  REQUIRE(replay.ok());
  CHECK(replay->same);
  CHECK(replay->signer.empty());
  CHECK(codes(replay.findings()) == "claim.receipt.signer-unknown");
  const auto for_labels = trust::add(good.trust, trust::public_record(office_key()), {trust::Purpose::label, std::nullopt, std::nullopt}, day("2026-01-01")).value();
  CHECK(replay_receipt(receipt.root(), good.schemes, &for_labels, identity)->signer.empty());
}

TEST_CASE("the receipt of a tender replays each bid") {
  SignedClaim good;
  const auto line = R"({"lot": "beams", "label": ")" + good.claim.signed_label.token + R"(", "quantity": {"value": "100", "unit": "t"}})";
  const auto source = json(R"({"tender": "t", "bids": [{"id": "a", "bidder": "A", "lines": [)" + line + R"(]}, {"id": "b", "bidder": "B", "lines": [)" + line + "]}]}");
  auto document = read_tender(source.root()).value();
  for (auto& bid : document.tender.bids) {
    for (auto& each : bid.lines) each.signed_label = read_signed_label(each.signed_label.token, &good.trust, identity);
  }
  const auto evidence = good.evidence();
  const auto answer = claim::check_tender(document.tender, good.question, evidence, good.decision);
  CHECK(answer.verdict == claim::Verdict::cannot_decide);
  const auto receipt = make_receipt({nullptr, nullptr, &document, &answer, source.root(), good.question, evidence, good.decision}, office_key());
  const auto list = with_office(good.trust);
  const auto replay = replay_receipt(json(receipt, receipt_limits()).root(), good.schemes, &list, identity);
  REQUIRE(replay.ok());
  CHECK(replay->same);
  CHECK(replay->verdict == claim::Verdict::cannot_decide);
}

TEST_CASE("a document that is no receipt, or of another kind, is refused") {
  SignedClaim good;
  CHECK(codes(replay_receipt(json(R"({"format": "x", "formatVersion": 1, "head": "a.b.c", "body": {}})").root(), good.schemes, nullptr, identity).findings()) == "claim.document.bad-value");
  CHECK_FALSE(replay_receipt(json(R"({"format": "ferrolabel-receipt", "formatVersion": 1, "head": "a.b.c", "body": {}})").root(), good.schemes, nullptr, identity).ok());
}

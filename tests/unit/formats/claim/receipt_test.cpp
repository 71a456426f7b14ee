// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/receipt.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "issuing/label_id.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;
using claim::test::decimal;
using claim::test::day;

namespace {

std::string receipt_of(SignedClaim& good) {
  good.claim.signed_label = read_signed_label(good.claim.signed_label.token, &good.trust, identity);
  ClaimDocument document;
  document.claim = good.claim;
  const auto answer = good.answer();
  const auto evidence = good.evidence();
  return make_receipt({&document, &answer, nullptr, nullptr, {}, good.question, evidence, good.decision}, office_key());
}

}  // namespace

TEST_CASE("a receipt is a signed head that binds the digest of a body with claim, question, evidence and answer") {
  SignedClaim good;
  const auto text = receipt_of(good);
  const auto document = json(text);
  const auto body = document.root().member("body");
  for (const auto* name : {"kind", "decisionDate", "document", "question", "trust", "registry", "schemes", "answer"}) CHECK(body.member(name).exists());
  CHECK(body.member("schemes").first_child().member("digest").scalar() == claim::test::pack("eu-ci")->info.digest);
  CHECK(body.member("registry").member("statusListDate").scalar() == "2026-11-23");
  const auto key = office_key();
  const auto verified = trust::verify_document(document.root().member("head").scalar(), trust::typ::receipt, [&](std::string_view) { return &key.public_key(); });
  REQUIRE(verified.ok());
  CHECK(verified->payload.root().member("verdict").scalar() == "accept");
}

TEST_CASE("same basis and key, same receipt") {
  SignedClaim one;
  SignedClaim two;
  CHECK(receipt_of(one) == receipt_of(two));
  CHECK(receipt_limits().bytes > syntax::file_limits().bytes);
}

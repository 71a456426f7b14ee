// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/signed_label_reader.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "issuing/label_id.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;
using claim::test::decimal;
using claim::test::day;

TEST_CASE("a signed label is verified and read, and its id follows") {
  SignedClaim good;
  const auto read = read_signed_label(good.claim.signed_label.token, &good.trust, identity);
  CHECK(read.authentic);
  CHECK(read.id_follows);
  CHECK(read.kid == mill_key().kid());
  CHECK(read.findings.empty());
  REQUIRE(read.label);
  CHECK(read.label->class_name == "A");
  good.claim.signed_label = read;
  CHECK(claim::test::faults(good.answer()) == "");
  CHECK(good.answer().verdict == claim::Verdict::accept);
}

TEST_CASE("an altered token is read, so that the check can tell what it claims, and not believed") {
  SignedClaim good;
  auto token = good.claim.signed_label.token;
  const auto last = token.rfind('.');
  auto changed = good.label();
  changed.class_name = "B";
  token = token.substr(0, token.find('.') + 1) + syntax::base64url_encode(write_label(changed)) + token.substr(last);
  const auto read = read_signed_label(token, &good.trust, identity);
  CHECK_FALSE(read.authentic);
  CHECK(codes(read.findings) == "trust.jws.signature-invalid");
  REQUIRE(read.label);
  CHECK(read.label->class_name == "B");
  good.claim.signed_label = read;
  CHECK(claim::test::has(good.answer(), "claim.label.altered"));
}

TEST_CASE("an unknown key, an empty trust list and rubbish are told apart") {
  SignedClaim good;
  auto label = good.label();
  const auto stranger = claim::test::key_of(3, {"https://example.com/issuers/mill", "Example Mill"});
  const auto token = trust::sign_compact(stranger, trust::typ::label, write_label(label));
  CHECK(codes(read_signed_label(token, &good.trust, identity).findings) == "trust.jws.kid-unknown");
  CHECK(read_signed_label(token, nullptr, identity).label.has_value());
  const auto rubbish = read_signed_label("{\"payload\": 1}", &good.trust, identity);
  CHECK_FALSE(rubbish.label);
  CHECK(codes(rubbish.findings) == "trust.jws.not-compact");
}

TEST_CASE("another kind of signed document is no label, and a label under another id is found") {
  SignedClaim good;
  const auto head = trust::sign_compact(mill_key(), trust::typ::tree_head, write_label(good.label()));
  CHECK(codes(read_signed_label(head, &good.trust, identity).findings) == "trust.jws.typ");
  auto label = good.label();
  label.id = "https://example.com/issuers/mill/labels/ffffffffffffffffffffffffffffffff";
  const auto token = trust::sign_compact(mill_key(), trust::typ::label, write_label(label));
  const auto read = read_signed_label(token, &good.trust, identity);
  CHECK(read.authentic);
  CHECK_FALSE(read.id_follows);
}

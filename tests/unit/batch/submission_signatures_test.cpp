// SPDX-License-Identifier: Apache-2.0
#include "batch/submission_signatures.hpp"

#include "support/submissions.hpp"
#include "unit/batch/signed_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using namespace ferrolabel::batch::test;

namespace {

const auto day = quantity::parse_date("2026-11-24").value();

SubmissionSignatures verify(const std::string& text, const trust::TrustList* trust = &signers(), const quantity::Date& on = day) {
  return verify_signatures({"s.xml", text}, support::submission(text), support::shared_submission_schema(), trust, on);
}

std::string standings(const SubmissionSignatures& signatures) { return std::string{to_string(signatures.producer.standing)} + " " + std::string{to_string(signatures.verifier.standing)}; }

/// The list with the producer's key changed.
template <class Change>
trust::TrustList changed_list(Change change) {
  trust::TrustList list{"urn:example:list", day};
  for (auto issuer : signers().issuers()) {
    for (auto& key : issuer.keys)
      if (key.purpose == trust::Purpose::submission) change(issuer, key);
    REQUIRE(list.add(issuer).empty());
  }
  return list;
}

}  // namespace

TEST_CASE("signatures of producer, verifier and both are trusted by their keys, each with its key named") {
  const auto producer = verify(signed_by(to_be_signed(), "producer"));
  CHECK(standings(producer) == "trusted none");
  CHECK(producer.producer.kid == key_of("producer").kid());
  CHECK(standings(verify(signed_by(to_be_signed(), "verifier"))) == "none trusted");
  const auto both = verify(signed_by_both());
  CHECK(standings(both) == "trusted trusted");
  CHECK(both.verifier.kid == key_of("verifier").kid());
  CHECK(standings(verify(to_be_signed())) == "none none");
}

TEST_CASE("a key vouches for its own role and name alone") {
  const auto wrong_role = trust::sign_xml(to_be_signed(), key_of("verifier"), "producer");
  CHECK(standings(verify(wrong_role)) == "broken none");
  const auto other_name = with(to_be_signed(), "<submitter organisation=\"Signing Works GmbH\"", "<submitter organisation=\"Other Works GmbH\"");
  CHECK(standings(verify(signed_by(other_name, "producer"))) == "unknown-key none");
  const auto other_verifier = with(to_be_signed(), "verifier=\"Example Verify GmbH\"", "verifier=\"Other Verify GmbH\"");
  CHECK(standings(verify(signed_by(other_verifier, "verifier"))) == "none unknown-key");
}

TEST_CASE("where a representative submits, the producer's signature is of who runs the plant") {
  const auto represented = with(to_be_signed(), "<submitter organisation=\"Signing Works GmbH\" contact=\"labels@works-1.example\" role=\"producer\"",
                                "<submitter organisation=\"Agents GmbH\" contact=\"labels@works-1.example\" role=\"representative\"");
  CHECK(standings(verify(signed_by(represented, "producer"))) == "trusted none");
}

TEST_CASE("for a plant that names no operator no producer's key is enough, and a broken signature is broken") {
  const std::string named = "operator=\"Signing Works GmbH\"";
  const auto nobody = with(to_be_signed(), named, "");
  const auto judged = verify(signed_by(nobody, "producer")).producer;
  CHECK(judged.standing == SignatureStanding::unknown_key);
  CHECK(judged.message.starts_with("the plant names no operator"));
  CHECK(judged.kid.empty());
  CHECK(standings(verify(with(signed_by(nobody, "producer"), "tonnes=\"111.725\"", "tonnes=\"111.726\""))) == "broken none");
}

TEST_CASE("a signature whose Id has blanks is broken, with its place and a message") {
  const auto judged = verify(with(signed_by(to_be_signed(), "producer"), "Id=\"producer\"", "Id=\" producer \"")).producer;
  CHECK(judged.standing == SignatureStanding::broken);
  CHECK_FALSE(judged.message.empty());
  CHECK(judged.place.line > 0);
}

TEST_CASE("without a trust list, or without the name in it, a sound signature is of an unknown key, and a broken one is broken") {
  const auto text = signed_by_both();
  CHECK(standings(verify(text, nullptr)) == "unknown-key unknown-key");
  const trust::TrustList empty{"urn:example:list", day};
  CHECK(standings(verify(text, &empty)) == "unknown-key unknown-key");
  CHECK(standings(verify(with(text, "tonnes=\"111.725\"", "tonnes=\"111.726\""), nullptr)) == "broken broken");
}

TEST_CASE("a key that is not yet good, over, revoked or not for the scheme on the day of the run does not vouch") {
  const auto text = signed_by(to_be_signed(), "producer");
  CHECK(standings(verify(text, &signers(), quantity::parse_date("2025-12-31").value())) == "broken none");
  const auto over = changed_list([](auto&, auto& key) { key.valid_until = quantity::parse_date("2026-11-23").value(); });
  CHECK(standings(verify(text, &over)) == "broken none");
  const auto revoked = changed_list([](auto&, auto& key) { key.revoked = trust::Revocation{day, "key-compromise"}; });
  CHECK(standings(verify(text, &revoked)) == "broken none");
  CHECK(verify(text, &revoked).producer.message.find("revoked") != std::string::npos);
  const auto other_scheme = changed_list([](auto& issuer, auto&) { issuer.schemes = {"less-1.1"}; });
  CHECK(standings(verify(text, &other_scheme)) == "broken none");
}

TEST_CASE("a signed submission keeps its signatures in an envelope, whatever namespaces that has") {
  const auto text = signed_by_both();
  const auto alone = text.substr(text.find("<submission"));
  for (const std::string head : {"<submissions xmlns=\"https://ferrolabel.eu/ns/submission/1\" formatVersion=\"1\">", "<submissions xmlns=\"https://ferrolabel.eu/ns/submission/1\" xmlns:q=\"urn:q\" formatVersion=\"1\" id=\"B\">\n"})
    CHECK(standings(verify(head + alone + "</submissions>")) == "trusted trusted");
}

TEST_CASE("the place of a signature that is not trusted is its own") {
  const auto found = verify(with(signed_by_both(), "tonnes=\"111.725\"", "tonnes=\"111.726\""));
  CHECK(found.producer.place.pointer == "/submission/Signature");
  CHECK(found.producer.place.line == 55);
  CHECK(found.producer.message == "the submission is not what was signed: it was changed afterwards");
}

// SPDX-License-Identifier: Apache-2.0
#include "issuing/verify.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "formats/label/label_writer.hpp"
#include "issuing/label_id.hpp"
#include "syntax/encoding.hpp"
#include "trust/jws.hpp"
#include "unit/issuing/issuing_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::issuing;

namespace {

const auto today = label_day("2026-12-01");

const IssuedLabel& good() {
  static const auto issued = issue_sample().value();
  return issued;
}

std::string all_of(const VerifyAnswer& answer, Outcome outcome) {
  std::string codes;
  for (const auto& reason : answer.reasons)
    if (reason.outcome == outcome) codes += (codes.empty() ? "" : " ") + (reason.code.empty() ? reason.check : reason.code);
  return codes;
}

/// Signed by the right key after a change, with the id that belongs to it.
std::string signed_again(const std::function<void(label::Label&)>& change) {
  auto label = good().label;
  change(label);
  const auto key = test_key();
  label.id = label_id(label, key.kid());
  return sign(std::move(label), key).token;
}

VerifyAnswer answer_to(const std::string& token, const quantity::Date& at = today) {
  const auto trust = trust_in(test_key());
  const auto library = schemes();
  return verify(token, &trust, at, &library);
}

}  // namespace

TEST_CASE("an issued label is authentic and valid, and what is to be known is noted") {
  const auto answer = answer_to(good().token);
  CHECK(answer.verdict == Verdict::yes);
  CHECK(answer.authentic);
  CHECK(answer.payload_digest == good().payload_digest);
  CHECK(all_of(answer, Outcome::pass) == "signature payload issuer key identity class");
  CHECK(all_of(answer, Outcome::note) == "label.validity.unknown label.scheme.status label.registry.unregistered label.verification.stated");
  REQUIRE(answer.label);
  CHECK(formats::write_label(*answer.label) == formats::write_label(good().label));
}

TEST_CASE("a line feed at the end of a file does no harm") { CHECK(answer_to(good().token + "\r\n").verdict == Verdict::yes); }

TEST_CASE("a label with any one sign changed is not taken") {
  const auto& token = good().token;
  const auto trust = trust_in(test_key());
  for (std::size_t at = 0; at < token.size(); ++at) {
    auto changed = token;
    changed[at] = token[at] == 'A' ? 'B' : 'A';
    const auto answer = verify(changed, &trust, today);
    INFO("sign " << at);
    CHECK_FALSE(answer.authentic);
    CHECK(answer.verdict == Verdict::no);
  }
}

TEST_CASE("a label cut at any place is not taken") {
  const auto trust = trust_in(test_key());
  for (std::size_t length = 0; length < good().token.size(); length += 7) CHECK(verify(good().token.substr(0, length), &trust, today).verdict == Verdict::no);
}

TEST_CASE("a better intensity without a new signature is found out") {
  auto payload = formats::write_label(good().label);
  const auto intensity = R"("value":")" + good().label.intensity.to_string() + '"';
  payload.replace(payload.find(intensity), intensity.size(), R"("value":"1")");
  const auto& token = good().token;
  const auto forged = token.substr(0, token.find('.') + 1) + syntax::base64url_encode(payload) + token.substr(token.rfind('.'));
  const auto answer = answer_to(forged);
  CHECK(answer.verdict == Verdict::no);
  CHECK_FALSE(answer.authentic);
  CHECK(all_of(answer, Outcome::fail) == "trust.jws.signature-invalid label.class.not-reproduced");
}

TEST_CASE("without a trust list nobody vouches for a label, but a broken one is no all the same") {
  const auto answer = verify(good().token, nullptr, today);
  CHECK(answer.verdict == Verdict::cannot_decide);
  CHECK(all_of(answer, Outcome::undecided) == "label.trust.none");
  CHECK_FALSE(answer.authentic);
  CHECK(answer.label);
  CHECK(verify("", nullptr, today).verdict == Verdict::no);
  CHECK(verify("a.b", nullptr, today).verdict == Verdict::no);
  CHECK(verify(good().token + "=", nullptr, today).verdict == Verdict::no);
}

TEST_CASE("an issuer who is not on the list cannot be judged; a listed one's label by a foreign key is no") {
  const auto stranger = trust_in(test_key(9, {"https://example.com/issuers/other", "Other"}));
  const auto unknown = verify(good().token, &stranger, today);
  CHECK(unknown.verdict == Verdict::cannot_decide);
  CHECK(all_of(unknown, Outcome::undecided) == "trust.jws.kid-unknown");
  const auto same_issuer = trust_in(test_key(9));
  const auto foreign = verify(good().token, &same_issuer, today);
  CHECK(foreign.verdict == Verdict::no);
  CHECK(all_of(foreign, Outcome::fail) == "label.issuer.other-key");
}

TEST_CASE("a trusted issuer cannot sign in another's name") {
  const auto answer = answer_to(signed_again([](label::Label& label) { label.issuer.id = "https://example.com/issuers/rival"; }));
  CHECK(answer.verdict == Verdict::no);
  CHECK(all_of(answer, Outcome::fail) == "label.issuer.not-key-owner");
}

TEST_CASE("a key that had expired when the label was made does not count") {
  const auto trust = trust_in(test_key(), label_day("2026-06-30"));
  const auto answer = verify(good().token, &trust, today);
  CHECK(answer.verdict == Verdict::no);
  CHECK(all_of(answer, Outcome::fail) == "trust.key.expired");
}

TEST_CASE("a label is no before its first day and after its last") {
  const auto token = signed_again([](label::Label& label) { label.valid_until = label_day("2027-11-23"); });
  CHECK(answer_to(token, label_day("2026-11-24")).verdict == Verdict::yes);
  CHECK(answer_to(token, label_day("2027-11-23")).verdict == Verdict::yes);
  const auto late = answer_to(token, label_day("2027-11-24"));
  CHECK(late.verdict == Verdict::no);
  CHECK(all_of(late, Outcome::fail) == "label.validity.expired");
  const auto early = answer_to(token, label_day("2026-11-23"));
  CHECK(early.verdict == Verdict::no);
  CHECK(all_of(early, Outcome::fail) == "trust.key.signed-later label.validity.not-yet");
}

TEST_CASE("a class that does not follow from E and s is found out, though it is signed") {
  const auto answer = answer_to(signed_again([](label::Label& label) { label.class_name = label.class_name == "A" ? "B" : "A"; }));
  CHECK(answer.authentic);
  CHECK(answer.verdict == Verdict::no);
  CHECK(all_of(answer, Outcome::fail) == "label.class.not-reproduced");
}

TEST_CASE("a scheme's own words cannot be left out of a label") {
  const auto no_notice = answer_to(signed_again([](label::Label& label) { label.scheme.notice.clear(); }));
  CHECK(all_of(no_notice, Outcome::fail) == "label.scheme.words");
  const auto made_law = answer_to(signed_again([](label::Label& label) { label.scheme.status = "law"; }));
  CHECK(all_of(made_law, Outcome::fail) == "label.scheme.words");
}

TEST_CASE("another edition of the scheme, or none, leaves the class undecided; without any schemes it is a note") {
  const auto other = answer_to(signed_again([](label::Label& label) { label.scheme.digest = "sha256:" + std::string(64, '0'); }));
  CHECK(other.verdict == Verdict::cannot_decide);
  CHECK(all_of(other, Outcome::undecided) == "label.scheme.other-edition");
  const auto none = answer_to(signed_again([](label::Label& label) { label.scheme.id = "eu-ci-9"; }));
  CHECK(all_of(none, Outcome::undecided) == "label.scheme.not-at-hand");
  const auto trust = trust_in(test_key());
  const auto without = verify(good().token, &trust, today);
  CHECK(without.verdict == Verdict::yes);
  CHECK(all_of(without, Outcome::note).find("label.class.not-recomputed") != std::string::npos);
}

TEST_CASE("a family or unit that the scheme does not have is no") {
  const auto family = answer_to(signed_again([](label::Label& label) { label.scheme.family = "stainless"; }));
  CHECK(all_of(family, Outcome::fail) == "classify.family.unknown");
  const auto unit = answer_to(signed_again([](label::Label& label) { label.unit = "kgCO2/t"; }));
  CHECK(all_of(unit, Outcome::fail) == "label.class.other-unit");
}

TEST_CASE("an id that does not follow from the content is no") {
  auto label = good().label;
  label.id = "https://example.com/issuers/mill/labels/1";
  const auto answer = answer_to(sign(std::move(label), test_key()).token);
  CHECK(all_of(answer, Outcome::fail) == "label.id.mismatch");
}

TEST_CASE("a document of another kind, or that is no label, does not pass for one") {
  const auto key = test_key();
  const auto payload = formats::write_label(good().label);
  CHECK(all_of(answer_to(trust::sign_compact(key, "receipt+jwt", payload)), Outcome::fail) == "trust.jws.typ");
  CHECK(all_of(answer_to(trust::sign_compact(key, "", payload)), Outcome::fail) == "trust.jws.typ");
  const auto other = answer_to(trust::sign_compact(key, trust::typ::label, R"({"hello":"world"})"));
  CHECK(other.verdict == Verdict::no);
  CHECK(all_of(other, Outcome::fail).find("label.payload.kind") == std::string::npos);
  CHECK(all_of(other, Outcome::fail).find("label.payload.missing-member") != std::string::npos);
  CHECK_FALSE(other.label);
}

TEST_CASE("an issuer may sign only for the schemes of his scope") {
  auto key = test_key();
  trust::TrustList trust{"https://example.com/trust", label_day("2026-01-01")};
  const trust::TrustedKey trusted{key.kid(), key.public_key(), trust::Purpose::label, label_day("2026-01-01"), std::nullopt, std::nullopt, {}};
  REQUIRE_FALSE(has_errors(trust.add({key.issuer(), {"less-1.1"}, {trusted}})));
  const auto answer = verify(good().token, &trust, today);
  CHECK(answer.verdict == Verdict::no);
  CHECK(all_of(answer, Outcome::fail) == "trust.issuer.scope");
}

TEST_CASE("verdicts and outcomes have their words") {
  CHECK(to_string(Verdict::yes) == "yes");
  CHECK(to_string(Verdict::no) == "no");
  CHECK(to_string(Verdict::cannot_decide) == "cannot-decide");
  CHECK(to_string(Outcome::undecided) == "undecided");
}

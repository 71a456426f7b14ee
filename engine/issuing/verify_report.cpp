// SPDX-License-Identifier: Apache-2.0
#include "issuing/verify_report.hpp"

#include "syntax/encoding.hpp"
#include "syntax/xml_reader.hpp"
#include "trust/key_standing.hpp"
#include "trust/xml_signature.hpp"

namespace ferrolabel::issuing {

namespace {

constexpr std::string_view report_namespace = "https://ferrolabel.eu/ns/validation-report/1";

struct Checks {
  VerifyAnswer answer;

  void add(std::string check, Outcome outcome, std::string code, std::string message, std::string fix = {}) {
    answer.reasons.push_back({std::move(check), outcome, std::move(code), std::move(message), std::move(fix)});
  }
  void add(const std::string& check, const Findings& findings) {
    for (const auto& finding : findings) add(check, finding.severity == Severity::error ? Outcome::fail : Outcome::note, finding.code, finding.message, finding.fix);
  }
  VerifyAnswer told() && {
    answer.verdict = Verdict::yes;
    for (const auto& reason : answer.reasons) {
      if (reason.outcome == Outcome::undecided && answer.verdict == Verdict::yes) answer.verdict = Verdict::cannot_decide;
      if (reason.outcome == Outcome::fail) answer.verdict = Verdict::no;
    }
    return std::move(answer);
  }
};

/// Issuer and key are nullptr where nobody whom the list trusts for reports has signed.
trust::TrustList::Entry signer_of(const trust::XmlSignature& signature, const trust::TrustList& trust) {
  for (const auto& issuer : trust.issuers())
    for (const auto& key : issuer.keys)
      if (key.purpose == trust::Purpose::report && signature.is_of(key.key.verifying())) return {&issuer, &key};
  return {nullptr, nullptr};
}

/// @return who signed; nullptr where that is not known
const trust::TrustedIssuer* judge_key(Checks& checks, const trust::XmlSignature& signature, const trust::TrustList* trust, const quantity::Date& at) {
  if (trust == nullptr) {
    checks.add("signature", Outcome::undecided, "label.trust.none", "there is no trust list, so nobody vouches for the signature", "name one by --trust");
    return nullptr;
  }
  const auto [issuer, key] = signer_of(signature, *trust);
  if (key == nullptr) {
    checks.add("signature", Outcome::undecided, "trust.xml-signature.invalid", "the signature is of no key that the list trusts for reports", "take the certifier's key over a way that you trust: 'ferrolabel trust add --purpose report'");
    return nullptr;
  }
  checks.answer.authentic = true;
  checks.answer.kid = key->kid;
  checks.answer.payload_digest = syntax::sha256_digest(signature.content);
  checks.add("signature", Outcome::pass, {}, "the signature is that of key " + key->kid);
  checks.add("issuer", Outcome::pass, {}, issuer->issuer.name + " (" + issuer->issuer.id + ") is on the trust list");
  const auto standing = trust::check_standing(*key, trust::Purpose::report, {at}, at);
  checks.add("key", standing);
  if (!has_errors(standing)) checks.add("key", Outcome::pass, {}, "the key is good on " + quantity::to_string(at));
  return issuer;
}

/// What was signed, which is all that may be believed.
void judge_content(Checks& checks, const SourceText& report, const std::string& content, const trust::TrustedIssuer* issuer) {
  const auto read = syntax::read_xml({report.file, content}, report_namespace);
  if (!read) return checks.add("payload", read.findings());
  const auto result = read->root().member("result");  // what was rejected early has none
  if (issuer != nullptr && result) checks.add("issuer", trust::check_scope(*issuer, result.member("scheme").scalar()));
  const auto submission = read->root().member("submission");
  checks.add("payload", Outcome::pass, {}, "it reports on '" + std::string{submission.member("id").scalar()} + "' of " + std::string{submission.member("file").scalar()} + ": " + std::string{read->root().member("verdict").scalar()});
}

}  // namespace

VerifyAnswer verify_report(const SourceText& report, const trust::TrustList* trust, const quantity::Date& at) {
  Checks checks;
  const auto strict = trust::read_signed_xml(report);
  if (!strict) {
    checks.add("signature", strict.findings());
    return std::move(checks).told();
  }
  const auto* issuer = judge_key(checks, *strict, trust, at);
  judge_content(checks, report, strict->content, issuer);
  return std::move(checks).told();
}

}  // namespace ferrolabel::issuing

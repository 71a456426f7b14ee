// SPDX-License-Identifier: Apache-2.0
#include "batch/submission_signatures.hpp"

#include <array>

#include "batch/rule_check.hpp"
#include "formats/submission/submission_reader.hpp"
#include "trust/key_standing.hpp"
#include "trust/xml_signature.hpp"

namespace ferrolabel::batch {

namespace {

constexpr const char* sign_again = "have it signed again, as it is, by a key that the certifier knows";

/// Whose signature it has to be.
struct Signer {
  std::string_view id;  ///< of the signature
  trust::Purpose purpose;
  std::string name;
};

Signer producer_of(const formats::Submission& submission) {
  const bool itself = submission.submitter.role == formats::SubmitterRole::producer;
  return {"producer", trust::Purpose::submission, itself ? submission.submitter.organisation : submission.plant.operator_name};
}

Signer verifier_of(const formats::Submission& submission) { return {"verifier", trust::Purpose::statement, submission.statement ? submission.statement->verifier : std::string{}}; }

void judge_key(JudgedSignature& judged, const trust::XmlSignature& signature, const Signer& signer, std::string_view scheme, const trust::TrustList* trust, const quantity::Date& day) {
  bool known = false;
  const auto say = [&judged](SignatureStanding standing, std::string message, std::string fix) {
    judged.standing = standing;
    judged.message = std::move(message);
    judged.fix = std::move(fix);
  };
  if (trust == nullptr) return say(SignatureStanding::unknown_key, "there is no trust list to tell whose signature it is", "give one by --trust");
  for (const auto& issuer : trust->issuers())
    for (const auto& key : issuer.keys) {
      if (key.purpose != signer.purpose || !is_same_name(issuer.issuer.name, signer.name)) continue;
      known = true;
      if (!signature.is_of(key.key.verifying())) continue;
      auto doubts = trust::check_standing(key, signer.purpose, {day}, day);
      for (auto& doubt : trust::check_scope(issuer, scheme)) doubts.push_back(std::move(doubt));
      if (has_errors(doubts)) return say(SignatureStanding::broken, doubts.front().message, doubts.front().fix);
      judged.standing = SignatureStanding::trusted;
      judged.kid = key.kid;
      return;
    }
  if (known) return say(SignatureStanding::broken, "it is of none of the keys that '" + signer.name + "' is trusted with: somebody else signed, or the signature was changed", "refuse the submission, or find out who signed it");
  say(SignatureStanding::unknown_key, "the trust list has no key of '" + signer.name + "' for the purpose " + std::string{trust::to_string(signer.purpose)},
      "find out whether that is its key, and add it by 'ferrolabel trust add --purpose " + std::string{trust::to_string(signer.purpose)} + "'");
}

}  // namespace

std::string_view to_string(SignatureStanding standing) noexcept {
  constexpr std::array<std::string_view, 4> names{"none", "trusted", "unknown-key", "broken"};
  return names[static_cast<std::size_t>(standing)];
}

SubmissionSignatures verify_signatures(const SourceText& document, const formats::Submission& submission, const syntax::XmlSchema& schema, const trust::TrustList* trust,
                                       const quantity::Date& day) {
  SubmissionSignatures signatures;
  constexpr std::size_t most = 2;
  const auto read = trust::read_xml_signatures(document, most, "submission");
  const auto judge = [&](JudgedSignature& judged, const Signer& signer) {
    judged.standing = SignatureStanding::broken;
    judged.fix = sign_again;
    if (!read) {
      judged.place = read.findings().front().place;
      judged.message = read.findings().front().message;
      judged.fix = read.findings().front().fix;
      return;
    }
    judged.message = "its Id is not written plainly";
    judged.place = (signer.purpose == trust::Purpose::submission ? read->front() : read->back()).place;
    judged.place.pointer = "/submission/Signature";
    for (const auto& signature : *read) {
      if (signature.id != signer.id) continue;
      judged.place = signature.place;
      judged.place.pointer = "/submission/Signature";
      if (!signature.holds_content()) {
        judged.message = "the submission is not what was signed: it was changed afterwards";
      } else if (const auto meant = formats::read_submission({document.file, signature.content}, schema, syntax::file_limits()); !meant || meant->digest != submission.digest) {
        judged.message = "what was signed reads otherwise than the submission";
      } else {
        judge_key(judged, signature, signer, submission.request.scheme, trust, day);
      }
    }
  };
  if (submission.has_producer_signature) {
    auto& producer = signatures.producer;
    judge(producer, producer_of(submission));
    if (submission.plant.operator_name.empty() && producer.standing != SignatureStanding::broken)
      producer = {SignatureStanding::unknown_key, {}, producer.place, "the plant names no operator, so that nobody can tell who may sign for it", "have the operator named in the plant's data, and the submission signed again"};
  }
  if (submission.has_verifier_signature) judge(signatures.verifier, verifier_of(submission));
  return signatures;
}

}  // namespace ferrolabel::batch

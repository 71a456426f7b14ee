// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>

#include "batch/submission_signatures.hpp"
#include "generate/signing_keys.hpp"
#include "trust/xml_signing.hpp"
#include "unit/batch/run_world.hpp"

/// Submissions that are signed, and whom to trust.
namespace ferrolabel::batch::test {

inline const std::string keys_folder = FERROLABEL_SOURCE_DIR "/tests/generate/keys";

inline const trust::XmlSigningKey& key_of(const std::string& who) {
  static const std::map<std::string, trust::XmlSigningKey> keys = [] {
    std::map<std::string, trust::XmlSigningKey> all;
    for (const std::string each : {"producer", "verifier", "certifier"}) all.emplace(each, generate::signing_key(keys_folder, each));
    return all;
  }();
  return keys.at(who);
}

inline const trust::TrustList& signers() {
  static const auto list = generate::signers_trusted(keys_folder);
  return list;
}

/// A submission in order of "Signing Works GmbH", whose figures "Example Verify GmbH" has verified; not signed yet.
inline std::string to_be_signed() {
  auto text = sound_submission({{"verifier=\"Certifieur Modèle SAS\"", "verifier=\"Example Verify GmbH\""}});
  const std::string company = "Nagel &amp; Söhne Beispiel SA";
  for (auto at = text.find(company); at != std::string::npos; at = text.find(company)) text.replace(at, company.size(), "Signing Works GmbH");
  return text;
}

inline std::string signed_by(std::string text, const std::string& who) { return trust::sign_xml(std::move(text), key_of(who), who); }
inline std::string signed_by_both() { return signed_by(signed_by(to_be_signed(), "producer"), "verifier"); }

/// With one piece of it replaced, which must be there.
inline std::string with(std::string text, const std::string& piece, const std::string& by) {
  const auto at = text.find(piece);
  REQUIRE(at != std::string::npos);
  return text.replace(at, piece.size(), by);
}

/// The text of its n-th signature, from 0.
inline std::string signature_in(const std::string& text, std::size_t which = 0) {
  auto begin = text.find("<Signature ");
  for (; which > 0; --which) begin = text.find("<Signature ", begin + 1);
  REQUIRE(begin != std::string::npos);
  return text.substr(begin, text.find("</Signature>", begin) + 12 - begin);
}

/// What is made of it by a certifier who trusts the signers.
inline Examined examine(const std::string& text, const trust::TrustList* trust = &signers(), const std::string& file = "signed.xml") {
  static std::map<const trust::TrustList*, Examiner> examiners;
  auto found = examiners.find(trust);
  if (found == examiners.end()) {
    auto terms = examiner_terms();
    terms.trust = trust;
    found = examiners.emplace(trust, Examiner::open(terms).value()).first;
  }
  return found->second.examine({1, {.file = file, .bytes = text.size(), .text = text, .refused = {}}});
}

/// "accepted", or verdict and codes: "rejected submission.signature.producer".
inline std::string told(const Examined& examined) {
  std::string text{to_string(examined.facts.verdict)};
  for (const auto& code : examined.facts.codes) text += " " + code;
  return text;
}

}  // namespace ferrolabel::batch::test

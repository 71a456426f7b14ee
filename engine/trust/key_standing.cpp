// SPDX-License-Identifier: Apache-2.0
#include "trust/key_standing.hpp"

#include <algorithm>

#include "syntax/reader_findings.hpp"
#include "trust/member_reader.hpp"

namespace ferrolabel::trust {
namespace {

void check_validity(const TrustedKey& key, const SigningTime& signing, const quantity::Date& decision, Findings& findings) {
  const std::string signed_on = quantity::to_string(signing.date);
  if (signing.date > decision) {
    add_error(findings, "trust.key.signed-later", key.place,
              "the document is dated " + signed_on + ", after the day of the decision, " + quantity::to_string(decision), "check the date that you gave");
  }
  if (signing.date < key.valid_from) {
    add_error(findings, "trust.key.not-yet-valid", key.place,
              "the document is dated " + signed_on + "; the key is valid from " + quantity::to_string(key.valid_from), "ask the issuer how this came about");
  } else if (key.valid_until && signing.date > *key.valid_until) {
    add_error(findings, "trust.key.expired", key.place,
              "the document is dated " + signed_on + "; the key was valid until " + quantity::to_string(*key.valid_until),
              "ask the issuer for a document that is signed by its present key");
  } else if (key.valid_until && decision > *key.valid_until && !signing.proved) {
    findings.push_back({"trust.key.time-not-proved", Severity::warning, key.place,
                        "the key has expired on " + quantity::to_string(*key.valid_until) + ", and only the signer says that the document is older",
                        "ask for proof of the time from a registry's log"});
  }
}

void check_revocation(const TrustedKey& key, const SigningTime& signing, const quantity::Date& decision, Findings& findings) {
  if (!key.revoked) return;
  const auto& at = key.revoked->at;
  const std::string since = "the key was revoked on " + quantity::to_string(at) + " (" + key.revoked->reason + ")";
  if (signing.date >= at || (!signing.proved && decision >= at)) {
    const bool in_doubt = signing.date < at;
    add_error(findings, "trust.key.revoked", key.place,
              since + (in_doubt ? ", and only the signer says that the document is older" : ", before the document was signed"),
              in_doubt ? "ask for proof of the time from a registry's log" : "refuse the document, and tell the issuer");
  } else if (decision >= at) {
    findings.push_back({"trust.key.revoked-later", Severity::note, key.place, since + ", after the document was signed", {}});
  }
}

}  // namespace

Findings check_standing(const TrustedKey& key, Purpose needed, const SigningTime& signing, const quantity::Date& decision) {
  Findings findings;
  if (!serves(key.purpose, needed)) {
    add_error(findings, "trust.key.purpose", key.place,
              "the key is trusted for the purpose " + std::string{to_string(key.purpose)} + ", not for " + std::string{to_string(needed)},
              "ask the issuer for a document that is signed by the right key");
  }
  check_validity(key, signing, decision, findings);
  check_revocation(key, signing, decision, findings);
  return findings;
}

Findings check_scope(const TrustedIssuer& issuer, std::string_view scheme) {
  Findings findings;
  const auto& schemes = issuer.schemes;
  if (schemes.empty() || std::find(schemes.begin(), schemes.end(), scheme) != schemes.end()) return findings;
  add_error(findings, "trust.issuer.scope", {}, syntax::quoted(issuer.issuer.id) + " is not trusted for the scheme " + syntax::quoted(scheme),
            "ask for a label of an issuer who may sign for this scheme");
  return findings;
}

}  // namespace ferrolabel::trust

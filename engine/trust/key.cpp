// SPDX-License-Identifier: Apache-2.0
#include "trust/key.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "syntax/encoding.hpp"
#include "syntax/reader_findings.hpp"
#include "trust/key_document.hpp"
#include "trust/member_reader.hpp"

namespace ferrolabel::trust {

Result<SigningKey> key_from_secret(Issuer issuer, quantity::Date created, Secret secret) {
  Findings findings = check_issuer(issuer);
  if (has_errors(findings)) return findings;
  auto key = make_public_key(Algorithm::eddsa, syntax::base64url_encode(ed25519_public(secret)), {});
  if (!key) return std::move(key.findings());
  return SigningKey{std::move(issuer), created, std::move(key).value(), std::move(secret)};
}

Result<SigningKey> generate_key(Issuer issuer, quantity::Date created) {
  return key_from_secret(std::move(issuer), created, random_secret());
}

Result<XmlSigningKey> xml_key_from(Issuer issuer, quantity::Date created, RsaSigner signer) {
  Findings findings = check_issuer(issuer);
  if (has_errors(findings)) return findings;
  auto key = make_public_key(Algorithm::rs256, syntax::base64url_encode(signer.modulus()), syntax::base64url_encode(rsa_exponent));
  if (!key) return std::move(key.findings());
  return XmlSigningKey{std::move(issuer), created, std::move(key).value(), std::move(signer)};
}

Result<XmlSigningKey> generate_xml_key(Issuer issuer, quantity::Date created) { return xml_key_from(std::move(issuer), created, RsaSigner::generate()); }

KeyRecord public_record(const SigningKey& key) { return {key.issuer(), key.kid(), key.created(), key.public_key()}; }

KeyRecord public_record(const XmlSigningKey& key) { return {key.issuer(), key.kid(), key.created(), key.public_key()}; }

std::string write_key_record(const KeyRecord& record) { return write_key_document(record, record_format, {}); }

Result<KeyRecord> read_key_record(syntax::Node root) {
  return read_key_document(root, record_format, JwkKind::public_only);
}

bool forbid_core_dumps() noexcept {
  const rlimit none{0, 0};
  const bool limited = setrlimit(RLIMIT_CORE, &none) == 0;
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && limited;
}

}  // namespace ferrolabel::trust

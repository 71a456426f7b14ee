// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch2/catch.hpp>

#include <string>

#include "syntax/encoding.hpp"
#include "syntax/file.hpp"
#include "syntax/json_reader.hpp"
#include "trust/xml_signature.hpp"

namespace ferrolabel::trust {

inline std::string xml_signatures() { return std::string{FERROLABEL_SOURCE_DIR} + "/tests/hostile/crypto/xmldsig/"; }

inline SourceText signed_xml(const std::string& name) {
  auto source = syntax::read_file(xml_signatures() + name, 1u << 20);
  REQUIRE(source.ok());
  return std::move(source).value();
}

/// The trusted key of the kind that the document is signed with.
inline VerifyingKey trusted_key(const SourceText& document) {
  const auto keys = syntax::read_json(signed_xml("trusted-keys.json"));
  REQUIRE(keys.ok());
  const auto bytes = [&](const char* kind, const char* name) { return syntax::base64url_decode(keys->root().member(kind).member(name).scalar()).value(); };
  if (document.text.find("ecdsa-sha256") != std::string::npos) return VerifyingKey::p256(bytes("p256", "x"), bytes("p256", "y")).value();
  return VerifyingKey::rsa(bytes("rsa", "n"), bytes("rsa", "e")).value();
}

inline Result<SignedXml> verify(const SourceText& document) { return verify_xml_signature(document, trusted_key(document)); }

}  // namespace ferrolabel::trust

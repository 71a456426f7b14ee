// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "finding/result.hpp"
#include "trust/crypto.hpp"

namespace ferrolabel::trust {

/// What an XML signature vouches for: read this, and nothing else of the document that it came in.
struct SignedXml {
  std::string content;  ///< canonical XML of the signed element, the signature taken out
};

/// Verifies an enveloped XML signature with a key that the caller trusts; what the document says of keys is not looked at.
/// The profile: strict XML (syntax::read_xml) without comments and processing instructions; one Signature, the last child of the root; one
/// Reference, either to the whole document or by id to the root's only other child; exclusive canonical XML; SHA-256; ECDSA on
/// P-256 or RSA from 2048 bits. Nothing outside the text is opened.
/// Findings: those of read_xml; trust.xml-signature.missing, .profile (its place says where), .changed (the content is not what was
/// signed), .invalid (not signed by this key).
/// @source W3C XML Signature Syntax and Processing 1.1; Exclusive XML Canonicalization 1.0
[[nodiscard]] Result<SignedXml> verify_xml_signature(const SourceText& document, const VerifyingKey& key);

}  // namespace ferrolabel::trust

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "trust/crypto.hpp"

namespace ferrolabel::trust {

/// An XML signature of the profile, taken off its document. Nothing of it is verified yet.
struct XmlSignature {
  std::string id;           ///< its Id; may be empty
  Algorithm algorithm = Algorithm::es256;  ///< es256 or rs256
  std::string content;      ///< canonical XML of what it covers: read this, and nothing else of the document
  std::string signed_info;  ///< canonical XML of what the key signed
  std::string digest;       ///< of the content, as signed_info has it
  std::string value;        ///< the signature
  Place place;

  /// Whether the content is what was signed.
  [[nodiscard]] bool holds_content() const;
  /// Whether this key made the signature. The content is another question.
  [[nodiscard]] bool is_of(const VerifyingKey& key) const { return key.algorithm() == algorithm && key.check(signed_info, value) == SignatureFault::none; }
};

/// Takes the signatures off a document, from the last to the first, so that each covers the document as it was when it was made: without
/// itself and without those behind it, with those before it. What the document says of keys is not looked at.
/// The profile: no comments and processing instructions; signatures are the last children of the root; one Reference each, either to
/// the whole document or by id to the root's only other child; exclusive canonical XML; SHA-256; ECDSA on P-256 or RSA.
/// Nothing outside the text is opened.
/// @param element name of the element that is signed, where it may be the only child of an envelope; empty: the root
/// @return in document order, none where it is not signed. Findings: trust.xml-signature.profile, whose place says where.
/// @pre read_xml took the text
/// @source W3C XML Signature Syntax and Processing 1.1; Exclusive XML Canonicalization 1.0
[[nodiscard]] Result<std::vector<XmlSignature>> read_xml_signatures(const SourceText& document, std::size_t most, std::string_view element = {});

/// The one signature of a document that comes from anywhere, with its content found to be what was signed; by whom is still to be asked.
/// Findings: those of read_xml; trust.xml-signature.missing, .profile, .changed (the content is not what was signed).
[[nodiscard]] Result<XmlSignature> read_signed_xml(const SourceText& document);

/// What an XML signature vouches for: read this, and nothing else of the document that it came in.
struct SignedXml {
  std::string content;  ///< canonical XML of the signed element, the signature taken out
};

/// Verifies the one signature of a document with a key that the caller trusts.
/// Findings: those of read_signed_xml; trust.xml-signature.invalid (not signed by this key).
[[nodiscard]] Result<SignedXml> verify_xml_signature(const SourceText& document, const VerifyingKey& key);

}  // namespace ferrolabel::trust

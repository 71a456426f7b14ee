// SPDX-License-Identifier: Apache-2.0
#include "trust/xml_signing.hpp"

#include <libxml/tree.h>

#include <algorithm>
#include <stdexcept>

#include "syntax/encoding.hpp"
#include "trust/canonical_xml.hpp"

namespace ferrolabel::trust {
namespace {

/// RFC 4648 section 4.
std::string base64(std::string_view bytes) {
  auto text = syntax::base64url_encode(bytes);
  std::replace(text.begin(), text.end(), '-', '+');
  std::replace(text.begin(), text.end(), '_', '/');
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

}  // namespace

std::string sign_xml(std::string document, const XmlSigningKey& key, std::string_view id) {
  const auto end = document.rfind("</");
  if (end == std::string::npos) throw std::invalid_argument{"a document without an end tag cannot be signed"};
  const auto tree = xml_tree(document);
  const auto digest = syntax::sha256(canonical_xml(tree.get(), xmlDocGetRootElement(tree.get())));
  const std::string space = R"( xmlns="http://www.w3.org/2000/09/xmldsig#")";
  // What follows is canonical as it stands, but for the namespace that SignedInfo has from its parent.
  const auto signed_info = R"(><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></CanonicalizationMethod>)"
                           R"(<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></SignatureMethod>)"
                           R"(<Reference URI=""><Transforms><Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></Transform>)"
                           R"(<Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></Transform></Transforms>)"
                           R"(<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod><DigestValue>)" +
                           base64({reinterpret_cast<const char*>(digest.data()), digest.size()}) + "</DigestValue></Reference></SignedInfo>";
  const auto value = base64(key.sign("<SignedInfo" + space + signed_info));
  document.insert(end, "<Signature" + space + " Id=\"" + std::string{id} + "\"><SignedInfo" + signed_info + "<SignatureValue>" + value + "</SignatureValue><KeyInfo><KeyName>" + key.kid() + "</KeyName></KeyInfo></Signature>");
  return document;
}

}  // namespace ferrolabel::trust

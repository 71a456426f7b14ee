// SPDX-License-Identifier: Apache-2.0
#include "trust/xml_signature.hpp"

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "syntax/encoding.hpp"
#include "syntax/xml_reader.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::string_view dsig = "http://www.w3.org/2000/09/xmldsig#";
constexpr std::string_view enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
constexpr std::string_view exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
constexpr std::string_view sha256_uri = "http://www.w3.org/2001/04/xmlenc#sha256";
constexpr std::string_view ecdsa_uri = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
constexpr std::string_view rsa_uri = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

struct FreeDocument {
  void operator()(xmlDoc* document) const noexcept { xmlFreeDoc(document); }
};
using Tree = std::unique_ptr<xmlDoc, FreeDocument>;

std::string_view view(const xmlChar* text) noexcept { return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)}; }

bool is_dsig(const xmlNode* node, std::string_view name) {
  return node->type == XML_ELEMENT_NODE && view(node->name) == name && node->ns != nullptr && view(node->ns->href) == dsig;
}

/// What breaks the profile, and where: thrown through the walk, and a finding outside it.
struct ProfileBreach {
  const xmlNode* node;
  std::string what;
};

/// The element children; text that is not blank beside them breaks the profile.
std::vector<xmlNode*> elements_of(const xmlNode* parent) {
  std::vector<xmlNode*> elements;
  for (auto* child = parent->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) elements.push_back(child);
    else if (child->type != XML_TEXT_NODE || xmlIsBlankNode(child) != 1) throw ProfileBreach{parent, "text between its elements"};
  }
  return elements;
}

/// Exactly these children of the signature's namespace, in this order.
template <std::size_t count>
std::array<xmlNode*, count> children_of(const xmlNode* parent, const std::array<std::string_view, count>& names) {
  const auto found = elements_of(parent);
  std::array<xmlNode*, count> children{};
  for (std::size_t at = 0; at < count; ++at) {
    if (at >= found.size() || !is_dsig(found[at], names[at])) throw ProfileBreach{parent, "'" + std::string{names[at]} + "' is not where it must be"};
    children[at] = found[at];
  }
  if (found.size() > count) throw ProfileBreach{found[count], "an element that the profile does not have"};
  return children;
}

/// An attribute's value where it is plain text.
std::string_view value_of(const xmlAttr* attribute) {
  const auto* text = attribute->children;
  if (text == nullptr) return {};
  if (text->type != XML_TEXT_NODE || text->next != nullptr) throw ProfileBreach{attribute->parent, "an attribute with references"};
  return view(text->content);
}

/// The one attribute that the element may have; empty where it is absent.
std::string attribute_of(const xmlNode* node, std::string_view name) {
  std::string value;
  for (const auto* each = node->properties; each != nullptr; each = each->next) {
    if (each->ns != nullptr || view(each->name) != name) throw ProfileBreach{node, "the attribute '" + std::string{view(each->name)} + "'"};
    value = value_of(each);
  }
  return value;
}

void require_algorithm(const xmlNode* node, std::string_view algorithm) {
  const auto stated = attribute_of(node, "Algorithm");
  if (stated != algorithm) throw ProfileBreach{node, "the algorithm '" + stated.substr(0, 80) + "'"};
  if (node->children != nullptr) throw ProfileBreach{node, "parameters of its algorithm"};
}

/// The bytes of an element that holds base64 and may be broken into lines.
std::string bytes_of(const xmlNode* node) {
  std::string text;
  if (node->properties != nullptr) throw ProfileBreach{node, "an attribute"};
  for (const auto* child = node->children; child != nullptr; child = child->next) {
    if (child->type != XML_TEXT_NODE) throw ProfileBreach{node, "something else than text"};
    text += view(child->content);
  }
  std::erase_if(text, [](char sign) { return sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t'; });
  const bool whole = text.size() % 4 == 0;
  for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) text.pop_back();
  if (!whole || text.find_first_of("-_=") != std::string::npos) throw ProfileBreach{node, "no base64"};
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  auto bytes = syntax::base64url_decode(text);
  if (!bytes) throw ProfileBreach{node, "no base64"};
  return std::move(*bytes);
}

/// What SignedInfo and SignatureValue say, each held against the profile.
struct Stated {
  xmlNode* signed_info;
  std::string digest, signature;
  xmlNode* target;
};

/// The root's only child beside the signature, which must have this id, and alone.
xmlNode* target_by_id(xmlNode* root, const xmlNode* signature, const xmlNode* reference, std::string_view id) {
  const auto children = elements_of(root);
  if (children.size() != 2 || children.back() != signature) throw ProfileBreach{reference, "a reference by id beside elements that are not signed"};
  constexpr std::array<std::string_view, 3> names{"ID", "Id", "id"};
  std::size_t found = 0;
  for (const auto* each = children.front()->properties; each != nullptr; each = each->next)
    if (std::find(names.begin(), names.end(), view(each->name)) != names.end()) found += value_of(each) == id ? 1 : 2;
  if (found != 1) throw ProfileBreach{reference, "a reference to another element than the signature's neighbour"};
  return children.front();
}

Stated read_signature(xmlNode* root, xmlNode* signature, Algorithm algorithm) {
  if (attribute_of(signature, "Id").size() > 128) throw ProfileBreach{signature, "its id"};
  auto parts = elements_of(signature);
  if (parts.size() == 3 && is_dsig(parts[2], "KeyInfo")) parts.pop_back();  // a hint at most, and not taken
  if (parts.size() != 2 || !is_dsig(parts[0], "SignedInfo") || !is_dsig(parts[1], "SignatureValue"))
    throw ProfileBreach{signature, "other parts than SignedInfo, SignatureValue and KeyInfo"};
  const auto [canonical, method, reference] = children_of<3>(parts[0], {"CanonicalizationMethod", "SignatureMethod", "Reference"});
  require_algorithm(canonical, exclusive);
  require_algorithm(method, algorithm == Algorithm::rs256 ? rsa_uri : ecdsa_uri);
  const auto [transforms, digest_method, digest] = children_of<3>(reference, {"Transforms", "DigestMethod", "DigestValue"});
  require_algorithm(digest_method, sha256_uri);
  const auto uri = attribute_of(reference, "URI");
  if (uri.empty()) {
    const auto [first, second] = children_of<2>(transforms, {"Transform", "Transform"});
    require_algorithm(first, enveloped);
    require_algorithm(second, exclusive);
    return {parts[0], bytes_of(digest), bytes_of(parts[1]), root};
  }
  const auto [only] = children_of<1>(transforms, {"Transform"});
  require_algorithm(only, exclusive);
  if (uri.front() != '#') throw ProfileBreach{reference, "a reference outside the document"};
  return {parts[0], bytes_of(digest), bytes_of(parts[1]), target_by_id(root, signature, reference, uri.substr(1))};
}

/// The one signature, last child of the root. Comments and instructions anywhere break the profile: a comment is not signed, yet
/// programs differ in whether it parts a text.
xmlNode* find_signature(xmlDoc* tree, xmlNode* root) {
  xmlNode* last = nullptr;
  std::size_t count = 0;
  for (xmlNode* node = tree->children; node != nullptr;) {
    if (node->type != XML_ELEMENT_NODE && node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE)
      throw ProfileBreach{node, "a comment or an instruction in a signed document"};
    if (is_dsig(node, "Signature")) {
      ++count;
      last = node;
    }
    if (node->type == XML_ELEMENT_NODE && node->children != nullptr) {
      node = node->children;
      continue;
    }
    while (node != nullptr && node->next == nullptr) node = node->parent == reinterpret_cast<xmlNode*>(tree) ? nullptr : node->parent;
    if (node != nullptr) node = node->next;
  }
  if (last == nullptr) return nullptr;
  if (count > 1) throw ProfileBreach{last, "more than one signature"};
  auto* tail = root->last;
  while (tail != nullptr && tail->type == XML_TEXT_NODE) tail = tail->prev;
  if (tail != last) throw ProfileBreach{last, "a signature that is not the last child of the root"};
  return last;
}

int is_in_subtree(void* top, xmlNode* node, xmlNode* parent) {
  // Attributes and namespaces come with the element that holds them, nodes with their own chain of parents.
  for (const xmlNode* each = node->type == XML_NAMESPACE_DECL || node->type == XML_ATTRIBUTE_NODE ? parent : node; each != nullptr; each = each->parent)
    if (each == top) return 1;
  return 0;
}

std::string canonical_xml(xmlDoc* tree, xmlNode* top) {
  const std::unique_ptr<xmlOutputBuffer, decltype(&xmlOutputBufferClose)> buffer{xmlAllocOutputBuffer(nullptr), xmlOutputBufferClose};
  if (!buffer || xmlC14NExecute(tree, is_in_subtree, top, XML_C14N_EXCLUSIVE_1_0, nullptr, 0, buffer.get()) < 0) throw std::runtime_error{"canonical XML cannot be made"};
  return {reinterpret_cast<const char*>(xmlOutputBufferGetContent(buffer.get())), xmlOutputBufferGetSize(buffer.get())};
}

Finding fault(const SourceText& document, const xmlNode* node, const char* code, std::string message, std::string fix) {
  Place place;
  place.source = std::make_shared<SourceText>(document);
  if (node != nullptr) place.line = static_cast<std::uint32_t>(std::max(0L, xmlGetLineNo(node)));
  return {code, Severity::error, std::move(place), std::move(message), std::move(fix)};
}

}  // namespace

Result<SignedXml> verify_xml_signature(const SourceText& document, const VerifyingKey& key) {
  if (const auto strict = syntax::read_xml(document, {}); !strict) return strict.findings();
  const Tree tree{xmlReadMemory(document.text.data(), static_cast<int>(document.text.size()), nullptr, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)};
  if (!tree) throw std::runtime_error{"XML that was read cannot be read again"};
  xmlNode* root = xmlDocGetRootElement(tree.get());
  try {
    xmlNode* signature = find_signature(tree.get(), root);
    if (signature == nullptr) return fault(document, root, "trust.xml-signature.missing", "the document is not signed", "ask whoever sent it for the signed document");
    const auto stated = read_signature(root, signature, key.algorithm());
    const auto signed_info = canonical_xml(tree.get(), stated.signed_info);
    xmlUnlinkNode(signature);
    const std::unique_ptr<xmlNode, decltype(&xmlFreeNode)> unlinked{signature, xmlFreeNode};
    SignedXml result{canonical_xml(tree.get(), stated.target)};
    const auto digest = syntax::sha256(result.content);
    if (stated.digest != std::string_view{reinterpret_cast<const char*>(digest.data()), digest.size()})
      return fault(document, stated.target, "trust.xml-signature.changed", "the content is not what was signed: it was changed afterwards", "refuse the document, and tell whoever signed it");
    if (key.check(signed_info, stated.signature) != SignatureFault::none)
      return fault(document, signature, "trust.xml-signature.invalid", "the signature is not of the key that is trusted", "refuse the document, or find out who signed it");
    return result;
  } catch (const ProfileBreach& breach) {
    return fault(document, breach.node, "trust.xml-signature.profile", "the signature is not of the form that is taken: '" + std::string{view(breach.node->name)} + "' has " + breach.what,
                 "sign the whole document once: enveloped signature, exclusive canonical XML, SHA-256, ECDSA P-256 or RSA");
  }
}

}  // namespace ferrolabel::trust

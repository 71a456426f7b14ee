// SPDX-License-Identifier: Apache-2.0
#include "trust/xml_signature.hpp"

#include <libxml/tree.h>
#include <libxml/uri.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "syntax/encoding.hpp"
#include "syntax/xml_reader.hpp"
#include "trust/canonical_xml.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::string_view dsig = "http://www.w3.org/2000/09/xmldsig#";
constexpr std::string_view enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
constexpr std::string_view exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
constexpr std::string_view sha256_uri = "http://www.w3.org/2001/04/xmlenc#sha256";
constexpr std::string_view ecdsa_uri = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
constexpr std::string_view rsa_uri = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

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

using Source = std::shared_ptr<const SourceText>;

Place place_of(const Source& document, const xmlNode* node) { return {document, {}, static_cast<std::uint32_t>(std::max(0L, xmlGetLineNo(node))), 0}; }

/// What a signature says, each part held against the profile.
struct Stated {
  XmlSignature signature;  ///< all but its content
  xmlNode* signed_info;
  xmlNode* target;
};

Algorithm algorithm_of(const xmlNode* method) {
  const bool rsa = attribute_of(method, "Algorithm") == rsa_uri;
  require_algorithm(method, rsa ? rsa_uri : ecdsa_uri);
  return rsa ? Algorithm::rs256 : Algorithm::es256;
}

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

Stated read_signature(const Source& document, xmlNode* root, xmlNode* signature) {
  const auto id = attribute_of(signature, "Id");
  if (id.size() > 128) throw ProfileBreach{signature, "an id that is too long"};
  auto parts = elements_of(signature);
  if (parts.size() == 3 && is_dsig(parts[2], "KeyInfo")) parts.pop_back();  // a hint at most, and not taken
  if (parts.size() != 2 || !is_dsig(parts[0], "SignedInfo") || !is_dsig(parts[1], "SignatureValue"))
    throw ProfileBreach{signature, "other parts than SignedInfo, SignatureValue and KeyInfo"};
  const auto [canonical, method, reference] = children_of<3>(parts[0], {"CanonicalizationMethod", "SignatureMethod", "Reference"});
  require_algorithm(canonical, exclusive);
  const auto algorithm = algorithm_of(method);
  const auto [transforms, digest_method, digest] = children_of<3>(reference, {"Transforms", "DigestMethod", "DigestValue"});
  require_algorithm(digest_method, sha256_uri);
  Stated stated{{id, algorithm, {}, {}, bytes_of(digest), bytes_of(parts[1]), place_of(document, signature)}, parts[0], root};
  const auto uri = attribute_of(reference, "URI");
  if (uri.empty()) {
    const auto [first, second] = children_of<2>(transforms, {"Transform", "Transform"});
    require_algorithm(first, enveloped);
    require_algorithm(second, exclusive);
    return stated;
  }
  const auto [only] = children_of<1>(transforms, {"Transform"});
  require_algorithm(only, exclusive);
  if (uri.front() != '#') throw ProfileBreach{reference, "a reference outside the document"};
  stated.target = target_by_id(root, signature, reference, uri.substr(1));
  return stated;
}

/// Canonical XML is not defined where a namespace is no absolute URI (XML-C14N 1.1).
bool declares_relative_namespace(const xmlNode* element) {
  for (const auto* each = element->nsDef; each != nullptr; each = each->next) {
    if (view(each->href).empty()) continue;
    const std::unique_ptr<xmlURI, decltype(&xmlFreeURI)> uri{xmlParseURI(reinterpret_cast<const char*>(each->href)), xmlFreeURI};
    if (!uri || uri->scheme == nullptr) return true;
  }
  return false;
}

/// The signatures in document order. Comments and instructions anywhere break the profile: a comment is not signed, yet programs
/// differ in whether it parts a text.
std::vector<xmlNode*> find_signatures(xmlDoc* tree) {
  std::vector<xmlNode*> signatures;
  for (xmlNode* node = tree->children; node != nullptr;) {
    if (node->type != XML_ELEMENT_NODE && node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE)
      throw ProfileBreach{node, "a comment or an instruction in a signed document"};
    if (node->type == XML_ELEMENT_NODE && declares_relative_namespace(node)) throw ProfileBreach{node, "a relative namespace"};
    if (is_dsig(node, "Signature")) signatures.push_back(node);
    if (node->type == XML_ELEMENT_NODE && node->children != nullptr) {
      node = node->children;
      continue;
    }
    while (node != nullptr && node->next == nullptr) node = node->parent == reinterpret_cast<xmlNode*>(tree) ? nullptr : node->parent;
    if (node != nullptr) node = node->next;
  }
  return signatures;
}

/// The element that is signed: the root, or where it is named otherwise, its only child element.
xmlNode* signed_element(xmlDoc* tree, std::string_view name) {
  auto* root = xmlDocGetRootElement(tree);
  if (name.empty() || view(root->name) == name) return root;
  const auto children = elements_of(root);
  if (children.size() != 1 || view(children.front()->name) != name) throw ProfileBreach{root, "something beside the one element that is signed"};
  return children.front();
}

/// Takes the signature off: what it covers is what is left.
XmlSignature take_off(const Source& document, xmlDoc* tree, xmlNode* root, xmlNode* signature) {
  auto* tail = root->last;
  while (tail != nullptr && tail->type == XML_TEXT_NODE) tail = tail->prev;
  if (tail != signature) throw ProfileBreach{signature, "a place that is not the last in the element that it signs"};
  auto stated = read_signature(document, root, signature);
  stated.signature.signed_info = canonical_xml(tree, stated.signed_info);
  xmlUnlinkNode(signature);
  xmlFreeNode(signature);
  stated.signature.content = canonical_xml(tree, stated.target);
  return std::move(stated.signature);
}

}  // namespace

bool XmlSignature::holds_content() const {
  const auto actual = syntax::sha256(content);
  return digest == std::string_view{reinterpret_cast<const char*>(actual.data()), actual.size()};
}

Result<std::vector<XmlSignature>> read_xml_signatures(const SourceText& document, std::size_t most, std::string_view element) {
  const auto tree = xml_tree(document.text);
  const auto source = std::make_shared<const SourceText>(document);
  try {
    auto nodes = find_signatures(tree.get());
    if (nodes.size() > most) throw ProfileBreach{nodes[most], "more signatures than may be there"};
    std::vector<XmlSignature> signatures;
    if (nodes.empty()) return signatures;
    auto* root = signed_element(tree.get(), element);
    for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) signatures.push_back(take_off(source, tree.get(), root, *node));
    std::reverse(signatures.begin(), signatures.end());
    return signatures;
  } catch (const ProfileBreach& breach) {
    return Finding{"trust.xml-signature.profile", Severity::error, place_of(source, breach.node),
                   "the signature is not of the form that is taken: '" + std::string{view(breach.node->name)} + "' has " + breach.what,
                   "sign the whole document: enveloped signature, exclusive canonical XML, SHA-256, ECDSA P-256 or RSA"};
  }
}

Result<XmlSignature> read_signed_xml(const SourceText& document) {
  if (const auto strict = syntax::read_xml(document, {}); !strict) return strict.findings();
  auto read = read_xml_signatures(document, 1);
  if (!read) return read.findings();
  if (read->empty())
    return Finding{"trust.xml-signature.missing", Severity::error, {std::make_shared<const SourceText>(document), {}, 1, 0}, "the document is not signed", "ask whoever sent it for the signed document"};
  auto& signature = read.value().front();
  if (!signature.holds_content())
    return Finding{"trust.xml-signature.changed", Severity::error, signature.place, "the content is not what was signed: it was changed afterwards", "refuse the document, and tell whoever signed it"};
  return std::move(signature);
}

Result<SignedXml> verify_xml_signature(const SourceText& document, const VerifyingKey& key) {
  auto read = read_signed_xml(document);
  if (!read) return read.findings();
  if (!read->is_of(key))
    return Finding{"trust.xml-signature.invalid", Severity::error, read->place, "the signature is not of the key that is trusted", "refuse the document, or find out who signed it"};
  return SignedXml{std::move(read.value().content)};
}

}  // namespace ferrolabel::trust

// SPDX-License-Identifier: Apache-2.0
#include "trust/canonical_xml.hpp"

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <stdexcept>

namespace ferrolabel::trust {
namespace {

int is_in_subtree(void* top, xmlNode* node, xmlNode* parent) {
  // Attributes and namespaces come with the element that holds them, nodes with their own chain of parents.
  for (const xmlNode* each = node->type == XML_NAMESPACE_DECL || node->type == XML_ATTRIBUTE_NODE ? parent : node; each != nullptr; each = each->parent)
    if (each == top) return 1;
  return 0;
}

}  // namespace

void FreeXmlTree::operator()(_xmlDoc* tree) const noexcept { xmlFreeDoc(tree); }

XmlTree xml_tree(std::string_view text) {
  XmlTree tree{xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)};
  if (!tree) throw std::runtime_error{"XML that was read cannot be read again"};
  return tree;
}

std::string canonical_xml(_xmlDoc* tree, _xmlNode* top) {
  const std::unique_ptr<xmlOutputBuffer, decltype(&xmlOutputBufferClose)> buffer{xmlAllocOutputBuffer(nullptr), xmlOutputBufferClose};
  if (!buffer || xmlC14NExecute(tree, is_in_subtree, top, XML_C14N_EXCLUSIVE_1_0, nullptr, 0, buffer.get()) < 0) throw std::runtime_error{"canonical XML cannot be made"};
  return {reinterpret_cast<const char*>(xmlOutputBufferGetContent(buffer.get())), xmlOutputBufferGetSize(buffer.get())};
}

}  // namespace ferrolabel::trust

// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_messages.hpp"

#include <libxml/xmlerror.h>

#include <string>

namespace ferrolabel::syntax {

namespace {

struct ErrorText {
  const char* code;
  const char* message;
  const char* fix;
};

constexpr const char* syntax = "syntax.xml.not-well-formed";

ErrorText explain(int error) {
  switch (error) {
    case XML_ERR_DOCUMENT_EMPTY:
      return {"syntax.xml.no-root", "there is no root element here", "write one root element; keep no text outside it"};
    case XML_ERR_DOCUMENT_END:
      return {syntax, "there is more text after the root element, or the document ends too early",
              "keep one root element and close it"};
    case XML_ERR_TAG_NAME_MISMATCH:
      return {syntax, "the end tag does not match the element that is open",
              "close elements in the order in which they were opened"};
    case XML_ERR_TAG_NOT_FINISHED:
      return {syntax, "an element is not closed", "add the missing end tag"};
    case XML_ERR_GT_REQUIRED:
      return {syntax, "a '>' is expected here", "close the tag with '>'"};
    case XML_ERR_LT_REQUIRED:
      return {syntax, "a '<' is expected here", "open the tag with '<'"};
    case XML_ERR_LT_IN_ATTRIBUTE:
      return {syntax, "an attribute value holds '<'", "write &lt;"};
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return {syntax, "the attribute has no value in quotes", "write name=\"value\""};
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return {"syntax.xml.duplicate-attribute", "the element has the same attribute twice", "keep one of them"};
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return {"syntax.xml.entity", "the text uses an entity that is not known here",
              "write the sign itself; only &amp; &lt; &gt; &quot; &apos; and &#…; are known"};
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
      return {syntax, "a name is expected here", "write &amp; for a plain '&' and &lt; for a plain '<'"};
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
      return {"syntax.xml.control-character", "there is a character that XML does not allow",
              "remove the control character"};
    case XML_ERR_COMMENT_NOT_FINISHED:
    case XML_ERR_HYPHEN_IN_COMMENT:
      return {syntax, "the comment is not closed, or holds '--'", "close it with '-->' and write no '--' inside"};
    case XML_ERR_CDATA_NOT_FINISHED:
      return {syntax, "the CDATA section is not closed", "close it with ']]>'"};
    case XML_ERR_MISPLACED_CDATA_END:
      return {syntax, "the text holds ']]>'", "write ]]&gt;"};
    case XML_ERR_RESERVED_XML_NAME:
      return {syntax, "the XML declaration stands in the wrong place", "start the file with it, before any blank"};
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return {"syntax.xml.undeclared-prefix", "the prefix here is not declared",
              "declare it by xmlns:prefix=\"…\", or drop it"};
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return {"syntax.xml.duplicate-attribute", "the element has the same attribute twice under two prefixes",
              "keep one of them"};
    case XML_NS_ERR_QNAME:
    case XML_NS_ERR_COLON:
    case XML_NS_ERR_EMPTY:
    case XML_NS_ERR_XML_NAMESPACE:
      return {syntax, "the name or namespace here breaks the rules of XML namespaces",
              "write one prefix, one ':' and one name"};
    default:
      return {syntax, "the text here is not well-formed XML", "mend the markup here"};
  }
}

Finding finding(const ErrorText& text, Place place) {
  return {text.code, Severity::error, std::move(place), text.message, text.fix};
}

Finding finding(const char* code, Place place, std::string message, std::string fix) {
  return {code, Severity::error, std::move(place), std::move(message), std::move(fix)};
}

}  // namespace

Finding refusal_finding(XmlRefusal refusal, DocumentBuilder& builder, std::size_t offset, const ReaderLimits& limits) {
  Place place = builder.place_at(offset);
  switch (refusal) {
    case XmlRefusal::too_large:
      return finding("syntax.xml.too-large", std::move(place),
                     "the document has " + std::to_string(builder.text().size()) + " bytes, more than the " +
                         std::to_string(limits.bytes) + " allowed",
                     "split it into several documents");
    case XmlRefusal::nul:
      return finding("syntax.xml.nul", std::move(place), "the document holds a NUL byte",
                     "save the file as plain UTF-8 text");
    case XmlRefusal::utf8:
      return finding("syntax.xml.utf8", std::move(place), "the byte here is not valid UTF-8", "save the file as UTF-8");
    case XmlRefusal::encoding:
      return finding("syntax.xml.encoding", std::move(place), "the document declares another encoding than UTF-8",
                     "save the file as UTF-8 and write encoding=\"UTF-8\"");
    case XmlRefusal::doctype:
      return finding("syntax.xml.doctype", std::move(place),
                     "the document has a DOCTYPE or another declaration, which is not allowed",
                     "remove it; entities and external parts are never read");
    case XmlRefusal::start_tag_too_large:
      return finding("syntax.xml.start-tag-too-large", std::move(place),
                     "the start tag here has more than " + std::to_string(limits.start_tag_bytes) + " bytes",
                     "use elements instead of attributes");
    case XmlRefusal::too_many_attributes:
      return finding("syntax.xml.too-many-attributes", std::move(place),
                     "the start tag here has more than " + std::to_string(most_xml_attributes) + " attributes",
                     "use elements instead of attributes");
    case XmlRefusal::too_many_namespaces:
      return finding("syntax.xml.too-many-namespaces", std::move(place),
                     "the start tag here declares more than " + std::to_string(most_xml_namespaces) + " namespaces",
                     "declare only what is used");
    case XmlRefusal::too_deep:
      return finding("syntax.xml.too-deep", std::move(place),
                     "elements are nested more than " + std::to_string(limits.depth) + " deep",
                     "nest them less deeply");
    case XmlRefusal::too_many_nodes:
      break;
  }
  return finding("syntax.xml.too-many-nodes", std::move(place),
                 "the document has more than " + std::to_string(limits.nodes) + " elements and attributes",
                 "split it into several documents");
}

Finding parse_finding(int error, DocumentBuilder& builder, std::size_t offset) {
  return finding(explain(error), builder.place_at(offset));
}

Finding not_well_formed(DocumentBuilder& builder, std::size_t offset) {
  return finding(explain(XML_ERR_INTERNAL_ERROR), builder.place_at(offset));
}

}  // namespace ferrolabel::syntax

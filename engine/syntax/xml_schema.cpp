// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_schema.hpp"

#include <libxml/xmlschemas.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "syntax/xml_library.hpp"
#include "syntax/xml_reader.hpp"

namespace ferrolabel::syntax {

namespace {

struct FreeParser {
  void operator()(xmlSchemaParserCtxt* parser) const noexcept { xmlSchemaFreeParserCtxt(parser); }
};

void keep_first(void* into, xmlErrorPtr error) {
  auto& message = *static_cast<std::string*>(into);
  if (message.empty() && error->message != nullptr) message = error->message;
}

}  // namespace

XmlSchema::XmlSchema(std::vector<SourceText> texts) {
  if (texts.empty()) throw std::invalid_argument{"a schema without a text"};
  guard_libxml2();
  for (const auto& text : texts) note(text);

  const LendTexts lent{texts};
  const auto& main = texts.front().text;
  const std::unique_ptr<xmlSchemaParserCtxt, FreeParser> parser{xmlSchemaNewMemParserCtxt(main.data(), static_cast<int>(main.size()))};
  if (!parser) throw std::bad_alloc{};
  std::string message;
  xmlSchemaSetParserStructuredErrors(parser.get(), keep_first, &message);
  compiled_ = {xmlSchemaParse(parser.get()), xmlSchemaFree};
  // An import that cannot be read is a warning for libxml2, and its types are then missing or anything: so any message is refused.
  if (!compiled_ || !message.empty()) throw std::invalid_argument{texts.front().file + " is no XML schema: " + std::string{trimmed(message)}};
}

void XmlSchema::note(const SourceText& text) {
  // Of any namespace: others may stand in xs:appinfo. What libxml2 takes and we do not, such as mixed text, is no fault of an import.
  const auto document = read_xml(text, {}, file_limits());
  if (!document && !namespaces_.empty()) return;
  if (!document) throw std::invalid_argument{text.file + " is no XML schema: " + describe(document.findings().front())};
  const auto root = document->root();
  namespaces_.emplace_back(root.member("targetNamespace").scalar());
  for (auto type = root.first_child(); type; type = type.next()) {
    if (type.name() != "simpleType") continue;
    const auto said = type.member("annotation").member("documentation").scalar();
    documentation_.emplace("{" + namespaces_.back() + "}" + std::string{type.member("name").scalar()}, said);
    if (const auto pattern = type.member("restriction").member("pattern")) documentation_.emplace(pattern.member("value").scalar(), said);
  }
}

bool XmlSchema::knows_namespace(std::string_view uri) const noexcept {
  return std::find(namespaces_.begin(), namespaces_.end(), uri) != namespaces_.end();
}

std::string_view XmlSchema::documentation(std::string_view type_or_pattern) const noexcept {
  if (type_or_pattern == "xs:date") return "A day as YYYY-MM-DD.";
  const auto found = documentation_.find(type_or_pattern);
  return found == documentation_.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace ferrolabel::syntax

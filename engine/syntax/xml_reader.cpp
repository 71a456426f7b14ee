// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_reader.hpp"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "syntax/document_builder.hpp"
#include "syntax/xml_handler.hpp"
#include "syntax/xml_library.hpp"
#include "syntax/xml_messages.hpp"
#include "syntax/xml_scan.hpp"

namespace ferrolabel::syntax {

namespace {

XmlHandler& handler_of(void* data) noexcept { return *static_cast<XmlHandler*>(data); }

xmlSAXHandler events() noexcept {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void* data, const xmlChar* local, const xmlChar*, const xmlChar* uri, int, const xmlChar**,
                          int count, int, const xmlChar** attributes) {
    handler_of(data).start(xml_view(local), xml_view(uri), attributes, count);
  };
  sax.endElementNs = [](void* data, const xmlChar*, const xmlChar*, const xmlChar*) { handler_of(data).end(); };
  sax.characters = [](void* data, const xmlChar* part, int length) {
    handler_of(data).text({reinterpret_cast<const char*>(part), static_cast<std::size_t>(length)});
  };
  sax.ignorableWhitespace = sax.characters;
  sax.cdataBlock = sax.characters;
  sax.internalSubset = [](void* data, const xmlChar*, const xmlChar*, const xmlChar*) { handler_of(data).doctype(); };
  sax.serror = [](void* data, xmlErrorPtr error) { handler_of(data).error(*error); };
  return sax;
}

struct FreeContext {
  void operator()(xmlParserCtxt* context) const noexcept { xmlFreeParserCtxt(context); }
  void operator()(xmlSchemaValidCtxt* context) const noexcept { xmlSchemaFreeValidCtxt(context); }
};

using Parser = std::unique_ptr<xmlParserCtxt, FreeContext>;

/// A parser that goes on to the next document: making one, and having it learn the names anew, is a good part of reading a small
/// document. Its names are limited, as they are never forgotten; after a document that was refused there is a new one.
class ParserOfThread {
 public:
  ParserOfThread() : parser_{std::move(spare())} {
    constexpr std::size_t most_names = std::size_t{256} << 10;  // bytes
    if (parser_ && xmlDictGetUsage(parser_->dict) > most_names) parser_.reset();
    if (!parser_) parser_.reset(xmlNewParserCtxt());
    if (!parser_) throw std::bad_alloc{};
  }
  [[nodiscard]] xmlParserCtxt& operator*() const noexcept { return *parser_; }
  void keep() noexcept {
    xmlCtxtReset(parser_.get());  // which lets its copy of the document go, and keeps the names
    spare() = std::move(parser_);
  }

 private:
  static Parser& spare() noexcept {
    thread_local Parser parser;
    return parser;
  }
  Parser parser_;
};

/// Holds the events of a parser against a schema on their way to the handler. The parser must outlive it.
class Validation {
 public:
  Validation(const XmlSchema& schema, xmlParserCtxt& parser, XmlHandler& handler) : context_{xmlSchemaNewValidCtxt(schema.compiled())} {
    if (!context_) throw std::bad_alloc{};
    xmlSchemaSetValidStructuredErrors(context_.get(), [](void* data, xmlErrorPtr error) { handler_of(data).violation(*error); }, &handler);
    plug_ = xmlSchemaSAXPlug(context_.get(), &parser.sax, &parser.userData);
    if (plug_ == nullptr) throw std::bad_alloc{};
    // What the plug gets wrong: it does not pass errors on, and at a reference it prints a note of its makers.
    parser._private = &handler;
    parser.sax->serror = [](void*, xmlErrorPtr error) { handler_of(static_cast<xmlParserCtxt*>(error->ctxt)->_private).error(*error); };
    parser.sax->reference = nullptr;
  }
  ~Validation() { xmlSchemaSAXUnplug(plug_); }
  Validation(const Validation&) = delete;
  Validation& operator=(const Validation&) = delete;

  [[nodiscard]] bool passed() const noexcept { return xmlSchemaIsValid(context_.get()) == 1; }

 private:
  std::unique_ptr<xmlSchemaValidCtxt, FreeContext> context_;
  xmlSchemaSAXPlugPtr plug_ = nullptr;
};

Result<Document> read(SourceText source, std::string_view root_namespace, const XmlSchema* schema, const ReaderLimits& limits) {
  guard_libxml2();
  DocumentBuilder builder{Document::Syntax::xml, std::move(source)};
  const XmlScan scan = scan_xml(builder.text(), limits);
  if (scan.refusal) return refusal_finding(*scan.refusal, builder, scan.offset, limits);

  Findings findings;
  XmlHandler handler{builder, findings, {root_namespace, schema, limits, scan.start_tags}};
  ParserOfThread parser;
  xmlParserCtxt& context = *parser;
  *context.sax = events();
  context.userData = &handler;
  handler.set_context(&context);
  std::optional<Validation> validation;
  if (schema != nullptr) validation.emplace(*schema, context, handler);

  // XML_PARSE_NOENT would substitute entities and XML_PARSE_HUGE would lift libxml2's own limits: neither is ever set.
  const auto text = builder.text();
  xmlCtxtReadMemory(&context, text.data(), static_cast<int>(text.size()), nullptr, nullptr, XML_PARSE_NONET);
  if (findings.empty() && (context.wellFormed == 0 || handler.stopped() || builder.size() == 0)) {
    findings.push_back(not_well_formed(builder, std::min<std::size_t>(text.size(), text.find('<'))));
  }
  if (findings.empty() && validation && !validation->passed()) handler.refuse_unchecked();
  handler.settle_places();
  if (!findings.empty()) return findings;
  validation.reset();
  parser.keep();
  return std::move(builder).take();
}

}  // namespace

Result<Document> read_xml(SourceText source, std::string_view expected_namespace, const ReaderLimits& limits) {
  return read(std::move(source), expected_namespace, nullptr, limits);
}

Result<Document> read_xml(SourceText source, const XmlSchema& schema, const ReaderLimits& limits) {
  return read(std::move(source), schema.target_namespace(), &schema, limits);
}

}  // namespace ferrolabel::syntax

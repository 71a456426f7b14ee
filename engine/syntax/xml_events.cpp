// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_events.hpp"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "syntax/document_builder.hpp"
#include "syntax/xml_library.hpp"
#include "syntax/xml_messages.hpp"
#include "syntax/xml_scan.hpp"

namespace ferrolabel::syntax {

/// Hands libxml2's events on.
class XmlEventSource {
 public:
  XmlEventSource(XmlEvents& events, DocumentBuilder& text, xmlParserCtxt& context) : events_{events}, text_{text}, context_{context} {}

  void start(std::string_view name, std::string_view uri, const xmlChar** fields, int count) {
    if (stopped_) return;
    attributes_.clear();
    decoded_.clear();
    for (int i = 0; i < count; ++i, fields += 5) {
      if (xml_view(fields[2]) == schema_instance) continue;
      auto value = trimmed({reinterpret_cast<const char*>(fields[3]), static_cast<std::size_t>(fields[4] - fields[3])});
      if (value.find('&') != std::string_view::npos) value = decoded_.emplace_back(with_ampersands(value));
      attributes_.push_back({xml_view(fields[0]), value});
    }
    content_.clear();
    leaf_ = true;
    tell([&] { events_.start(name, uri, attributes_); });
  }

  void text(std::string_view part) {
    if (!stopped_ && leaf_) content_.append(part);
  }

  void end(std::string_view name) {
    if (stopped_) return;
    const auto content = leaf_ ? trimmed(content_) : std::string_view{};
    leaf_ = false;
    tell([&] { events_.end(name, content); });
  }

  void doctype() { stop(refusal_finding(XmlRefusal::doctype, text_, position(), {})); }

  void error(const xmlError& error) {
    if (!stopped_ && error.level >= XML_ERR_ERROR) stop(parse_finding(error.code, text_, position()));
  }

  [[nodiscard]] bool stopped() const noexcept { return stopped_; }
  [[nodiscard]] Findings take() {
    if (thrown_) std::rethrow_exception(thrown_);
    return std::move(findings_);
  }

 private:
  static constexpr std::string_view schema_instance = "http://www.w3.org/2001/XMLSchema-instance";

  /// No exception may pass through libxml2: it is kept, and goes on after the parser has ended.
  template <class Call>
  void tell(Call call) {
    events_.line_ = static_cast<std::uint32_t>(std::max(context_.input->line, 0));
    try {
      call();
    } catch (...) {
      thrown_ = std::current_exception();
      stopped_ = true;
      xmlStopParser(&context_);
    }
  }

  void stop(Finding finding) {
    findings_.push_back(std::move(finding));
    stopped_ = true;
    xmlStopParser(&context_);
  }

  [[nodiscard]] std::size_t position() const {
    const xmlParserInput* input = context_.input;
    if (input == nullptr) return text_.text().size();
    return std::min<std::size_t>(input->consumed + static_cast<unsigned long>(input->cur - input->base), text_.text().size());
  }

  XmlEvents& events_;
  DocumentBuilder& text_;
  xmlParserCtxt& context_;
  std::vector<XmlAttribute> attributes_;
  std::deque<std::string> decoded_;
  std::string content_;
  bool leaf_ = false;
  bool stopped_ = false;
  Findings findings_;
  std::exception_ptr thrown_;
};

namespace {

XmlEventSource& source_of(void* data) noexcept { return *static_cast<XmlEventSource*>(data); }

xmlSAXHandler handlers() noexcept {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void* data, const xmlChar* local, const xmlChar*, const xmlChar* uri, int, const xmlChar**, int count, int, const xmlChar** attributes) {
    source_of(data).start(xml_view(local), xml_view(uri), attributes, count);
  };
  sax.endElementNs = [](void* data, const xmlChar* local, const xmlChar*, const xmlChar*) { source_of(data).end(xml_view(local)); };
  sax.characters = [](void* data, const xmlChar* part, int length) { source_of(data).text({reinterpret_cast<const char*>(part), static_cast<std::size_t>(length)}); };
  sax.ignorableWhitespace = sax.characters;
  sax.cdataBlock = sax.characters;
  sax.internalSubset = [](void* data, const xmlChar*, const xmlChar*, const xmlChar*) { source_of(data).doctype(); };
  sax.serror = [](void* data, xmlErrorPtr error) { source_of(data).error(*error); };
  return sax;
}

/// What xmlCtxtReadIO reads from, a block at a time: handed over whole, libxml2 would copy the text.
int read_block(void* rest, char* into, int size) {
  auto& left = *static_cast<std::string_view*>(rest);
  const auto count = left.copy(into, static_cast<std::size_t>(size));
  left.remove_prefix(count);
  return static_cast<int>(count);
}

}  // namespace

Findings read_xml_events(SourceText source, XmlEvents& events, const ReaderLimits& limits) {
  guard_libxml2();
  DocumentBuilder builder{Document::Syntax::xml, std::move(source)};
  const auto text = builder.text();
  if (const XmlScan scan = scan_xml(text, limits); scan.refusal) return {refusal_finding(*scan.refusal, builder, scan.offset, limits)};

  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context{xmlNewParserCtxt(), xmlFreeParserCtxt};
  if (!context) throw std::bad_alloc{};
  XmlEventSource told{events, builder, *context};
  *context->sax = handlers();
  context->userData = &told;
  // XML_PARSE_NOENT would substitute entities and XML_PARSE_HUGE would lift libxml2's own limits: neither is ever set.
  auto rest = text;
  xmlCtxtReadIO(context.get(), read_block, nullptr, &rest, nullptr, nullptr, XML_PARSE_NONET);
  auto findings = told.take();
  if (findings.empty() && (context->wellFormed == 0 || told.stopped())) findings.push_back(not_well_formed(builder, std::min<std::size_t>(text.size(), text.find('<'))));
  return findings;
}

}  // namespace ferrolabel::syntax

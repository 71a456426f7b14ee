// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_reader.hpp"

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "syntax/document_builder.hpp"
#include "syntax/reader_findings.hpp"
#include "syntax/xml_messages.hpp"
#include "syntax/xml_scan.hpp"

namespace ferrolabel::syntax {

namespace {

std::atomic<std::uint64_t> refused_loads{0};

xmlParserInputPtr refuse_to_load(const char*, const char*, xmlParserCtxtPtr) {
  refused_loads.fetch_add(1, std::memory_order_relaxed);
  return nullptr;
}

/// Sets libxml2 up once in the process: nothing outside the text is ever opened.
void guard_libxml2() {
  static const bool guarded = [] {
    xmlInitParser();
    xmlSetExternalEntityLoader(refuse_to_load);
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    return true;
  }();
  static_cast<void>(guarded);
}

std::string_view view(const xmlChar* text) noexcept {
  return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)};
}

std::string_view view(const xmlChar* begin, const xmlChar* end) noexcept {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// libxml2 hands '&' in an attribute value over as "&#38;" when it does not substitute entities, and no other way.
std::string with_ampersands(std::string_view value) {
  constexpr std::string_view written = "&#38;";
  std::string text;
  for (auto at = value.find(written); at != std::string_view::npos; at = value.find(written)) {
    text.append(value, 0, at).append("&");
    value.remove_prefix(at + written.size());
  }
  return text.append(value);
}

constexpr std::string_view schema_instance = "http://www.w3.org/2001/XMLSchema-instance";

/// Receives libxml2's events and builds the document; no tree is made.
class Handler {
 public:
  Handler(DocumentBuilder& builder, Findings& findings, std::string_view expected_namespace, const ReaderLimits& limits,
          const std::vector<std::uint32_t>& start_tags)
      : builder_{builder},
        findings_{findings},
        expected_namespace_{expected_namespace},
        limits_{limits},
        start_tags_{start_tags} {}

  void set_context(xmlParserCtxtPtr context) { context_ = context; }
  [[nodiscard]] bool stopped() const noexcept { return stopped_; }

  void start(std::string_view local, std::string_view uri, const xmlChar** attributes, int count) {
    if (stopped_) return;
    if (next_tag_ >= start_tags_.size()) return stop();  // the scan saw fewer tags than the parser: not well-formed
    read_start_tag(builder_.text(), start_tags_[next_tag_++], tag_);
    if (!has_room() || tag_.element.local != local) return stop();
    if (builder_.depth() > 0) builder_.set_kind(builder_.current(), Kind::object);
    builder_.open(tag_.element.local, Kind::text, tag_.element.offset);
    if (open_.size() < builder_.depth()) open_.resize(builder_.depth());
    open_[builder_.depth() - 1].reset(tag_.end);
    check_namespace(uri);
    check_name(tag_.element);
    for (int i = 0; i < count && !stopped_; ++i) attribute(attributes + 5 * i, static_cast<std::size_t>(i));
  }

  void text(std::string_view part) {
    if (stopped_ || builder_.depth() == 0) return;
    open_[builder_.depth() - 1].text.append(part);
  }

  void end() {
    if (stopped_ || builder_.depth() == 0) return;
    const Open& element = open_[builder_.depth() - 1];
    const auto index = builder_.current();
    const std::string_view content = trimmed(element.text);
    if (builder_.kind(index) == Kind::object) {
      const bool has_elements = builder_.child_count() > element.attributes;
      if (has_elements && !content.empty()) {
        report("syntax.xml.mixed-content", builder_.place_of(index),
               "the element " + quoted(builder_.name(index)) + " holds both text and elements", "keep one of the two");
      } else if (!content.empty()) {
        if (!has_room()) return stop();
        builder_.leaf("value", Kind::text, builder_.keep(content), element.content_offset);
      }
      if (element.attributes > 0 && !broken_) check_repeated(index, element.attributes);
    } else {
      builder_.set_scalar(index, builder_.keep(content));
    }
    builder_.close();
  }

  void doctype() {
    add(refusal_finding(XmlRefusal::doctype, builder_, position(), limits_));
    stop();
  }

  void error(const xmlError& error) {
    if (stopped_ || error.level < XML_ERR_ERROR) return;
    if (!report_double_attribute(error)) add(parse_finding(error.code, builder_, position()));
    broken_ = true;
    if (error.level == XML_ERR_FATAL) stopped_ = true;
  }

  Finding& add(Finding finding) {
    findings_.push_back(std::move(finding));
    if (findings_.size() >= most_findings) stop();
    return findings_.back();
  }

 private:
  /// Text of one element that is open, and what else end() must know of it.
  struct Open {
    std::string text;
    std::size_t content_offset = 0;
    std::uint32_t attributes = 0;
    void reset(std::size_t offset) {
      text.clear();
      content_offset = offset;
      attributes = 0;
    }
  };

  void stop() {
    stopped_ = true;
    xmlStopParser(context_);
  }

  /// Byte of the text that libxml2 stands at.
  std::size_t position() const {
    const xmlParserInput* input = context_->input;
    if (input == nullptr) return builder_.text().size();
    const auto offset = input->consumed + static_cast<unsigned long>(input->cur - input->base);
    return std::min<std::size_t>(offset, builder_.text().size());
  }

  Finding& report(std::string code, Place place, std::string message, std::string fix) {
    return add({std::move(code), Severity::error, std::move(place), std::move(message), std::move(fix)});
  }

  /// An attribute given twice, under its own name and place: libxml2 stands at the end of the tag then, which has had no event yet.
  bool report_double_attribute(const xmlError& error) {
    if (error.code != XML_ERR_ATTRIBUTE_REDEFINED || next_tag_ >= start_tags_.size()) return false;
    read_start_tag(builder_.text(), start_tags_[next_tag_], tag_);
    const auto& names = tag_.attributes;
    for (auto second = names.begin(); second != names.end(); ++second) {
      const auto first = std::find_if(names.begin(), second, [second](const TagName& name) { return name.local == second->local; });
      if (first == second) continue;
      auto finding = parse_finding(error.code, builder_, second->offset);
      finding.message = "the element " + quoted(tag_.element.local) + " has the attribute " + quoted(second->local) + " twice";
      finding.contradicted_by = builder_.place_at(first->offset);
      add(std::move(finding));
      return true;
    }
    return false;
  }

  bool has_room() {
    if (builder_.size() < limits_.nodes) return true;
    add(refusal_finding(XmlRefusal::too_many_nodes, builder_, tag_.element.offset, limits_));
    return false;
  }

  void attribute(const xmlChar** fields, std::size_t rank) {
    const auto uri = view(fields[2]);
    if (rank >= tag_.attributes.size() || tag_.attributes[rank].local != view(fields[0])) return stop();
    if (uri == schema_instance) return;
    const TagName& name = tag_.attributes[rank];
    if (!has_room()) return stop();
    builder_.set_kind(builder_.current(), Kind::object);
    const auto raw = trimmed(view(fields[3], fields[4]));
    const auto value =
        raw.find('&') == std::string_view::npos ? builder_.keep(raw) : builder_.keep(with_ampersands(raw));
    const auto index = builder_.leaf(name.local, Kind::text, value, name.offset);
    ++open_[builder_.depth() - 1].attributes;
    check_name(name);
    if (!uri.empty() && !expected_namespace_.empty()) {
      report("syntax.xml.namespace", builder_.place_of(index),
             "the attribute " + quoted(name.local) + " is of another namespace",
             "write it without a prefix, or leave it out");
    }
  }

  void check_namespace(std::string_view uri) {
    if (expected_namespace_.empty() || uri == expected_namespace_) return;
    report("syntax.xml.namespace", builder_.place_of(builder_.current()),
           "the element " + quoted(tag_.element.local) +
               (uri.empty() ? " has no namespace" : " is of the namespace " + quoted(uri)),
           "write xmlns=\"" + std::string{expected_namespace_} + "\" in the first element");
    if (builder_.depth() == 1) stop();  // a document of another kind: no use in one finding an element
  }

  void check_name(const TagName& name) {
    if (!is_confusable(name.local)) return;
    report("syntax.xml.confusable-name", builder_.place_at(name.offset),
           "the name " + quoted(name.local) +
               " mixes letters of several scripts or holds signs that do not show, so it can be taken for another name",
           "type the name anew with plain Latin letters");
  }

  /// Elements may repeat, they make a list; a name that an attribute has may not.
  void check_repeated(DocumentBuilder::Index index, std::uint32_t attributes) {
    for (const auto [later, first] : builder_.repeated_names(index)) {
      if (first > index + attributes) continue;  // attributes follow their element directly
      const Place second = builder_.place_of(first);
      report("syntax.xml.duplicate-name", builder_.place_of(later),
             "the element " + quoted(builder_.name(index)) + " has " + quoted(builder_.name(later)) +
                 " twice, one of them as an attribute",
             "keep one of them; which one is meant cannot be guessed")
          .contradicted_by = second;
      if (stopped_) return;
    }
  }

  DocumentBuilder& builder_;
  Findings& findings_;
  std::string_view expected_namespace_;
  const ReaderLimits& limits_;
  const std::vector<std::uint32_t>& start_tags_;
  std::size_t next_tag_ = 0;
  StartTag tag_;
  std::vector<Open> open_;
  xmlParserCtxtPtr context_ = nullptr;
  bool stopped_ = false;
  bool broken_ = false;  // libxml2 has said what is wrong; no second finding about the same names
};

Handler& handler_of(void* data) noexcept { return *static_cast<Handler*>(data); }

xmlSAXHandler events() noexcept {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void* data, const xmlChar* local, const xmlChar*, const xmlChar* uri, int, const xmlChar**,
                          int count, int, const xmlChar** attributes) {
    handler_of(data).start(view(local), view(uri), attributes, count);
  };
  sax.endElementNs = [](void* data, const xmlChar*, const xmlChar*, const xmlChar*) { handler_of(data).end(); };
  sax.characters = [](void* data, const xmlChar* part, int length) {
    handler_of(data).text(view(part, part + length));
  };
  sax.ignorableWhitespace = sax.characters;
  sax.cdataBlock = sax.characters;
  sax.internalSubset = [](void* data, const xmlChar*, const xmlChar*, const xmlChar*) { handler_of(data).doctype(); };
  sax.serror = [](void* data, xmlErrorPtr error) { handler_of(data).error(*error); };
  return sax;
}

struct FreeContext {
  void operator()(xmlParserCtxt* context) const noexcept { xmlFreeParserCtxt(context); }
};

}  // namespace

std::uint64_t refused_external_loads() noexcept { return refused_loads.load(std::memory_order_relaxed); }

Result<Document> read_xml(SourceText source, std::string_view expected_namespace, const ReaderLimits& limits) {
  guard_libxml2();
  DocumentBuilder builder{Document::Syntax::xml, std::move(source)};
  const XmlScan scan = scan_xml(builder.text(), limits);
  if (scan.refusal) return refusal_finding(*scan.refusal, builder, scan.offset, limits);

  Findings findings;
  Handler handler{builder, findings, expected_namespace, limits, scan.start_tags};
  const std::unique_ptr<xmlParserCtxt, FreeContext> context{xmlNewParserCtxt()};
  if (!context) throw std::bad_alloc{};
  *context->sax = events();
  context->userData = &handler;
  handler.set_context(context.get());

  // XML_PARSE_NOENT would substitute entities and XML_PARSE_HUGE would lift libxml2's own limits: neither is ever set.
  const auto text = builder.text();
  xmlCtxtReadMemory(context.get(), text.data(), static_cast<int>(text.size()), nullptr, nullptr, XML_PARSE_NONET);
  if (findings.empty() && (context->wellFormed == 0 || handler.stopped() || builder.size() == 0)) {
    findings.push_back(not_well_formed(builder, std::min<std::size_t>(text.size(), text.find('<'))));
  }
  if (!findings.empty()) return findings;
  return std::move(builder).take();
}

}  // namespace ferrolabel::syntax

// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_handler.hpp"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <utility>

#include "syntax/reader_findings.hpp"
#include "syntax/xml_library.hpp"
#include "syntax/xml_messages.hpp"
#include "syntax/xml_violations.hpp"

namespace ferrolabel::syntax {

namespace {

std::string_view view(const xmlChar* begin, const xmlChar* end) noexcept {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

std::string_view view(const char* text) noexcept { return text == nullptr ? std::string_view{} : std::string_view{text}; }

bool is_same(const Place& one, const Place& other) noexcept {
  return one.line == other.line && one.column == other.column && one.pointer == other.pointer;
}

constexpr std::string_view schema_instance = "http://www.w3.org/2001/XMLSchema-instance";
constexpr std::string_view xml_attributes = "http://www.w3.org/XML/1998/namespace";  // xml:lang

}  // namespace

void XmlHandler::start(std::string_view local, std::string_view uri, const xmlChar** attributes, int count) {
  if (stopped_) return;
  if (next_tag_ >= expected_.start_tags.size()) return stop();  // the scan saw fewer tags than the parser: not well-formed
  read_start_tag(builder_.text(), expected_.start_tags[next_tag_++], tag_);
  if (!has_room() || tag_.element.local != local) return stop();
  if (builder_.depth() > 0) builder_.set_kind(builder_.current(), Kind::object);
  last_ = builder_.open(tag_.element.local, Kind::text, tag_.element.offset);
  at_end_ = false;
  if (open_.size() < builder_.depth()) open_.resize(builder_.depth());
  open_[builder_.depth() - 1].reset(tag_.end);
  check_namespace(uri);
  check_name(tag_.element);
  for (int i = 0; i < count && !stopped_; ++i) attribute(attributes + 5 * i, static_cast<std::size_t>(i));
}

void XmlHandler::text(std::string_view part) {
  if (stopped_ || builder_.depth() == 0) return;
  last_ = builder_.current();
  at_end_ = false;
  auto& content = open_[builder_.depth() - 1].text;
  content.append(part);
  if (expected_.schema != nullptr && content.size() > most_schema_text) refuse_long_text();
}

void XmlHandler::end() {
  if (stopped_ || builder_.depth() == 0) return;
  const Open& element = open_[builder_.depth() - 1];
  const auto index = builder_.current();
  last_ = index;
  at_end_ = true;
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
  if (foreign_ == builder_.depth()) foreign_ = 0;
  builder_.close();
}

void XmlHandler::doctype() {
  add(refusal_finding(XmlRefusal::doctype, builder_, position(), expected_.limits));
  stopped_ = true;
  xmlStopParser(context_);  // at once: what follows may declare entities
}

void XmlHandler::error(const xmlError& error) {
  if (stopped_ || error.level < XML_ERR_ERROR) return;
  if (!report_double_attribute(error)) add(parse_finding(error.code, builder_, position()));
  broken_ = true;
  if (error.level == XML_ERR_FATAL) stopped_ = true;
}

void XmlHandler::violation(const xmlError& error) {
  if (stopped_) return;
  if (error.code == XML_SCHEMAV_INTERNAL) return refuse_unchecked();
  const auto message = view(error.message);
  const auto node = violated_node(attribute_of(message));
  const SchemaViolation seen{.error = error.code,
                             .message = message,
                             .first = view(error.str1),
                             .second = view(error.str2),
                             .at_end = at_end_,
                             .element = builder_.name(last_),
                             .place = builder_.place_of(node)};
  // A value may be reported twice, and an element of a foreign namespace has been told of.
  if (!findings_.empty() && is_same(findings_.back().place, seen.place) && (findings_.back().code == "syntax.xml.namespace" || findings_.back().code == "xml.schema.value")) return;
  violations_.emplace_back(findings_.size(), node);
  add(violation_finding(seen, *expected_.schema));
  if (violations_.size() >= most_schema_violations) stop();
}

void XmlHandler::settle_places() {
  for (const auto& [rank, node] : violations_) findings_[rank].place = builder_.place_of(node);
}

void XmlHandler::refuse_unchecked() {
  if (stopped_) return;
  report("xml.schema.unchecked", builder_.place_at(position()), "the document could not be held against its schema", "report it: this is a fault of the program");
  stop();
}

Finding& XmlHandler::add(Finding finding) {
  findings_.push_back(std::move(finding));
  if (findings_.size() >= most_findings) stop();
  return findings_.back();
}

void XmlHandler::stop() {
  stopped_ = true;
  // Under a schema the plug has yet to see the event that is under way, and xmlStopParser would free the text of it: no more events
  // instead.
  if (expected_.schema != nullptr) context_->disableSAX = 1;
  else xmlStopParser(context_);
}

/// Byte of the text that libxml2 stands at.
std::size_t XmlHandler::position() const {
  const xmlParserInput* input = context_->input;
  if (input == nullptr) return builder_.text().size();
  const auto offset = input->consumed + static_cast<unsigned long>(input->cur - input->base);
  return std::min<std::size_t>(offset, builder_.text().size());
}

Finding& XmlHandler::report(std::string code, Place place, std::string message, std::string fix) {
  return add({std::move(code), Severity::error, std::move(place), std::move(message), std::move(fix)});
}

/// An attribute given twice, under its own name and place: libxml2 stands at the end of the tag then, which has had no event yet.
bool XmlHandler::report_double_attribute(const xmlError& error) {
  if (error.code != XML_ERR_ATTRIBUTE_REDEFINED || next_tag_ >= expected_.start_tags.size()) return false;
  read_start_tag(builder_.text(), expected_.start_tags[next_tag_], tag_);
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

/// The attribute of the element that was opened last, or the element itself.
XmlHandler::Index XmlHandler::violated_node(std::string_view attribute) const {
  if (at_end_ || attribute.empty()) return last_;
  for (Index at = last_ + 1; at < builder_.size(); ++at)
    if (builder_.name(at) == attribute) return at;
  return last_;
}

void XmlHandler::refuse_long_text() {
  report("xml.schema.text-too-long", builder_.place_of(builder_.current()),
         "the element " + quoted(builder_.name(builder_.current())) + " holds more than " + std::to_string(most_schema_text) + " bytes of text", "shorten it");
  stop();
}

bool XmlHandler::has_room() {
  if (builder_.size() < expected_.limits.nodes) return true;
  add(refusal_finding(XmlRefusal::too_many_nodes, builder_, tag_.element.offset, expected_.limits));
  return false;
}

void XmlHandler::attribute(const xmlChar** fields, std::size_t rank) {
  const auto uri = xml_view(fields[2]);
  if (rank >= tag_.attributes.size() || tag_.attributes[rank].local != xml_view(fields[0])) return stop();
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
  const bool left_to_schema = expected_.schema != nullptr && uri == xml_attributes;
  if (!uri.empty() && !expected_.root_namespace.empty() && !left_to_schema) {
    report("syntax.xml.namespace", builder_.place_of(index),
           "the attribute " + quoted(name.local) + " is of another namespace",
           "write it without a prefix, or leave it out");
  }
}

void XmlHandler::check_namespace(std::string_view uri) {
  if (expected_.root_namespace.empty() || foreign_ != 0 || uri == expected_.root_namespace) return;
  const bool is_root = builder_.depth() == 1;
  const bool may_be_other = expected_.schema != nullptr && !is_root;
  if (may_be_other && expected_.schema->knows_namespace(uri)) return;  // whether it is the right one here the schema tells
  foreign_ = builder_.depth();
  std::string known;
  if (may_be_other)
    for (const auto& each : expected_.schema->namespaces()) known += (known.empty() ? "" : ", ") + each;
  report("syntax.xml.namespace", builder_.place_of(builder_.current()),
         "the element " + quoted(tag_.element.local) +
             (uri.empty() ? " has no namespace" : " is of the namespace " + quoted(uri)),
         may_be_other ? "known here are " + known : "write xmlns=\"" + std::string{expected_.root_namespace} + "\" in the first element");
  if (is_root) stop();  // a document of another kind
}

void XmlHandler::check_name(const TagName& name) {
  if (!is_confusable(name.local)) return;
  report("syntax.xml.confusable-name", builder_.place_at(name.offset),
         "the name " + quoted(name.local) +
             " mixes letters of several scripts or holds signs that do not show, so it can be taken for another name",
         "type the name anew with plain Latin letters");
}

/// Elements may repeat, they make a list; a name that an attribute has may not.
void XmlHandler::check_repeated(Index index, std::uint32_t attributes) {
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

}  // namespace ferrolabel::syntax

// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_violations.hpp"

#include <libxml/xmlerror.h>

#include <utility>

#include "syntax/reader_findings.hpp"

namespace ferrolabel::syntax {

namespace {

constexpr auto nowhere = std::string_view::npos;

/// "{namespace}name" without its namespace.
std::string_view local(std::string_view name) {
  const auto end = name.rfind('}');
  return end == nowhere ? name : name.substr(end + 1);
}

/// The names that libxml2 lists as expected: 'a', 'b' or 'c'; empty where it lists none.
std::string expected_names(std::string_view message) {
  const auto mark = message.rfind(" Expected is ");
  if (mark == nowhere) return {};
  const auto open = message.find("( ", mark);
  const auto close = message.rfind(" )");
  if (open == nowhere || close == nowhere || close < open) return {};
  auto list = message.substr(open + 2, close - open - 2);
  std::string names;
  while (!list.empty()) {
    const auto comma = list.find(", ");
    const auto name = local(list.substr(0, comma));
    list = comma == nowhere ? std::string_view{} : list.substr(comma + 2);
    names += (names.empty() ? "'" : list.empty() ? " or '" : ", '") + std::string{name} + "'";
  }
  return names;
}

/// The name of the type in "… of the atomic type '{namespace}name'."
std::string_view type_name(std::string_view message) {
  const auto mark = message.rfind(" type '");
  const auto close = message.rfind('\'');
  return mark == nowhere || close == nowhere || close < mark + 7 ? std::string_view{} : message.substr(mark + 7, close - mark - 7);
}

/// What a pattern or a type asks for in the schema's own words, else by its name.
std::string wanted(std::string_view name, const XmlSchema& schema) {
  const auto said = schema.documentation(name);
  return "expected: " + std::string{said.empty() ? local(name) : said};
}

struct Words {
  const char* code;
  std::string message;
  std::string fix;
};

std::string subject_of(const SchemaViolation& violation, std::string_view attribute) {
  const auto element = quoted(violation.element);
  return attribute.empty() ? "the element " + element : "the attribute " + quoted(attribute) + " of " + element;
}

Words value_words(const SchemaViolation& violation, std::string_view attribute, const XmlSchema& schema) {
  const auto subject = subject_of(violation, attribute);
  const bool is_length = violation.error == XML_SCHEMAV_CVC_LENGTH_VALID || violation.error == XML_SCHEMAV_CVC_MINLENGTH_VALID || violation.error == XML_SCHEMAV_CVC_MAXLENGTH_VALID;
  auto message = subject + (is_length && attribute.empty() ? " has a text of a length" : " has the value " + quoted(violation.first)) + " that is not allowed";
  std::string fix;
  switch (violation.error) {
    case XML_SCHEMAV_CVC_ENUMERATION_VALID: fix = "write one of " + std::string{violation.second}; break;
    case XML_SCHEMAV_CVC_PATTERN_VALID: fix = wanted(violation.second, schema); break;
    case XML_SCHEMAV_CVC_MINLENGTH_VALID: fix = "write a longer text, or leave it out where it may be"; break;
    case XML_SCHEMAV_CVC_MAXLENGTH_VALID: fix = "write a shorter text"; break;
    default: fix = wanted(type_name(violation.message), schema);
  }
  return {"xml.schema.value", std::move(message), std::move(fix)};
}

Words words_of(const SchemaViolation& violation, std::string_view attribute, const XmlSchema& schema) {
  const auto element = quoted(violation.element);
  const auto expected = expected_names(violation.message);
  switch (violation.error) {
    case XML_SCHEMAV_CVC_ELT_1:
      return {"xml.schema.root", "a document cannot begin with the element " + element, "begin it with an element that the schema declares for that"};
    case XML_SCHEMAV_ELEMENT_CONTENT:
      if (violation.at_end) return {"xml.schema.missing-element", "the element " + element + " is not complete", expected.empty() ? "add what is missing" : "add " + expected};
      return {"xml.schema.unexpected-element", "the element " + element + " has no place here", expected.empty() ? "leave it out" : "expected here: " + expected};
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
      return {"xml.schema.missing-attribute", "the element " + element + " has no attribute " + quoted(local(violation.first)), "add it; a missing value is never taken as zero"};
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
      return {"xml.schema.unexpected-attribute", "the element " + element + " has no attribute " + quoted(attribute) + " in the schema", "leave it out, or mend its spelling: names are case-sensitive"};
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
      return {"xml.schema.unexpected-text", "the element " + element + " holds text or elements that have no place in it", "write an empty element as <name/>, and keep text out of elements that hold others"};
    case XML_SCHEMAV_CVC_ENUMERATION_VALID:
    case XML_SCHEMAV_CVC_PATTERN_VALID:
    case XML_SCHEMAV_CVC_LENGTH_VALID:
    case XML_SCHEMAV_CVC_MINLENGTH_VALID:
    case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3:
      return value_words(violation, attribute, schema);
    default:
      return {"xml.schema.violation", subject_of(violation, attribute) + " does not keep to the schema", "compare it with the schema's documentation"};
  }
}

}  // namespace

std::string attribute_of(std::string_view message) {
  constexpr std::string_view opening = "Element '";
  constexpr std::string_view then = "', attribute '";
  const auto end = message.starts_with(opening) ? message.find('\'', opening.size()) : nowhere;
  if (end == nowhere || !message.substr(end).starts_with(then)) return {};
  const auto start = end + then.size();
  return std::string{local(message.substr(start, message.find('\'', start) - start))};
}

Finding violation_finding(const SchemaViolation& violation, const XmlSchema& schema) {
  auto words = words_of(violation, attribute_of(violation.message), schema);
  return {words.code, Severity::error, violation.place, std::move(words.message), std::move(words.fix)};
}

}  // namespace ferrolabel::syntax

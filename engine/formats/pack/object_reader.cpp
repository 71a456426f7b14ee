// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/object_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "syntax/number.hpp"

namespace ferrolabel::formats {

namespace {

void add_wrong_type(Findings& findings, syntax::Node node, std::string_view wanted) {
  add_pack_error(findings, "pack.wrong-type", node.place(),
                 node.name().empty() ? "expected " + std::string{wanted}
                                     : "member '" + std::string{node.name()} + "' must be " + std::string{wanted},
                 "Write " + std::string{wanted} + ".");
}

}  // namespace

void add_pack_error(Findings& findings, std::string code, Place place, std::string message, std::string fix) {
  findings.push_back({std::move(code), Severity::error, std::move(place), std::move(message), std::move(fix)});
}

ObjectReader::ObjectReader(syntax::Node object, Findings& findings)
    : object_{object}, findings_{&findings}, is_object_{object.exists() && object.kind() == syntax::Kind::object} {
  if (object.exists() && !is_object_) add_wrong_type(findings, object, "an object");
}

syntax::Node ObjectReader::optional(std::string_view name) {
  if (!is_object_) return {};
  taken_.push_back(name);
  return object_.member(name);
}

syntax::Node ObjectReader::required(std::string_view name) {
  const auto node = optional(name);
  if (!node && is_object_)
    add_pack_error(*findings_, "pack.missing-member", object_.place(), "member '" + std::string{name} + "' is missing",
                   "Add '" + std::string{name} + "'.");
  return node;
}

std::string ObjectReader::text(std::string_view name) { return text_of(required(name), *findings_); }

std::string ObjectReader::optional_text(std::string_view name) { return text_of(optional(name), *findings_); }

double ObjectReader::number(std::string_view name) { return number_of(required(name), *findings_); }

bool ObjectReader::flag(std::string_view name) {
  static_cast<void>(required(name));
  return optional_flag(name);
}

bool ObjectReader::optional_flag(std::string_view name) {
  const auto node = optional(name);
  if (!node) return false;
  if (node.kind() != syntax::Kind::boolean) {
    add_wrong_type(*findings_, node, "true or false");
    return false;
  }
  return node.scalar() == "true";
}

quantity::Date ObjectReader::date(std::string_view name) {
  const auto node = required(name);
  const auto written = text_of(node, *findings_);
  if (written.empty()) return {};
  const auto date = quantity::parse_date(written);
  if (!date)
    add_pack_error(*findings_, "pack.bad-value", node.place(), "'" + written + "' is not a day", "Write YYYY-MM-DD.");
  return date.value_or(quantity::Date{});
}

quantity::Confidence ObjectReader::confidence(std::string_view name) {
  return confidence_of(required(name), *findings_);
}

std::vector<std::string> ObjectReader::texts(std::string_view name) {
  std::vector<std::string> result;
  for (const auto item : items(name)) result.push_back(text_of(item, *findings_));
  return result;
}

std::vector<syntax::Node> ObjectReader::items(std::string_view name) { return items_of(required(name), *findings_); }

void ObjectReader::finish() {
  if (!is_object_) return;
  for (auto member = object_.first_child(); member; member = member.next())
    if (std::find(taken_.begin(), taken_.end(), member.name()) == taken_.end())
      add_pack_error(*findings_, "pack.unknown-member", member.place(),
                     "unknown member '" + std::string{member.name()} + "'",
                     "Remove it, or mend its spelling: names are case-sensitive.");
}

std::string text_of(syntax::Node node, Findings& findings) {
  if (!node) return {};
  if (node.kind() != syntax::Kind::string) {
    add_wrong_type(findings, node, "a string");
    return {};
  }
  if (node.scalar().empty())
    add_pack_error(findings, "pack.empty-text", node.place(), "an empty text",
                   "Give the text, or leave the member out where it may be.");
  return std::string{node.scalar()};
}

double number_of(syntax::Node node, Findings& findings) {
  if (!node) return 0;
  const auto number =
      node.kind() == syntax::Kind::number ? syntax::parse_number(node.scalar()) : std::optional<double>{};
  if (!number) {
    add_wrong_type(findings, node, "a number");
    return 0;
  }
  if (*number < 0) {
    add_pack_error(findings, "pack.bad-value", node.place(), std::string{node.scalar()} + " is negative",
                   "No figure of a pack is below 0.");
    return 0;
  }
  return *number;
}

quantity::Confidence confidence_of(syntax::Node node, Findings& findings) {
  const auto letter = text_of(node, findings);
  if (letter.empty()) return quantity::Confidence::inferred;
  const auto confidence = quantity::parse_confidence(letter);
  if (!confidence)
    add_pack_error(findings, "pack.bad-confidence", node.place(), "'" + letter + "' is no confidence",
                   "Write P (read in the source), S (second-hand), M (recalled) or I (inferred).");
  return confidence.value_or(quantity::Confidence::inferred);
}

std::vector<syntax::Node> items_of(syntax::Node node, Findings& findings) {
  std::vector<syntax::Node> items;
  if (!node) return items;
  if (node.kind() != syntax::Kind::array) {
    add_wrong_type(findings, node, "an array");
    return items;
  }
  for (auto item = node.first_child(); item; item = item.next()) items.push_back(item);
  return items;
}

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/claim_object.hpp"

#include <algorithm>

#include "syntax/number.hpp"
#include "syntax/reader_findings.hpp"

namespace ferrolabel::formats {

using quantity::Decimal;

ClaimObject::ClaimObject(syntax::Node object, Findings& findings) : object_{object}, findings_{&findings} {
  is_object_ = object.exists() && object.kind() == syntax::Kind::object;
  if (object.exists() && !is_object_) add("claim.document.wrong-type", object, "there is no object here", "write { … } as the schema has it");
}

void ClaimObject::add(const char* code, syntax::Node node, std::string message, std::string fix) {
  findings_->push_back(Finding{code, Severity::error, node.place(), std::move(message), std::move(fix)});
}

syntax::Node ClaimObject::optional(std::string_view name) {
  taken_.push_back(name);
  return is_object_ ? object_.member(name) : syntax::Node{};
}

syntax::Node ClaimObject::required(std::string_view name) {
  const auto node = optional(name);
  if (is_object_ && !node) add("claim.document.missing-member", object_, "the member " + syntax::quoted(name) + " is missing", "add it as the schema has it");
  return node;
}

std::string ClaimObject::text_of(syntax::Node node) {
  if (!node) return {};
  if (node.kind() == syntax::Kind::string && !node.scalar().empty()) return std::string{node.scalar()};
  add("claim.document.wrong-type", node, "there is no text here, or an empty one", "write a string that is not empty");
  return {};
}

std::string ClaimObject::text(std::string_view name) { return text_of(required(name)); }
std::string ClaimObject::optional_text(std::string_view name) { return text_of(optional(name)); }

std::vector<syntax::Node> ClaimObject::items(std::string_view name) {
  std::vector<syntax::Node> result;
  const auto list = optional(name);
  if (!list) return result;
  if (list.kind() != syntax::Kind::array) {
    add("claim.document.wrong-type", list, "there is no list here", "write [ … ]");
    return result;
  }
  for (auto item = list.first_child(); item; item = item.next()) result.push_back(item);
  return result;
}

std::vector<std::string> ClaimObject::optional_texts(std::string_view name) {
  std::vector<std::string> result;
  for (const auto item : items(name)) result.push_back(text_of(item));
  return result;
}

std::optional<bool> ClaimObject::optional_truth(std::string_view name) {
  const auto node = optional(name);
  if (!node) return std::nullopt;
  if (node.kind() == syntax::Kind::boolean) return node.scalar() == "true";
  add("claim.document.wrong-type", node, "there is neither true nor false here", "write true or false");
  return std::nullopt;
}

std::optional<quantity::Date> ClaimObject::optional_date(std::string_view name) {
  const auto node = optional(name);
  const auto text = text_of(node);
  if (text.empty()) return std::nullopt;
  const auto day = quantity::parse_date(text);
  if (!day) bad_value(node, "a day of the calendar, written YYYY-MM-DD");
  return day;
}

std::optional<Decimal> ClaimObject::decimal_of(syntax::Node node) {
  if (!node) return std::nullopt;
  if (node.kind() != syntax::Kind::string && node.kind() != syntax::Kind::number) {
    add("claim.document.wrong-type", node, "there is no number here", "write a number such as \"120.5\"");
    return std::nullopt;
  }
  const auto text = node.scalar();
  if (text.find(',') != text.npos) {
    add("claim.document.decimal-comma", node, syntax::quoted(text) + " has a comma, which may part decimals or thousands", "write a point for decimals, and nothing for thousands");
    return std::nullopt;
  }
  // A number is what all JSON readers hold, the nearest double: a receipt repeats it in its shortest digits, and must give the same.
  const auto nearest = node.kind() == syntax::Kind::number ? syntax::parse_number(text) : std::nullopt;
  const auto value = nearest ? Decimal::from_double(*nearest) : Decimal::parse(text);
  if (!value) bad_value(node, "a decimal number of at most 18 digits");
  return value;
}

std::optional<Decimal> ClaimObject::optional_decimal(std::string_view name) { return decimal_of(optional(name)); }

std::optional<Decimal> ClaimObject::optional_share(std::string_view name) {
  const auto node = optional(name);
  auto value = decimal_of(node);
  if (!value || (*value >= Decimal{} && *value <= Decimal{1})) return value;
  bad_value(node, "a share from 0 to 1");
  return std::nullopt;
}

std::optional<Decimal> ClaimObject::optional_tonnes(std::string_view name) {
  auto amount = optional_object(name);
  if (!amount.exists()) return std::nullopt;
  const auto value_node = amount.required("value");
  const auto value = amount.decimal_of(value_node);
  const auto unit_node = amount.required("unit");
  const auto unit = amount.text_of(unit_node);
  amount.finish();
  if (!value || unit.empty()) return std::nullopt;
  const int power = unit == "kg" ? -3 : unit == "kt" ? 3 : 0;
  if (power == 0 && unit != "t") {
    amount.bad_value(unit_node, "one of the units t, kg and kt");
    return std::nullopt;
  }
  const int exponent = value->exponent() + power;
  if (*value < Decimal{} || exponent < Decimal::lowest_exponent || exponent > Decimal::highest_exponent) {
    amount.bad_value(value_node, "an amount of steel");
    return std::nullopt;
  }
  return Decimal{value->significand(), exponent};
}

void ClaimObject::format(std::string_view name) {
  const auto format = required("format");
  const auto version = required("formatVersion");
  if (format && (format.kind() != syntax::Kind::string || format.scalar() != name)) bad_value(format, "the format " + std::string{name});
  else if (version && (version.kind() != syntax::Kind::number || version.scalar() != "1")) bad_value(version, "1, the version that this program reads");
}

void ClaimObject::bad_value(syntax::Node node, std::string_view expected) {
  add("claim.document.bad-value", node, syntax::quoted(node.scalar()) + " is not " + std::string{expected}, "write " + std::string{expected});
}

void ClaimObject::finish() {
  if (!is_object_) return;
  for (auto member = object_.first_child(); member; member = member.next()) {
    if (std::find(taken_.begin(), taken_.end(), member.name()) != taken_.end()) continue;
    add("claim.document.unknown-member", member, "the member " + syntax::quoted(member.name()) + " is not known", "check its spelling, or take it out");
  }
}

}  // namespace ferrolabel::formats

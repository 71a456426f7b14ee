// SPDX-License-Identifier: Apache-2.0
#include "formats/label/payload_object.hpp"

#include <algorithm>

#include "syntax/reader_findings.hpp"

namespace ferrolabel::formats {

namespace {

constexpr quantity::Date no_day{std::chrono::year{1970}, std::chrono::January, std::chrono::day{1}};

}  // namespace

PayloadObject::PayloadObject(syntax::Node object, Findings& findings) : object_{object}, findings_{&findings} {
  is_object_ = object.exists() && object.kind() == syntax::Kind::object;
  if (object.exists() && !is_object_) add("label.payload.wrong-type", object, "there is no object here");
}

void PayloadObject::add(const char* code, syntax::Node node, std::string message) {
  findings_->push_back(Finding{code, Severity::error, node.place(), std::move(message), "refuse the label, or ask its issuer for a proper one"});
}

syntax::Node PayloadObject::optional(std::string_view name) {
  taken_.push_back(name);
  return is_object_ ? object_.member(name) : syntax::Node{};
}

syntax::Node PayloadObject::required(std::string_view name) {
  const auto node = optional(name);
  if (is_object_ && !node) add("label.payload.missing-member", object_, "the member " + syntax::quoted(name) + " is missing");
  return node;
}

std::string PayloadObject::text_of(syntax::Node node) {
  if (!node) return {};
  if (node.kind() != syntax::Kind::string || node.scalar().empty()) {
    add("label.payload.wrong-type", node, "there is no text here, or an empty one");
    return {};
  }
  return std::string{node.scalar()};
}

std::string PayloadObject::text(std::string_view name) { return text_of(required(name)); }

std::string PayloadObject::optional_text(std::string_view name) { return text_of(optional(name)); }

std::vector<std::string> PayloadObject::texts(std::string_view name) {
  std::vector<std::string> result;
  const auto list = required(name);
  if (!list) return result;
  if (list.kind() != syntax::Kind::array) {
    add("label.payload.wrong-type", list, "there is no list here");
    return result;
  }
  for (auto item = list.first_child(); item; item = item.next()) result.push_back(text_of(item));
  return result;
}

void PayloadObject::bad_value(syntax::Node node, std::string_view expected) {
  add("label.payload.bad-value", node, syntax::quoted(node.scalar()) + " is not " + std::string{expected});
}

quantity::Date PayloadObject::date(std::string_view name, std::string_view end) {
  const auto node = required(name);
  const auto text = text_of(node);
  if (text.empty()) return no_day;
  const bool ends = text.size() > end.size() && std::string_view{text}.substr(text.size() - end.size()) == end;
  const auto day = ends ? quantity::parse_date(std::string_view{text}.substr(0, text.size() - end.size())) : std::nullopt;
  if (!day) bad_value(node, "a day, written YYYY-MM-DD" + std::string{end});
  return day.value_or(no_day);
}

quantity::Decimal PayloadObject::decimal(std::string_view name) {
  const auto node = required(name);
  const auto text = text_of(node);
  if (text.empty()) return {};
  const auto value = quantity::Decimal::parse(text);
  if (!value || value->to_string() != text) {
    bad_value(node, "a decimal number in plain digits");
    return {};
  }
  return *value;
}

quantity::Decimal PayloadObject::amount(std::string_view name, std::string_view unit) {
  auto inner = object(name);
  const auto value = inner.decimal("value");
  const auto unit_node = inner.required("unit");
  if (unit_node && (unit_node.kind() != syntax::Kind::string || unit_node.scalar() != unit))
    inner.bad_value(unit_node, "the unit '" + std::string{unit} + "'");
  inner.finish();
  return value;
}

std::optional<quantity::Decimal> PayloadObject::optional_amount(std::string_view name, std::string_view unit) {
  if (!is_object_ || !object_.member(name)) {
    taken_.push_back(name);
    return std::nullopt;
  }
  return amount(name, unit);
}

void PayloadObject::finish() {
  if (!is_object_) return;
  for (auto member = object_.first_child(); member; member = member.next()) {
    if (std::find(taken_.begin(), taken_.end(), member.name()) != taken_.end()) continue;
    add("label.payload.unknown-member", member, "the member " + syntax::quoted(member.name()) + " is not known");
  }
}

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/plant_object.hpp"

#include <cassert>

#include "formats/plant/spelling.hpp"

namespace ferrolabel::formats {

using syntax::Kind;
using syntax::Node;

namespace {

std::string named(std::string_view name) { return "'" + std::string{name} + "'"; }

/// An XML element without attributes, elements and text can be an object without members.
bool can_be_object(Node node) noexcept { return node.kind() == Kind::object || (node.kind() == Kind::text && node.scalar().empty()); }

}  // namespace

PlantObject::PlantObject(Node object, ReadContext& context) : PlantObject{object, context, Shape::object} {}

PlantObject::PlantObject(Node object, ReadContext& context, Shape shape)
    : object_{object}, context_{context}, cursor_{object.first_child()}, is_object_{can_be_object(object)} {
  if (is_object_) return;
  if (shape == Shape::object_or_number && (object.kind() == Kind::number || object.kind() == Kind::string || object.kind() == Kind::text)) return;
  wrong_kind(object, context.xml ? "an element with attributes or elements" : "an object", "see schemas/README.md for its members");
}

Node PlantObject::take(std::string_view name) noexcept {
  assert(known_count_ < most_members);
  known_[known_count_++] = name;
  if (!is_object_) return {};
  auto node = cursor_ && cursor_.name() == name ? cursor_ : object_.member(name);
  if (!node) return {};
  ++taken_;
  cursor_ = node.next();
  return node;
}

Node PlantObject::required(std::string_view name) {
  const auto node = take(name);
  if (!node) missing(name);
  return node;
}

void PlantObject::missing(std::string_view name) {
  if (!is_object_) return;
  const auto owner = object_.name();
  error("plant.member.missing", object_, named(name) + " is missing" + (owner.empty() ? std::string{} : " in " + named(owner)),
        "add it; a missing value is never taken as zero");
}

void PlantObject::error(std::string_view code, Node at, std::string message, std::string fix) {
  if (context_.findings.full()) return context_.findings.error({}, {}, {}, {});
  context_.findings.error(std::string{code}, at.place(), std::move(message), std::move(fix));
}

void PlantObject::wrong_kind(Node node, std::string_view wanted, std::string fix) {
  std::string found;
  switch (node.kind()) {
    case Kind::null: found = "null"; break;
    case Kind::boolean: found = std::string{node.scalar()}; break;
    case Kind::number: found = "the number " + std::string{node.scalar()}; break;
    case Kind::string:
    case Kind::text: found = node.scalar().empty() ? "empty" : "the text " + in_quotes(node.scalar()); break;
    case Kind::array: found = "a list"; break;
    case Kind::object: found = context_.xml ? "an element with attributes or elements" : "an object"; break;
  }
  if (node.kind() == Kind::null) fix = "leave the member out when its value is not known";
  const auto name = node.name();
  error("plant.member.wrong-kind", node, (name.empty() ? std::string{"this item"} : named(name)) + " is " + found + "; expected " + std::string{wanted}, std::move(fix));
}

void PlantObject::one_of(std::string_view first, std::string_view second, Need need) {
  const auto one = object_.member(first);
  const auto other = object_.member(second);
  if (one && other) {
    context_.findings.error("plant.member.exclusive", other.place(), named(first) + " and " + named(second) + " are both given", "keep one of them; which one is meant cannot be guessed",
                            one.place());
  } else if (!one && !other && need == Need::required && is_object_) {
    error("plant.member.missing", object_, "neither " + named(first) + " nor " + named(second) + " is given", "add one of them");
  }
}

bool PlantObject::is_item(Node array, Node node, std::string_view item) const noexcept {
  return context_.xml ? node.name() == item : array.kind() == Kind::array;
}

std::size_t PlantObject::count_items(Node array, std::string_view item, Need need) {
  if (context_.xml ? !can_be_object(array) : array.kind() != Kind::array) {
    wrong_kind(array, context_.xml ? "a list of elements " + named(item) : "a list", context_.xml ? "write an element " + named(item) + " for each" : "write it in [ ]");
    return 0;
  }
  std::size_t count = 0;
  for (auto node = array.first_child(); node; node = node.next()) {
    if (is_item(array, node, item))
      ++count;
    else
      error("plant.member.unknown", node, named(array.name()) + " holds no " + in_quotes(node.name()), "write an element " + named(item) + " for each item");
  }
  if (count == 0 && need == Need::required) error("plant.list.empty", array, named(array.name()) + " is empty", "give at least one " + named(item));
  return count;
}

void PlantObject::finish() {
  if (!is_object_) return;
  std::size_t count = 0;
  for (auto member = object_.first_child(); member; member = member.next()) ++count;
  if (count != taken_) report_members();
}

void PlantObject::report_members() {
  const std::span<const std::string_view> known{known_.data(), known_count_};
  for (auto member = object_.first_child(); member; member = member.next()) {
    if (context_.findings.full()) return context_.findings.error({}, {}, {}, {});
    const auto name = member.name();
    bool is_known = false;
    for (const auto candidate : known) is_known = is_known || candidate == name;
    if (!is_known) {
      const auto near = nearest(name, known);
      const auto owner = object_.name();
      error("plant.member.unknown", member, in_quotes(name) + " is no member" + (owner.empty() ? std::string{} : " of " + named(owner)),
            near.empty() ? "leave it out; known here are " + quoted_list(known, most_members) : "did you mean " + named(near) + "?");
      continue;
    }
    // JSON readers refuse a name given twice; in XML elements may repeat, and only a list may hold them.
    const auto first = object_.member(name);
    if (first != member)
      context_.findings.error("plant.member.twice", member.place(), named(name) + " is given twice", "keep one of them; which one is meant cannot be guessed", first.place());
  }
}

}  // namespace ferrolabel::formats

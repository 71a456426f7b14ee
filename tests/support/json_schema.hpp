// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/node.hpp"

/// Holds a JSON value against the part of JSON Schema that our public files use: $ref within the file, type, enum, required,
/// properties, additionalProperties: false, items, oneOf, anyOf, minimum, maximum.
namespace ferrolabel::support {

class JsonSchema {
 public:
  /// @param root of the file that references point into
  explicit JsonSchema(syntax::Node root) : root_{root} {}

  /// What does not fit, each with its pointer; empty where all fits.
  [[nodiscard]] std::vector<std::string> misfits(syntax::Node schema, syntax::Node value) const {
    std::vector<std::string> found;
    check(schema, value, {}, found);
    return found;
  }

  /// The node that a $ref of a node names; the node itself where it has none.
  [[nodiscard]] syntax::Node resolve(syntax::Node node) const {
    while (node && node.member("$ref")) {
      auto pointer = node.member("$ref").scalar();
      pointer.remove_prefix(2);  // "#/"
      node = root_;
      while (!pointer.empty()) {
        const auto slash = pointer.find('/');
        node = node.member(pointer.substr(0, slash));
        pointer.remove_prefix(slash == std::string_view::npos ? pointer.size() : slash + 1);
      }
    }
    return node;
  }

 private:
  static bool is_type(std::string_view type, syntax::Node value) {
    using syntax::Kind;
    switch (value.kind()) {
      case Kind::null: return type == "null";
      case Kind::boolean: return type == "boolean";
      case Kind::number: return type == "number" || (type == "integer" && value.scalar().find_first_of(".eE") == std::string_view::npos);
      case Kind::string:
      case Kind::text: return type == "string";
      case Kind::array: return type == "array";
      case Kind::object: return type == "object";
    }
    return false;
  }

  void check(syntax::Node schema, syntax::Node value, const std::string& where, std::vector<std::string>& found) const {
    schema = resolve(schema);
    if (!schema) return found.push_back(where + ": no schema");
    if (const auto type = schema.member("type")) {
      bool fits = type.kind() == syntax::Kind::string && is_type(type.scalar(), value);
      if (type.kind() == syntax::Kind::array)
        for (auto each = type.first_child(); each; each = each.next()) fits = fits || is_type(each.scalar(), value);
      if (!fits) return found.push_back(where + ": wrong type");
    }
    if (const auto words = schema.member("enum")) {
      bool listed = false;
      for (auto each = words.first_child(); each; each = each.next()) listed = listed || each.scalar() == value.scalar();
      if (!listed) found.push_back(where + ": not listed");
    }
    check_choices(schema, value, where, found);
    if (value.kind() == syntax::Kind::object) check_members(schema, value, where, found);
    if (value.kind() == syntax::Kind::array && schema.member("items")) {
      std::size_t index = 0;
      for (auto item = value.first_child(); item; item = item.next()) check(schema.member("items"), item, where + "/" + std::to_string(index++), found);
    }
  }

  void check_choices(syntax::Node schema, syntax::Node value, const std::string& where, std::vector<std::string>& found) const {
    for (const auto* keyword : {"oneOf", "anyOf"}) {
      const auto choices = schema.member(keyword);
      if (!choices) continue;
      std::size_t fitting = 0;
      for (auto each = choices.first_child(); each; each = each.next()) fitting += misfits(each, value).empty() ? 1 : 0;
      if (fitting == 0) found.push_back(where + ": fits none of " + keyword);
    }
  }

  void check_members(syntax::Node schema, syntax::Node value, const std::string& where, std::vector<std::string>& found) const {
    for (auto name = schema.member("required").first_child(); name; name = name.next())
      if (!value.member(name.scalar())) found.push_back(where + "/" + std::string{name.scalar()} + ": missing");
    const auto properties = schema.member("properties");
    const auto other = schema.member("additionalProperties");
    for (auto member = value.first_child(); member; member = member.next()) {
      const auto at = where + "/" + std::string{member.name()};
      if (const auto property = properties.member(member.name())) check(property, member, at, found);
      else if (other && other.kind() == syntax::Kind::boolean && other.scalar() == "false") found.push_back(at + ": not allowed");
      else if (other && other.kind() == syntax::Kind::object) check(other, member, at, found);
    }
  }

  syntax::Node root_;
};

}  // namespace ferrolabel::support

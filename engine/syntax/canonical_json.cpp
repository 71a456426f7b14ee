// SPDX-License-Identifier: Apache-2.0
#include "syntax/canonical_json.hpp"

#include <algorithm>
#include <vector>

#include "syntax/json_string.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::syntax {

namespace {

/// Order of UTF-16 code units. It is the order of UTF-8 bytes but for one thing: characters beyond U+FFFF (lead byte F0
/// and up) are surrogates, D800 to DFFF, and come before U+E000 to U+FFFF (lead bytes EE and EF).
bool less_in_utf16(std::string_view left, std::string_view right) noexcept {
  const auto [at, other] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  if (at == left.end() || other == right.end()) return at == left.end() && other != right.end();
  const auto a = static_cast<unsigned char>(*at);
  const auto b = static_cast<unsigned char>(*other);
  const bool a_pair = a >= 0xF0;
  const bool b_pair = b >= 0xF0;
  if (a_pair != b_pair && std::max(a, b) >= 0xF0 && std::min(a, b) >= 0xEE) return a_pair;
  return a < b;
}

class Writer {
 public:
  std::string run(Node node) && {
    value(node);
    return std::move(text_);
  }

 private:
  void value(Node node) {
    switch (node.kind()) {
      case Kind::object:
        return object(node);
      case Kind::array:
        return array(node);
      case Kind::string:
      case Kind::text:
        return append_json_string(text_, node.scalar());
      case Kind::number:
        text_ += format_number(parse_number(node.scalar()).value_or(0));
        return;
      case Kind::null:
      case Kind::boolean:
        text_ += node.scalar();
        return;
    }
  }

  void object(Node node) {
    std::vector<Node> members;
    for (Node member = node.first_child(); member; member = member.next()) members.push_back(member);
    std::sort(members.begin(), members.end(),
              [](Node left, Node right) { return less_in_utf16(left.name(), right.name()); });
    text_ += '{';
    bool first = true;
    for (const Node member : members) {
      if (!first) text_ += ',';
      first = false;
      append_json_string(text_, member.name());
      text_ += ':';
      value(member);
    }
    text_ += '}';
  }

  void array(Node node) {
    text_ += '[';
    bool first = true;
    for (Node item = node.first_child(); item; item = item.next()) {
      if (!first) text_ += ',';
      first = false;
      value(item);
    }
    text_ += ']';
  }

  std::string text_;
};

}  // namespace

std::string canonical_json(Node node) { return Writer{}.run(node); }

}  // namespace ferrolabel::syntax

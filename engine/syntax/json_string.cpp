// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_string.hpp"

#include "syntax/encoding.hpp"

namespace ferrolabel::syntax {

namespace {

void append_escape(std::string& out, unsigned char sign) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  switch (sign) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      out.append("\\u00").append(1, hexadecimal[sign >> 4]).append(1, hexadecimal[sign & 0xF]);
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (;;) {
    const auto plain = plain_prefix(text);
    out.append(text, 0, plain);
    if (plain == text.size()) break;
    const auto sign = static_cast<unsigned char>(text[plain]);
    if (sign < 0x20 || sign == '"' || sign == '\\') append_escape(out, sign);
    else out += text[plain];
    text.remove_prefix(plain + 1);
  }
  out += '"';
}

}  // namespace ferrolabel::syntax

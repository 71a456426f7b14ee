// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_string.hpp"

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
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto sign = static_cast<unsigned char>(text[at]);
    if (sign >= 0x20 && sign != '"' && sign != '\\') continue;
    out.append(text, done, at - done);
    append_escape(out, sign);
    done = at + 1;
  }
  out.append(text, done, std::string_view::npos);
  out += '"';
}

}  // namespace ferrolabel::syntax

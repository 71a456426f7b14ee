// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_writer.hpp"

#include <algorithm>
#include <stdexcept>

#include "syntax/encoding.hpp"

namespace ferrolabel::syntax {

namespace {

bool starts_name(unsigned char sign) noexcept {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_' || sign >= 0x80;
}

void require_name(std::string_view name) {
  const auto continues = [](char sign) {
    return starts_name(static_cast<unsigned char>(sign)) || (sign >= '0' && sign <= '9') || sign == '-' || sign == '.';
  };
  const bool good = !name.empty() && starts_name(static_cast<unsigned char>(name.front())) &&
                    std::all_of(name.begin(), name.end(), continues) && is_utf8(name);
  if (!good) throw std::invalid_argument{"no XML name: '" + std::string{name} + "'"};
}

void require(bool in_order, const char* call) {
  if (!in_order) throw std::logic_error{std::string{"XmlWriter call out of order: "} + call};
}

}  // namespace

XmlWriter::XmlWriter() {
  constexpr std::size_t usual_size = 4096;  // so that it seldom grows
  text_.reserve(usual_size);
  text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
}

void XmlWriter::finish_start_tag() {
  if (in_start_tag_) text_ += '>';
  in_start_tag_ = false;
}

XmlWriter& XmlWriter::begin_element(std::string_view name, std::string_view xml_namespace) {
  require_name(name);
  if (open_.empty()) {
    require(text_.back() == '\n' && text_.ends_with("?>\n"), "a document has one root");
  } else {
    require(!open_.back().has_text, "begin_element after text");
    finish_start_tag();
    open_.back().has_elements = true;
    text_ += '\n';
    text_.append(2 * open_.size(), ' ');
  }
  text_.append("<").append(name);
  open_.push_back({std::string{name}});
  in_start_tag_ = true;
  if (!xml_namespace.empty()) attribute("xmlns", xml_namespace);
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  require(in_start_tag_, "attribute outside a start tag");
  require_name(name);
  text_.append(" ").append(name).append("=\"");
  append_escaped(value, true);
  text_ += '"';
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view content) {
  require(!open_.empty() && !open_.back().has_elements, "text beside elements");
  if (content.empty()) return *this;
  finish_start_tag();
  open_.back().has_text = true;
  append_escaped(content, false);
  return *this;
}

XmlWriter& XmlWriter::end_element() {
  require(!open_.empty(), "end_element without begin_element");
  const Open element = std::move(open_.back());
  open_.pop_back();
  if (in_start_tag_) {
    text_ += "/>";
    in_start_tag_ = false;
  } else {
    if (element.has_elements) {
      text_ += '\n';
      text_.append(2 * open_.size(), ' ');
    }
    text_.append("</").append(element.name).append(">");
  }
  if (open_.empty()) text_ += '\n';
  return *this;
}

void XmlWriter::append_escaped(std::string_view content, bool in_attribute) {
  const auto begin = plain_prefix(content);
  text_.append(content, 0, begin);
  if (begin < content.size() && !is_utf8(content)) throw std::invalid_argument{"text for XML is not UTF-8"};
  for (std::size_t at = begin; at < content.size(); ++at) {
    const char sign = content[at];
    const auto byte = static_cast<unsigned char>(sign);
    // U+FFFE and U+FFFF (EF BF BE, EF BF BF) are no XML characters either.
    const bool no_character = byte == 0xEF && static_cast<unsigned char>(content[at + 1]) == 0xBF &&
                              static_cast<unsigned char>(content[at + 2]) >= 0xBE;
    if (no_character || (byte < 0x20 && sign != '\t' && sign != '\n' && sign != '\r')) {
      throw std::invalid_argument{"XML cannot hold the control character at byte " + std::to_string(at)};
    }
    switch (sign) {
      case '&':
        text_ += "&amp;";
        break;
      case '<':
        text_ += "&lt;";
        break;
      case '>':
        text_ += "&gt;";
        break;
      case '\r':
        text_ += "&#13;";
        break;
      case '"':
        text_ += in_attribute ? "&quot;" : "\"";
        break;
      case '\t':
        text_ += in_attribute ? "&#9;" : "\t";
        break;
      case '\n':
        text_ += in_attribute ? "&#10;" : "\n";
        break;
      default:
        text_ += sign;
    }
  }
}

}  // namespace ferrolabel::syntax

// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_scan.hpp"

#include <algorithm>
#include <string>

#include "syntax/encoding.hpp"

namespace ferrolabel::syntax {

namespace {

constexpr auto none = std::string_view::npos;

bool is_blank(char sign) noexcept { return sign == ' ' || sign == '\n' || sign == '\t' || sign == '\r'; }

/// Whether the XML declaration, if there is one, names UTF-8 or no encoding.
bool declares_utf8(std::string_view text) {
  if (!text.starts_with("<?xml") || text.size() < 6 || !is_blank(text[5])) return true;
  const auto declaration = text.substr(0, text.find("?>"));
  const auto mark = declaration.find("encoding");
  if (mark == none) return true;
  const auto open = declaration.find_first_of("\"'", mark);
  if (open == none) return true;  // not well-formed: left to the parser
  std::string name{declaration.substr(open + 1, declaration.find(declaration[open], open + 1) - open - 1)};
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; });
  return name == "utf-8";
}

/// The parts of a start tag that count against limits.
struct TagSize {
  std::size_t end = none;  // byte after '>', none where the tag never ends
  std::size_t attributes = 0;
  std::size_t namespaces = 0;
  bool closed = false;  // <empty/>
};

TagSize measure_tag(std::string_view text, std::size_t start, std::size_t most_bytes) {
  TagSize size;
  const std::size_t stop = std::min(text.size(), start + most_bytes);
  std::size_t at = start + 1;
  while (at < stop) {
    const char sign = text[at];
    if (sign == '>') {
      size.end = at + 1;
      size.closed = text[at - 1] == '/';
      return size;
    }
    if (sign == '"' || sign == '\'') {
      const auto quote = text.find(sign, at + 1);
      if (quote == none) return size;
      at = quote + 1;
      continue;
    }
    if (sign == '=') {
      ++size.attributes;
    } else if (is_blank(sign) && text.substr(at + 1).starts_with("xmlns")) {
      ++size.namespaces;
    }
    ++at;
  }
  return size;
}

class Scanner {
 public:
  Scanner(std::string_view text, const ReaderLimits& limits) : text_{text}, limits_{limits} {}

  XmlScan run() {
    std::size_t at = text_.find('<');
    while (at != none && !scan_.refusal) at = text_.find('<', markup(at));
    return std::move(scan_);
  }

 private:
  std::size_t refuse(XmlRefusal refusal, std::size_t offset) {
    scan_.refusal = refusal;
    scan_.offset = offset;
    return text_.size();
  }

  std::size_t after(std::string_view end, std::size_t from) const {
    const auto found = text_.find(end, from);
    return found == none ? text_.size() : found + end.size();
  }

  /// Handles the markup at `at`; returns where to go on.
  std::size_t markup(std::size_t at) {
    const auto rest = text_.substr(at);
    if (rest.starts_with("<!--")) return after("-->", at + 4);
    if (rest.starts_with("<![CDATA[")) return after("]]>", at + 9);
    if (rest.starts_with("<?")) return after("?>", at + 2);
    if (rest.starts_with("<!")) return refuse(XmlRefusal::doctype, at);
    if (rest.starts_with("</")) {
      if (depth_ > 0) --depth_;
      return at + 2;
    }
    return start_tag(at);
  }

  std::size_t start_tag(std::size_t at) {
    const TagSize size = measure_tag(text_, at, limits_.start_tag_bytes);
    if (size.end == none && text_.size() - at > limits_.start_tag_bytes)
      return refuse(XmlRefusal::start_tag_too_large, at);
    if (size.end != none && size.end - at > limits_.start_tag_bytes) return refuse(XmlRefusal::start_tag_too_large, at);
    if (size.namespaces > most_xml_namespaces) return refuse(XmlRefusal::too_many_namespaces, at);
    if (size.attributes > most_xml_attributes) return refuse(XmlRefusal::too_many_attributes, at);
    if (scan_.start_tags.size() >= limits_.nodes) return refuse(XmlRefusal::too_many_nodes, at);
    if (depth_ >= limits_.depth) return refuse(XmlRefusal::too_deep, at);
    scan_.start_tags.push_back(static_cast<std::uint32_t>(at));
    if (size.end == none) return text_.size();
    if (!size.closed) ++depth_;
    return size.end;
  }

  std::string_view text_;
  const ReaderLimits& limits_;
  XmlScan scan_;
  std::size_t depth_ = 0;
};

XmlScan refused(XmlRefusal refusal, std::size_t offset) { return {{}, refusal, offset}; }

/// Splits a qualified name; at is left behind it.
TagName take_name(std::string_view text, std::size_t& at) {
  const std::size_t start = at;
  while (at < text.size() && text[at] != '=' && text[at] != '>' && text[at] != '/' && !is_blank(text[at])) ++at;
  const auto qualified = text.substr(start, at - start);
  const auto colon = qualified.find(':');
  return {colon == none ? qualified : qualified.substr(colon + 1), start};
}

}  // namespace

XmlScan scan_xml(std::string_view text, const ReaderLimits& limits) {
  if (text.size() > limits.bytes) return refused(XmlRefusal::too_large, 0);
  if (const auto nul = text.find('\0'); nul != none) return refused(XmlRefusal::nul, nul);
  if (const auto bad = utf8_prefix(text); bad != text.size()) return refused(XmlRefusal::utf8, bad);
  constexpr std::string_view bom = "\xEF\xBB\xBF";
  if (!declares_utf8(text.starts_with(bom) ? text.substr(bom.size()) : text)) return refused(XmlRefusal::encoding, 0);
  return Scanner{text, limits}.run();
}

void read_start_tag(std::string_view text, std::size_t offset, StartTag& tag) {
  tag.attributes.clear();
  std::size_t at = offset + 1;
  tag.element = take_name(text, at);
  tag.element.offset = offset;
  while (at < text.size() && text[at] != '>') {
    if (is_blank(text[at]) || text[at] == '/') {
      ++at;
      continue;
    }
    const std::size_t start = at;
    const TagName name = take_name(text, at);
    const auto open = text.find_first_of("\"'>", at);
    if (open == none || text[open] == '>') break;
    const auto close = text.find(text[open], open + 1);
    if (close == none) break;
    at = close + 1;
    const auto qualified = text.substr(start);
    const bool declaration =
        qualified.starts_with("xmlns:") || (name.local == "xmlns" && qualified.starts_with("xmlns"));
    if (!declaration) tag.attributes.push_back(name);
  }
  tag.end = std::min(text.size(), at + 1);
}

}  // namespace ferrolabel::syntax

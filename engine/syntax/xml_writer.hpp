// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ferrolabel::syntax {

/// Writes one XML document into a string, with a declaration, indented by two spaces a level.
/// Call order: begin_element, its attributes, then text or elements (not both), end_element; text() at the end.
/// Same calls, same bytes. Throws std::invalid_argument for text or names that XML cannot hold (control characters,
/// text that is not UTF-8) and std::logic_error for calls out of order.
class XmlWriter {
 public:
  XmlWriter();

  /// @param xml_namespace declared as default namespace; give it for the root only.
  XmlWriter& begin_element(std::string_view name, std::string_view xml_namespace = {});
  XmlWriter& attribute(std::string_view name, std::string_view value);
  XmlWriter& text(std::string_view content);
  XmlWriter& end_element();

  /// An element with text only; without text it is written as <name/>.
  XmlWriter& element(std::string_view name, std::string_view content) {
    return begin_element(name).text(content).end_element();
  }

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  struct Open {
    std::string name;
    bool has_elements = false;
    bool has_text = false;
  };
  void finish_start_tag();
  void append_escaped(std::string_view content, bool in_attribute);

  std::string text_;
  std::vector<Open> open_;
  bool in_start_tag_ = false;
};

}  // namespace ferrolabel::syntax

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "finding/finding.hpp"
#include "syntax/document_builder.hpp"
#include "syntax/xml_scan.hpp"
#include "syntax/xml_schema.hpp"

struct _xmlError;
struct _xmlParserCtxt;

namespace ferrolabel::syntax {

/// What a document must be like, and where its start tags are.
struct XmlExpected {
  std::string_view root_namespace;     ///< of the root, and without a schema of every element; empty = any
  const XmlSchema* schema = nullptr;   ///< nothing: not held against one
  const ReaderLimits& limits;
  const std::vector<std::uint32_t>& start_tags;
};

/// Receives libxml2's events and builds the document; no tree is made. Whatever is wrong becomes a finding.
class XmlHandler {
 public:
  XmlHandler(DocumentBuilder& builder, Findings& findings, const XmlExpected& expected)
      : builder_{builder}, findings_{findings}, expected_{expected} {}

  void set_context(_xmlParserCtxt* context) { context_ = context; }
  [[nodiscard]] bool stopped() const noexcept { return stopped_; }

  void start(std::string_view local, std::string_view uri, const unsigned char** attributes, int count);
  void text(std::string_view part);
  void end();
  void doctype();
  void error(const _xmlError& error);
  /// What libxml2 says breaks the schema, about the element of the last event.
  void violation(const _xmlError& error);
  /// Ends fail-closed where libxml2 gave up on validating.
  void refuse_unchecked();
  /// Once all is read: gives violations the pointers of their nodes anew, as ranks among siblings are known only now.
  void settle_places();

 private:
  using Index = DocumentBuilder::Index;

  /// Text of one element that is open, and what else end() must know of it.
  struct Open {
    std::string text;
    std::size_t content_offset = 0;
    std::uint32_t attributes = 0;
    void reset(std::size_t offset) {
      text.clear();
      content_offset = offset;
      attributes = 0;
    }
  };

  void stop();
  [[nodiscard]] std::size_t position() const;
  Finding& add(Finding finding);
  Finding& report(std::string code, Place place, std::string message, std::string fix);
  bool report_double_attribute(const _xmlError& error);
  [[nodiscard]] Index violated_node(std::string_view attribute) const;
  void refuse_long_text();
  bool has_room();
  void attribute(const unsigned char** fields, std::size_t rank);
  void check_namespace(std::string_view uri);
  void check_name(const TagName& name);
  void check_repeated(Index index, std::uint32_t attributes);

  DocumentBuilder& builder_;
  Findings& findings_;
  XmlExpected expected_;
  std::size_t next_tag_ = 0;
  StartTag tag_;
  std::vector<Open> open_;
  _xmlParserCtxt* context_ = nullptr;
  Index last_ = 0;  // element of the last event: opened, given text or, where at_end_, closed
  std::size_t foreign_ = 0;  // depth of an open element of another namespace that was told of: not again for what is in it
  std::vector<std::pair<std::size_t, Index>> violations_;  // rank in the findings, node
  bool at_end_ = false;
  bool stopped_ = false;
  bool broken_ = false;  // libxml2 has said what is wrong; no second finding about the same names
};

}  // namespace ferrolabel::syntax

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "finding/finding.hpp"
#include "syntax/json_reader.hpp"

namespace ferrolabel::syntax {

/// An attribute by its local name; valid while start() runs.
struct XmlAttribute {
  std::string_view name;
  std::string_view value;  ///< trimmed of white space
};

/// What a document that is read as a stream is told to. Elements go by their local names.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  /// @param uri namespace of the element; xmlns declarations and xsi:* attributes are not among the attributes
  virtual void start(std::string_view name, std::string_view uri, std::span<const XmlAttribute> attributes) = 0;
  /// @param text of an element that holds no other element: trimmed, collected over comments and CDATA; else empty
  virtual void end(std::string_view name, std::string_view text) = 0;

  /// Line of the event that is under way, from 1.
  [[nodiscard]] std::uint32_t line() const noexcept { return line_; }

 private:
  friend class XmlEventSource;
  std::uint32_t line_ = 0;
};

/// Reads XML by the rules of read_xml, with no document of it kept: memory is that of the text.
/// @return what kept it from being read to its end; empty where it was
[[nodiscard]] Findings read_xml_events(SourceText source, XmlEvents& events, const ReaderLimits& limits);

}  // namespace ferrolabel::syntax

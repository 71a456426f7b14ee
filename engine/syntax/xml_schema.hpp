// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "finding/place.hpp"

struct _xmlSchema;

namespace ferrolabel::syntax {

/// An XML Schema 1.0, compiled once from texts of our own: never from what a document names (xsi:schemaLocation), never from
/// disk or network. Immutable; any number of threads may validate with it at once, by read_xml.
class XmlSchema {
 public:
  /// @param texts the schema itself first, then those that it imports, each under the name that schemaLocation has, of a web address the
  /// last part.
  /// Throws std::invalid_argument where they are no schema: they are part of the program.
  explicit XmlSchema(std::vector<SourceText> texts);

  /// Namespace of the schema itself, which the root of a document must have.
  [[nodiscard]] const std::string& target_namespace() const noexcept { return namespaces_.front(); }
  /// Whether the schema or one that it imports is of this namespace.
  [[nodiscard]] bool knows_namespace(std::string_view uri) const noexcept;
  /// What the schema says of a simple type, "{namespace}name" or "xs:date", or of the first one with this pattern; empty where
  /// it says nothing.
  [[nodiscard]] std::string_view documentation(std::string_view type_or_pattern) const noexcept;
  [[nodiscard]] const std::vector<std::string>& namespaces() const noexcept { return namespaces_; }

  [[nodiscard]] _xmlSchema* compiled() const noexcept { return compiled_.get(); }

 private:
  void note(const SourceText& text);

  std::shared_ptr<_xmlSchema> compiled_;
  std::vector<std::string> namespaces_;
  std::map<std::string, std::string, std::less<>> documentation_;
};

}  // namespace ferrolabel::syntax

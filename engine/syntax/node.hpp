// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/place.hpp"

namespace ferrolabel::syntax {

/// Kinds of a node. XML knows only `text` scalars, which a reader takes as number, boolean or string by need.
enum class Kind : std::uint8_t { null, boolean, number, string, text, array, object };

class Document;

/// A view of one value in a document: two words, copied freely, valid while its Document lives.
/// JSON object and XML element are the same thing here: an attribute or child element is a member,
/// the text of an element that also has attributes is the member "value", and an element whose
/// children are read with items() is an array. So one reader serves both syntaxes.
/// A node that does not exist answers as an empty null.
class Node {
 public:
  Node() = default;
  [[nodiscard]] bool exists() const noexcept { return document_ != nullptr; }
  explicit operator bool() const noexcept { return exists(); }

  [[nodiscard]] Kind kind() const noexcept;
  /// Member name or XML element/attribute name; empty for array items of JSON and for the root of JSON.
  [[nodiscard]] std::string_view name() const noexcept;
  /// Unescaped text of a scalar; for a number its lexeme as written. Empty for arrays and objects.
  [[nodiscard]] std::string_view scalar() const noexcept;
  /// Member of that name, or a node that does not exist.
  [[nodiscard]] Node member(std::string_view name) const noexcept;
  /// Children in document order: members of an object, items of an array.
  [[nodiscard]] Node first_child() const noexcept;
  [[nodiscard]] Node next() const noexcept;
  /// Pointer of JSON: RFC 6901. Of XML: the path of local names from the root, with the rank among the siblings of
  /// that name where there are several: /plant/processes/process[2]/activityLevel; attributes are written as elements.
  [[nodiscard]] Place place() const;

  friend bool operator==(Node, Node) = default;

 private:
  friend class Document;
  friend class DocumentBuilder;
  [[nodiscard]] std::string pointer() const;
  Node(const Document* document, std::uint32_t index) noexcept : document_{document}, index_{index} {}
  const Document* document_ = nullptr;
  std::uint32_t index_ = 0;
};

/// A parsed document of either syntax: a flat arena of nodes over one text. Immutable once read.
class Document {
 public:
  enum class Syntax : std::uint8_t { json, xml };

  [[nodiscard]] Node root() const noexcept;
  [[nodiscard]] Syntax syntax() const noexcept { return syntax_; }
  [[nodiscard]] const std::shared_ptr<const SourceText>& source() const noexcept { return source_; }

  /// From now on places have no pointer, which costs more than all else of reading a value; add_pointer gives it to those that a
  /// finding speaks of.
  void leave_out_pointers() noexcept { has_pointers_ = false; }
  /// Gives a place of a node of this document the pointer that it was made without; leaves any other place as it is.
  void add_pointer(Place& place) const;

 private:
  friend class Node;
  friend class DocumentBuilder;  // the readers' way in, syntax/document_builder.hpp

  struct Entry {
    std::string_view name;
    std::string_view scalar;
    std::uint32_t parent;
    std::uint32_t first_child;   // no_entry where there is none
    std::uint32_t next_sibling;  // no_entry where there is none
    std::uint32_t line;
    std::uint32_t column;
    std::uint32_t position;  // index among its siblings
    Kind kind;
  };
  static constexpr std::uint32_t no_entry = ~std::uint32_t{0};

  Syntax syntax_ = Syntax::json;
  bool has_pointers_ = true;
  std::shared_ptr<const SourceText> source_;
  std::vector<Entry> entries_;
  std::vector<std::unique_ptr<char[]>> text_blocks_;  // unescaped strings; stable addresses
};

}  // namespace ferrolabel::syntax

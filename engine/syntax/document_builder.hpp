// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::syntax {

/// Line and byte column, both from 1.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// Turns byte offsets of a text into lines and columns; linear over all calls when the offsets rise.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) noexcept : text_{text} {}
  [[nodiscard]] LineColumn at(std::size_t offset) noexcept;

 private:
  std::string_view text_;
  std::size_t line_start_ = 0;
  std::size_t next_line_ = 0;  // where the line after this one starts; 0 = not yet looked for
  std::uint32_t line_ = 1;
};

/// What both readers build a Document with. Call order: open/leaf … close as the values come, then take().
/// Names and scalars are kept as views: into the source text or into memory of keep() and block().
class DocumentBuilder {
 public:
  /// Index of a node in document order; the root is 0.
  using Index = std::uint32_t;

  DocumentBuilder(Document::Syntax syntax, SourceText source);

  /// The text as it was read; lives as long as the document.
  [[nodiscard]] std::string_view text() const noexcept { return document_.source_->text; }

  /// Adds a node under the open one and opens it. @param offset byte of its first sign in text().
  Index open(std::string_view name, Kind kind, std::size_t offset);
  /// Adds a node without children under the open one.
  Index leaf(std::string_view name, Kind kind, std::string_view scalar, std::size_t offset);
  void close() { open_.pop_back(); }

  [[nodiscard]] std::size_t depth() const noexcept { return open_.size(); }
  [[nodiscard]] std::size_t size() const noexcept { return document_.entries_.size(); }
  /// The node that is open. @pre depth() > 0
  [[nodiscard]] Index current() const noexcept { return open_.back().index; }
  /// Children so far of the node that is open. @pre depth() > 0
  [[nodiscard]] std::uint32_t child_count() const noexcept { return open_.back().children; }
  [[nodiscard]] Kind kind(Index index) const noexcept { return document_.entries_[index].kind; }
  void set_kind(Index index, Kind kind) noexcept { document_.entries_[index].kind = kind; }
  void set_scalar(Index index, std::string_view scalar) noexcept { document_.entries_[index].scalar = scalar; }

  /// Memory of that size that lives as long as the document.
  [[nodiscard]] char* block(std::size_t size);
  /// A copy that lives as long as the document.
  [[nodiscard]] std::string_view keep(std::string_view text);

  /// The place of a node that is already there.
  [[nodiscard]] Place place_of(Index index) const;
  /// A place at a byte of the text, with the pointer of the node that is open.
  [[nodiscard]] Place place_at(std::size_t offset);

  /// Pairs of children of a node that share a name: the later one and the first one of that name, in document order.
  struct Repeated {
    Index later;
    Index first;
  };
  [[nodiscard]] std::vector<Repeated> repeated_names(Index parent);

  [[nodiscard]] std::string_view name(Index index) const noexcept { return document_.entries_[index].name; }

  [[nodiscard]] Document take() &&;

 private:
  struct Open {
    Index index;
    Index last_child;
    std::uint32_t children;
  };

  Document document_;
  LineCounter lines_;
  std::vector<Open> open_;
  std::vector<Index> children_;  // scratch of repeated_names
  char* free_ = nullptr;         // rest of the newest shared block
  std::size_t free_size_ = 0;
};

}  // namespace ferrolabel::syntax

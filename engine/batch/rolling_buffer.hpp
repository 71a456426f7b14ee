// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "formats/input/byte_source.hpp"

namespace ferrolabel::batch {

/// A window that moves over the bytes of a source: it grows at its end by more(), and shrinks at its start by drop(), which
/// also counts lines. An index into it stays right when it grows; views and pointers do not.
/// One buffer serves many sources, one after another: open(), then the rest.
class RollingBuffer {
 public:
  /// @param chunk bytes that are asked of the source at once
  explicit RollingBuffer(std::size_t chunk) : chunk_{chunk} {}

  void open(formats::ByteSource& source);

  /// The bytes read and not dropped yet.
  [[nodiscard]] std::string_view window() const noexcept { return {bytes_.get() + begin_, end_ - begin_}; }

  /// Lengthens the window; false at the end of the source.
  bool more();

  /// @pre count is no more than the window's size
  void drop(std::size_t count) noexcept;

  [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }  ///< of the window's first byte in the source, from 0
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }      ///< of the same byte, from 1
  [[nodiscard]] std::uint64_t column() const noexcept { return offset_ - line_start_ + 1; }  ///< of the same byte, from 1
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }

 private:
  void make_room();

  std::size_t chunk_;
  formats::ByteSource* source_ = nullptr;
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t line_start_ = 0;
  bool ended_ = false;
};

}  // namespace ferrolabel::batch

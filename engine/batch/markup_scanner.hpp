// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "batch/rolling_buffer.hpp"

namespace ferrolabel::batch {

/// Goes over XML that is read bit by bit, from markup to markup, and keeps what lies between begin() and where it stands.
/// Only as much lexing as cutting needs: a parser decides what is well-formed. As '<' begins markup everywhere but in comments,
/// CDATA and processing instructions (an attribute cannot hold it), tags need not be read to their end to find the next one.
class MarkupScanner {
 public:
  enum class TagEnd : std::uint8_t { open, empty, broken };                ///< '>', '/>', or neither before '<' or the end
  enum class Section : std::uint8_t { none, closed, unclosed };
  enum class Found : std::uint8_t { start, end, outer_end, nothing };

  /// @param chunk bytes that are read at once @param most bytes that are kept
  MarkupScanner(std::size_t chunk, std::size_t most) : buffer_{chunk}, most_{most} {}

  void open(formats::ByteSource& source);

  /// What is kept begins here, and with it line(), column() and offset().
  void begin();
  /// Goes on without keeping, until begin().
  void keep_nothing() noexcept { keeping_ = false; }
  /// What was gone over since begin(). Not for use after keep_nothing() or where too_large().
  [[nodiscard]] std::string_view kept() const noexcept { return buffer_.window().substr(0, at_); }
  [[nodiscard]] bool too_large() const noexcept { return passed_most_ || (keeping_ && at_ > most_); }
  [[nodiscard]] std::uint64_t bytes() const noexcept { return buffer_.offset() + at_ - offset_; }  ///< since begin()
  [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }
  [[nodiscard]] std::uint64_t column() const noexcept { return column_; }

  /// Whether the text goes on with these bytes.
  [[nodiscard]] bool sees(std::string_view token);
  [[nodiscard]] bool at_end() { return !have(1); }
  /// The qualified name that begins `skip` bytes on; empty where none does or it has more than 1,000 bytes.
  [[nodiscard]] std::string name(std::size_t skip);

  void pass_blanks();
  /// @pre sees() told so of as many bytes
  void pass(std::size_t bytes) noexcept { at_ += bytes; }
  /// Passes a comment, CDATA section or processing instruction, if there is one; to the end where it does not close.
  Section pass_section();
  /// Passes a tag; where it is broken, up to '<' or the end. @pre sees("<")
  TagEnd pass_tag();
  /// To the next '<', or the end.
  void to_markup();
  /// To the end, or to one byte more than the most.
  void to_end();
  /// To the next tag of the name, or end tag of the outer name, or the end.
  Found to_tag(std::string_view name, std::string_view outer);

 private:
  [[nodiscard]] std::size_t left() const noexcept { return buffer_.window().size() - at_; }
  [[nodiscard]] const char* here() const noexcept { return buffer_.window().data() + at_; }
  [[nodiscard]] bool have(std::size_t count) { return count <= left() || read_until(count); }
  bool read_until(std::size_t count);
  bool refill();
  bool pass(std::string_view token);
  [[nodiscard]] bool named(std::size_t skip, std::string_view name);

  RollingBuffer buffer_;
  std::size_t most_;
  std::size_t at_ = 0;  ///< index into the window
  bool keeping_ = true;
  bool passed_most_ = false;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t column_ = 1;
};

}  // namespace ferrolabel::batch

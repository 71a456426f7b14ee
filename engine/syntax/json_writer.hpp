// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ferrolabel::syntax {

/// Writes one JSON document into a string. Call order: begin_object/key/value/end_object as the grammar has it
/// (asserted); text() at the end. Numbers in ECMAScript layout, strings with RFC 8785 escapes.
class JsonWriter {
 public:
  /// @param indent spaces a level; 0 writes one line without spaces.
  explicit JsonWriter(int indent = 2) : indent_{indent} { text_.reserve(usual_size); }

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& number(double value);  ///< not finite is written as null
  JsonWriter& integer(std::int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// A number already in JSON grammar, such as an exact decimal, written as it stands.
  JsonWriter& lexeme(std::string_view number);

  /// key(name) and the value, for the common case.
  JsonWriter& member(std::string_view name, std::string_view text) { return key(name).string(text); }
  JsonWriter& member(std::string_view name, const char* text) { return key(name).string(text); }
  JsonWriter& member(std::string_view name, double value) { return key(name).number(value); }
  JsonWriter& member(std::string_view name, const std::optional<double>& value) { return value ? key(name).number(*value) : key(name).null(); }
  JsonWriter& member(std::string_view name, bool value) { return key(name).boolean(value); }
  JsonWriter& member(std::string_view name, int value) { return key(name).integer(value); }

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  static constexpr std::size_t usual_size = 2048;  // so that it seldom grows

  void before_value();
  void new_line();

  std::string text_;
  std::string open_;  // '{' or '[' of each level
  int indent_;
  bool first_ = true;
  bool after_key_ = false;
};

}  // namespace ferrolabel::syntax

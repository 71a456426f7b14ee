// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_writer.hpp"

#include <cassert>
#include <cmath>

#include "syntax/json_string.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::syntax {

void JsonWriter::new_line() {
  if (indent_ == 0) return;
  text_ += '\n';
  text_.append(open_.size() * static_cast<std::size_t>(indent_), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (open_.empty()) {
    assert(text_.empty() && "a document holds one value");
    return;
  }
  assert(open_.back() == '[' && "a member needs a key");
  if (!first_) text_ += ',';
  new_line();
}

JsonWriter& JsonWriter::begin_object() {
  before_value();
  text_ += '{';
  open_ += '{';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  assert(!open_.empty() && open_.back() == '{' && !after_key_);
  open_.pop_back();
  if (!first_) new_line();
  text_ += '}';
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  before_value();
  text_ += '[';
  open_ += '[';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  assert(!open_.empty() && open_.back() == '[');
  open_.pop_back();
  if (!first_) new_line();
  text_ += ']';
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  assert(!open_.empty() && open_.back() == '{' && !after_key_);
  if (!first_) text_ += ',';
  first_ = false;
  new_line();
  append_json_string(text_, name);
  text_ += indent_ == 0 ? ":" : ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  before_value();
  append_json_string(text_, text);
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::lexeme(std::string_view number) {
  before_value();
  text_ += number;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::number(double value) { return std::isfinite(value) ? lexeme(format_number(value)) : null(); }

JsonWriter& JsonWriter::integer(std::int64_t value) { return lexeme(std::to_string(value)); }

JsonWriter& JsonWriter::boolean(bool value) { return lexeme(value ? "true" : "false"); }

JsonWriter& JsonWriter::null() { return lexeme("null"); }

}  // namespace ferrolabel::syntax

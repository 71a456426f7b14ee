// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "syntax/json_writer.hpp"
#include "syntax/xml_writer.hpp"

namespace ferrolabel::formats {

/// Where a document goes that is the same tree in JSON and XML. Within an object texts, numbers and integers come before
/// objects, lists and values, as XML writes them as attributes.
class TreeSink {
 public:
  TreeSink() = default;
  TreeSink(const TreeSink&) = delete;
  TreeSink& operator=(const TreeSink&) = delete;
  virtual ~TreeSink() = default;

  virtual void begin_object(std::string_view name) = 0;
  virtual void begin_item(std::string_view item) = 0;  ///< an object in a list
  virtual void end_object() = 0;                       ///< of begin_object and begin_item
  virtual void begin_list(std::string_view name) = 0;
  virtual void end_list() = 0;
  virtual void text(std::string_view name, std::string_view text) = 0;
  virtual void number(std::string_view name, double number) = 0;
  virtual void integer(std::string_view name, std::int64_t number) = 0;
  virtual void text_item(std::string_view item, std::string_view text) = 0;
  /// A value object: texts, numbers and integers follow, then end_value.
  virtual void begin_value(std::string_view name, double number) = 0;
  virtual void end_value() = 0;
};

class JsonSink final : public TreeSink {
 public:
  /// @param indent spaces a level; 0 writes one line.
  explicit JsonSink(int indent) : writer_{indent} {}
  void begin_object(std::string_view name) override;
  void begin_item(std::string_view) override { writer_.begin_object(); }
  void end_object() override { writer_.end_object(); }
  void begin_list(std::string_view name) override { writer_.key(name).begin_array(); }
  void end_list() override { writer_.end_array(); }
  void text(std::string_view name, std::string_view text) override { writer_.member(name, text); }
  void number(std::string_view name, double number) override { writer_.member(name, number); }
  void integer(std::string_view name, std::int64_t number) override { writer_.key(name).integer(number); }
  void text_item(std::string_view, std::string_view text) override { writer_.string(text); }
  void begin_value(std::string_view name, double number) override;
  void end_value() override { writer_.end_object(); }
  [[nodiscard]] std::string take() && { return std::move(writer_).take(); }

 private:
  syntax::JsonWriter writer_;
  bool root_written_ = false;
};

class XmlSink final : public TreeSink {
 public:
  /// @param xml_namespace of the root element
  explicit XmlSink(std::string_view xml_namespace) : xml_namespace_{xml_namespace} {}
  void begin_object(std::string_view name) override;
  void begin_item(std::string_view item) override { writer_.begin_element(item); }
  void end_object() override { writer_.end_element(); }
  void begin_list(std::string_view name) override { writer_.begin_element(name); }
  void end_list() override { writer_.end_element(); }
  void text(std::string_view name, std::string_view text) override { writer_.attribute(name, text); }
  void number(std::string_view name, double number) override;
  void integer(std::string_view name, std::int64_t number) override { writer_.attribute(name, std::to_string(number)); }
  void text_item(std::string_view item, std::string_view text) override { writer_.element(item, text); }
  void begin_value(std::string_view name, double number) override;
  void end_value() override;
  [[nodiscard]] std::string take() && { return std::move(writer_).take(); }

 private:
  syntax::XmlWriter writer_;
  std::string_view xml_namespace_;
  std::string number_;  // of the value that is open
  bool root_written_ = false;
};

}  // namespace ferrolabel::formats

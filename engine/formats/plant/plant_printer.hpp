// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "formats/plant/plant_fields.hpp"
#include "formats/plant/tree_sink.hpp"

namespace ferrolabel::formats {

/// The writer that the field lists of plant_fields.hpp are used with: what PlantObject reads, this writes. Members that
/// are not set are left out; enumerations are always written.
class PlantPrinter {
 public:
  template <class T>
  using Of = const T&;

  explicit PlantPrinter(TreeSink& sink) : sink_{sink} {}

  void format(std::string_view name) {
    sink_.text("format", name);
    sink_.integer("formatVersion", plant_format_version);
  }
  void here(const Place&) const noexcept {}
  void id(const std::string& id) { sink_.text("id", id); }
  void text(std::string_view name, const std::string& text, Need = Need::optional) {
    if (!text.empty()) sink_.text(name, text);
  }
  void text(std::string_view name, const std::string& written, const Place&, Need need = Need::optional) { text(name, written, need); }
  void country(std::string_view name, const std::optional<plant::CountryCode>& code) {
    if (code) sink_.text(name, code->letters());
  }
  void country(std::string_view name, const plant::CountryCode& code, const Place&) { sink_.text(name, code.letters()); }
  void cn(std::string_view name, const plant::CnCode& code, const Place&) { sink_.text(name, code.digits()); }
  void date(std::string_view name, const quantity::Date& day) { sink_.text(name, quantity::to_string(day)); }
  void integer(std::string_view name, const std::optional<int>& number, int, int, Need = Need::optional) {
    if (number) sink_.integer(name, *number);
  }
  template <class Enum>
  void choice(std::string_view name, Enum value, Need = Need::optional) {
    sink_.text(name, choice_name(value));
  }

  void value(std::string_view name, const quantity::Datum& datum, Role = Role::plain);
  void value(std::string_view name, const quantity::Datum& datum, std::string_view) { value(name, datum); }
  void value(std::string_view name, const std::optional<quantity::Datum>& datum, std::string_view) {
    if (datum) value(name, *datum);
  }
  template <class Quantity>
  void value(std::string_view name, const std::optional<quantity::Stated<Quantity>>& stated, Role = Role::plain) {
    if (stated) value(name, *stated);
  }
  template <class... Stated>
  void value(std::string_view name, const std::variant<Stated...>& variant, Role = Role::plain) {
    value(name, plant::datum(variant));
  }
  template <class... Stated>
  void value(std::string_view name, const std::optional<std::variant<Stated...>>& variant, Role = Role::plain) {
    if (variant) value(name, plant::datum(*variant));
  }
  void embedded(const quantity::Datum& datum, Role = Role::plain);
  void embedded(const quantity::Datum& datum, std::initializer_list<std::string_view>) { embedded(datum); }

  template <class Variant, class Parts>
  void value_or(std::string_view name, const std::optional<Variant>& whole, Need, Parts parts) {
    if (whole) return value(name, *whole);
    group(name, true, Need::required, parts);
  }
  template <class T>
  void object(std::string_view name, const T& fields_of, Need = Need::optional) {
    sink_.begin_object(name);
    fields(*this, fields_of);
    sink_.end_object();
  }
  template <class T>
  void object(std::string_view name, const std::optional<T>& fields_of) {
    if (fields_of) object(name, *fields_of);
  }
  template <class Fields>
  void group(std::string_view name, bool present, Need, Fields fields_of_group) {
    if (!present) return;
    sink_.begin_object(name);
    fields_of_group(*this);
    sink_.end_object();
  }
  template <class T>
  void list(std::string_view name, std::string_view item, const std::vector<T>& items, Need = Need::optional) {
    if (items.empty()) return;
    sink_.begin_list(name);
    for (const auto& one : items) {
      sink_.begin_item(item);
      fields(*this, one);
      sink_.end_object();
    }
    sink_.end_list();
  }
  void texts(std::string_view name, std::string_view item, const std::vector<std::string>& items);
  void one_of(std::string_view, std::string_view, Need = Need::optional) const noexcept {}

 private:
  void unit_and_evidence(const quantity::Datum& datum);

  TreeSink& sink_;
};

/// The per cent that reads back as this fraction, where there is one: 1.5 for 0.015.
[[nodiscard]] double percent_of(double fraction);

}  // namespace ferrolabel::formats

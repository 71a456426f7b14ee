// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "formats/plant/finding_list.hpp"
#include "formats/plant/plant_choices.hpp"
#include "formats/plant/plant_limits.hpp"
#include "formats/plant/plant_units.hpp"
#include "plant/installation.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::formats {

enum class Need : std::uint8_t { optional, required };

/// Findings and syntax of the document that is read.
struct ReadContext {
  FindingList findings;
  bool xml = false;
};

/// One object of a plant file on its way into a struct of the model: the reader that the field lists of plant_fields.hpp
/// are written for. Order of use: construct, name each member once, finish(), which reports members that nobody named.
/// Whatever is missing or wrong is a finding, and reading goes on, so that one pass finds everything; an optional member
/// that is there but wrong reads as present. Valid while document and context live.
class PlantObject {
 public:
  /// Field lists take the model by this type.
  template <class T>
  using Of = T&;

  /// A node that is no object is a finding; is_object() tells.
  PlantObject(syntax::Node object, ReadContext& context);

  [[nodiscard]] bool is_object() const noexcept { return is_object_; }

  void format(std::string_view) {
    take("format");
    take("formatVersion");
  }
  void here(Place& place) { place = object_.place(); }
  void id(std::string& out);
  void text(std::string_view name, std::string& out, Need need = Need::optional);
  void text(std::string_view name, std::string& out, Place& place, Need need = Need::optional);
  void country(std::string_view name, std::optional<plant::CountryCode>& out);
  void country(std::string_view name, plant::CountryCode& out, Place& place);
  void cn(std::string_view name, plant::CnCode& out, Place& place);
  void date(std::string_view name, quantity::Date& out);
  void integer(std::string_view name, std::optional<int>& out, int least, int most, Need need = Need::optional);

  template <class Enum>
  void choice(std::string_view name, Enum& out, Need need = Need::optional) {
    if (const auto index = choice_index(name, ChoiceNames<Enum>::list, need)) out = static_cast<Enum>(*index);
  }

  /// A required value.
  template <class Quantity>
  void value(std::string_view name, quantity::Stated<Quantity>& out, Role role = Role::plain) {
    const std::string_view canonical[] = {quantity::UnitName<Quantity>::text};
    if (const auto node = required(name)) read_value(node, canonical, role, out);
  }
  template <class Quantity>
  void value(std::string_view name, std::optional<quantity::Stated<Quantity>>& out, Role role = Role::plain) {
    const std::string_view canonical[] = {quantity::UnitName<Quantity>::text};
    if (const auto node = take(name)) read_value(node, canonical, role, out.emplace());
  }
  /// A value whose unit tells which alternative it is.
  template <class... Quantities>
  void value(std::string_view name, std::optional<std::variant<quantity::Stated<Quantities>...>>& out, Role role = Role::plain) {
    if (const auto node = take(name)) read_variant(node, out.emplace(), role);
  }
  template <class... Quantities>
  void value(std::string_view name, std::variant<quantity::Stated<Quantities>...>& out, Role role = Role::plain) {
    if (const auto node = required(name)) read_variant(node, out, role);
  }
  void value(std::string_view name, quantity::Datum& out, std::string_view canonical) {
    if (const auto node = required(name)) read_value(node, {&canonical, 1}, Role::plain, out);
  }
  void value(std::string_view name, std::optional<quantity::Datum>& out, std::string_view canonical) {
    if (const auto node = take(name)) read_value(node, {&canonical, 1}, Role::plain, out.emplace());
  }

  /// value, unit and evidence as members of this object itself, beside others.
  template <class Quantity>
  void embedded(quantity::Stated<Quantity>& out, Role role = Role::plain) {
    const std::string_view canonical[] = {quantity::UnitName<Quantity>::text};
    read_datum(canonical, role, out);
  }
  void embedded(quantity::Datum& out, std::initializer_list<std::string_view> canonicals) {
    read_datum({canonicals.begin(), canonicals.size()}, Role::plain, out);
  }

  /// A member that is a value, or an object with the fields of `parts`.
  template <class Variant, class Parts>
  void value_or(std::string_view name, std::optional<Variant>& out, Need need, Parts parts) {
    const auto node = need == Need::required ? required(name) : take(name);
    if (!node) return;
    if (is_value(node)) return read_variant(node, out.emplace(), Role::plain);
    PlantObject inner{node, context_};
    if (!inner.is_object()) return;
    inner.refuse_value();
    parts(inner);
    inner.finish();
  }

  template <class T>
  void object(std::string_view name, T& out, Need need = Need::optional) {
    if (const auto node = need == Need::required ? required(name) : take(name)) read_into(node, out);
  }
  template <class T>
  void object(std::string_view name, std::optional<T>& out) {
    if (const auto node = take(name)) read_into(node, out.emplace());
  }
  /// An object whose fields belong to the same struct. The flag is the writer's.
  template <class Fields>
  void group(std::string_view name, bool, Need need, Fields fields_of_group) {
    const auto node = need == Need::required ? required(name) : take(name);
    if (!node) return;
    PlantObject inner{node, context_};
    if (!inner.is_object()) return;
    fields_of_group(inner);
    inner.finish();
  }
  /// A list of objects; in XML each item is an element of that name. A required list is not empty.
  template <class T>
  void list(std::string_view name, std::string_view item, std::vector<T>& out, Need need = Need::optional) {
    const auto array = need == Need::required ? required(name) : take(name);
    if (!array) return;
    out.reserve(count_items(array, item, need));
    for (auto node = array.first_child(); node; node = node.next())
      if (is_item(array, node, item)) read_into(node, out.emplace_back());
  }
  void texts(std::string_view name, std::string_view item, std::vector<std::string>& out);

  /// At most one of two members; with required, exactly one. To be called after both have been read.
  void one_of(std::string_view first, std::string_view second, Need need = Need::optional);

  void finish();

 private:
  template <class T>
  void read_into(syntax::Node node, T& out);

  static constexpr std::size_t most_members = 40;

  /// An object, or a value without a unit that read_datum will speak of.
  enum class Shape : std::uint8_t { object, object_or_number };
  PlantObject(syntax::Node object, ReadContext& context, Shape shape);

  syntax::Node take(std::string_view name) noexcept;
  syntax::Node required(std::string_view name);
  void missing(std::string_view name);
  void error(std::string_view code, syntax::Node at, std::string message, std::string fix);
  void wrong_kind(syntax::Node node, std::string_view wanted, std::string fix);
  [[nodiscard]] std::optional<std::string_view> scalar_text(syntax::Node node, std::string_view wanted);
  [[nodiscard]] bool read_text(std::string_view name, std::string& out, Need need, syntax::Node& node);
  [[nodiscard]] std::optional<std::size_t> choice_index(std::string_view name, std::span<const std::string_view> names, Need need);
  [[nodiscard]] std::optional<double> number(syntax::Node node);

  [[nodiscard]] static bool is_value(syntax::Node node) noexcept;
  void refuse_value();
  /// Reads a value object. @return which of the units it is in; 0 where it is in none of them
  std::size_t read_value(syntax::Node node, std::span<const std::string_view> canonicals, Role role, quantity::Datum& out);
  std::size_t read_datum(std::span<const std::string_view> canonicals, Role role, quantity::Datum& out);
  void read_evidence(quantity::Evidence& out);
  void check_range(const quantity::Datum& datum, Role role, syntax::Node value, std::string_view unit);

  template <class... Quantities>
  void read_variant(syntax::Node node, std::variant<quantity::Stated<Quantities>...>& out, Role role) {
    static constexpr std::string_view canonicals[] = {quantity::UnitName<Quantities>::text...};
    quantity::Datum read;
    const auto index = read_value(node, canonicals, role, read);
    std::size_t at = 0;
    static_cast<void>(((at++ == index && (out = quantity::Stated<Quantities>{read.value, std::move(read.evidence), std::move(read.place)}, true)) || ...));
  }

  [[nodiscard]] std::size_t count_items(syntax::Node array, std::string_view item, Need need);
  [[nodiscard]] bool is_item(syntax::Node array, syntax::Node node, std::string_view item) const noexcept;
  void report_members();

  syntax::Node object_;
  ReadContext& context_;
  syntax::Node cursor_;  // where the next member probably stands: files mostly keep the order of the field lists
  std::array<std::string_view, most_members> known_{};
  std::size_t known_count_ = 0;
  std::size_t taken_ = 0;
  bool is_object_ = false;
};

/// Reads a node that is an object into a struct by its field list.
template <class T>
void read_object(syntax::Node node, ReadContext& context, T& out) {
  PlantObject object{node, context};
  if (!object.is_object()) return;
  fields(object, out);
  object.finish();
}

template <class T>
void PlantObject::read_into(syntax::Node node, T& out) {
  read_object(node, context_, out);
}

}  // namespace ferrolabel::formats

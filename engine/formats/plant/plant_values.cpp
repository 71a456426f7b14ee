// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/plant_object.hpp"
#include "formats/plant/spelling.hpp"
#include "quantity/number_text.hpp"

/// Members of a PlantObject that are values with unit and evidence.
namespace ferrolabel::formats {

using quantity::number_text;
using syntax::Kind;
using syntax::Node;

namespace {
constexpr double per_cent = 100;
constexpr double most_uncertainty_percent = 1000;
}  // namespace

bool PlantObject::is_value(Node node) noexcept {
  const auto kind = node.kind();
  if (kind == Kind::number || kind == Kind::string) return true;
  if (kind == Kind::text) return !node.scalar().empty();
  return node.member("value") || node.member("unit");
}

void PlantObject::refuse_value() {
  static_cast<void>(take("value"));
  static_cast<void>(take("unit"));
}

std::size_t PlantObject::read_value(Node node, std::span<const std::string_view> canonicals, Role role, quantity::Datum& out) {
  PlantObject inner{node, context_, Shape::object_or_number};
  const auto index = inner.read_datum(canonicals, role, out);
  inner.finish();
  return index;
}

std::size_t PlantObject::read_datum(std::span<const std::string_view> canonicals, Role role, quantity::Datum& out) {
  out.place = object_.place();
  out.unit = canonicals.front();
  const auto kind = object_.kind();
  if (!is_object_) {
    if (kind != Kind::number && kind != Kind::string && kind != Kind::text) return 0;
    if (const auto value = number(object_))
      error("plant.unit.missing", object_, "'" + std::string{object_.name()} + "' has no unit",
            context_.xml ? "write unit=\"" + std::string{canonicals.front()} + "\" in the element"
                         : "write {\"value\": " + std::string{object_.scalar()} + ", \"unit\": \"" + std::string{canonicals.front()} + "\"}");
    return 0;
  }
  const auto value_node = required("value");
  const auto unit_node = take("unit");
  read_evidence(out.evidence);
  const auto value = value_node ? number(value_node) : std::nullopt;
  if (value && *value < 0 && !may_be_negative(role))
    error("plant.value.negative", value_node, (object_.name().empty() ? "the value" : "'" + std::string{object_.name()} + "'") + " is " + std::string{value_node.scalar()} + ", which is negative",
          "write an amount of 0 or more; what leaves has members of its own");
  if (!unit_node) {
    error("plant.unit.missing", object_, "the unit is missing" + (object_.name().empty() ? std::string{} : " of '" + std::string{object_.name()} + "'"),
          "add 'unit', such as \"" + std::string{canonicals.front()} + "\"");
    return 0;
  }
  const auto unit = scalar_text(unit_node, "a unit");
  if (!unit) return 0;
  for (std::size_t at = 0; at < canonicals.size(); ++at) {
    const auto conversion = find_plant_conversion(*unit, canonicals[at]);
    if (!conversion) continue;
    out.unit = conversion->canonical;
    if (!value) return at;
    out.value = conversion->apply(*value);
    check_range(out, role, value_node, *unit);
    return at;
  }
  error("plant.unit.does-not-fit", unit_node, in_quotes(*unit) + " is no unit of " + (object_.name().empty() ? "this value" : "'" + std::string{object_.name()} + "'"), unit_advice(*unit, canonicals));
  return 0;
}

void PlantObject::read_evidence(quantity::Evidence& out) {
  integer("tier", out.tier, 1, 4);
  if (const auto node = take("uncertaintyPercent")) {
    const auto percent = number(node);
    if (percent && *percent > 0 && *percent <= most_uncertainty_percent)
      out.uncertainty = *percent / per_cent;
    else if (percent)
      error("plant.uncertainty.out-of-range", node, "an uncertainty of " + std::string{node.scalar()} + " % is not possible",
            *percent == 0 ? "leave it out where it is not known: no measurement is exact" : "write the half width at 95 % in per cent, above 0 and at most 1000");
  }
  choice("distribution", out.distribution);
  text("source", out.source);
}

void PlantObject::check_range(const quantity::Datum& datum, Role role, Node value, std::string_view unit) {
  const double number = datum.value;
  const auto name = object_.name();
  const auto with_unit = [](const std::string& text, std::string_view of) { return of == "1" ? text : text + " " + std::string{of}; };
  const auto what = (name.empty() ? std::string{} : "'" + std::string{name} + "' is ") + with_unit(std::string{value.scalar()}, unit);
  if (number < 0 && !may_be_negative(role)) return;  // said already
  if (number == 0 && must_be_positive(role)) return error("plant.value.zero", value, what + ", but others are divided by it", "write the amount, which is above 0");
  const auto range = range_of(datum.unit, role);
  if (number <= range.most && number >= -range.most) return;
  error("plant.value.absurd", value, what + ", more than is possible (at most " + with_unit(number_text(range.most), datum.unit) + "): " + std::string{range.reason},
        datum.unit == "1" ? "check the unit; per cent are written with unit \"%\""
                          : "check unit and decimal sign; a slip of 1000 between kg and t, kWh and MWh, MJ and GJ is the usual cause");
}

}  // namespace ferrolabel::formats

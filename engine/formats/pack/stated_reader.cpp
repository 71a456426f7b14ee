// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/stated_reader.hpp"

#include <algorithm>
#include <utility>

namespace ferrolabel::formats {

namespace {

const method::Source* find_source(const method::PackInfo& info, std::string_view id) {
  const auto at =
      std::find_if(info.sources.begin(), info.sources.end(), [id](const auto& source) { return source.id == id; });
  return at != info.sources.end() ? &*at : nullptr;
}

const method::Source* read_source(syntax::Node node, const method::PackInfo& info, Findings& findings) {
  const auto id = text_of(node, findings);
  if (id.empty()) return nullptr;
  const auto* source = find_source(info, id);
  if (source == nullptr)
    add_pack_error(findings, "pack.unknown-source", node.place(), "source '" + id + "' is not one of the pack's",
                   "Name an id of \"sources\", or add the source there.");
  return source;
}

/// Relative half width of a range round a value, or nothing with a finding.
std::optional<double> half_width(syntax::Node range, double value, Findings& findings) {
  const auto bounds = items_of(range, findings);
  if (bounds.size() == 2) {
    const double lower = number_of(bounds[0], findings);
    const double upper = number_of(bounds[1], findings);
    if (lower < upper && lower <= value && value <= upper && value > 0) return (upper - lower) / 2 / value;
  }
  add_pack_error(findings, "pack.bad-value", range.place(), "a range must be [lower, upper] round its value",
                 "Mend the limits or the value.");
  return {};
}

}  // namespace

FigureContext read_context(ObjectReader& object, std::string_view canonical, const method::PackInfo& info) {
  FigureContext context;
  auto& findings = object.findings();
  const auto unit_node = object.required("unit");
  const auto unit = text_of(unit_node, findings);
  if (const auto conversion = quantity::find_conversion(unit, canonical)) {
    context.multiply = conversion->multiply;
    context.divide = conversion->divide;
  } else if (!unit.empty()) {
    add_pack_error(findings, "pack.bad-unit", unit_node.place(), "unit '" + unit + "' does not fit",
                   "Expected " + std::string{canonical} + " or a unit that converts into it.");
  }
  if (const auto* source = read_source(object.required("source"), info, findings))
    context.evidence.source = source->reference;
  context.evidence.confidence = object.confidence("confidence");
  return context;
}

quantity::Datum read_cell(syntax::Node number, const FigureContext& context, Findings& findings) {
  quantity::Datum datum;
  datum.value = number_of(number, findings) * context.multiply / context.divide;
  datum.evidence = context.evidence;
  if (number) datum.place = number.place();
  return datum;
}

quantity::Datum read_figure(ObjectReader& object, std::string_view canonical, const method::PackInfo& info) {
  auto& findings = object.findings();
  auto context = read_context(object, canonical, info);
  const auto value = object.required("value");
  auto datum = read_cell(value, context, findings);
  datum.unit = canonical;
  const auto range = object.optional("range");
  const auto uncertainty = object.optional("uncertainty");
  if (range) datum.evidence.uncertainty = half_width(range, datum.value * context.divide / context.multiply, findings);
  if (uncertainty) datum.evidence.uncertainty = number_of(uncertainty, findings);
  if (uncertainty && datum.evidence.uncertainty == 0.0)
    add_pack_error(findings, "pack.bad-value", uncertainty.place(), "an uncertainty of 0",
                   "Leave it out where it is not known.");
  if (range || uncertainty) static_cast<void>(read_source(object.required("rangeSource"), info, findings));
  return datum;
}

quantity::Datum read_figure(syntax::Node node, std::string_view canonical, const method::PackInfo& info,
                            Findings& findings) {
  ObjectReader object{node, findings};
  auto datum = read_figure(object, canonical, info);
  object.finish();
  return datum;
}

}  // namespace ferrolabel::formats

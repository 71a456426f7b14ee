// SPDX-License-Identifier: Apache-2.0
#include "formats/result/uncertainty_json.hpp"

#include <algorithm>
#include <array>

#include "formats/plant/plant_choices.hpp"
#include "formats/result/findings_json.hpp"
#include "formats/result/inventory_json.hpp"

namespace ferrolabel::formats {

namespace {

void write_datum(syntax::JsonWriter& writer, const quantity::Datum& datum) {
  writer.member("value", datum.value);
  writer.member("unit", datum.unit);
  writer.member("source", datum.evidence.source);
  writer.key("where");
  write_where(writer, datum.place);
}

void write_draws(syntax::JsonWriter& writer, const DrawSummary& drawn) {
  writer.key("monteCarlo");
  if (drawn.draws == 0) {
    writer.null();
    return;
  }
  writer.begin_object();
  writer.key("draws").integer(static_cast<std::int64_t>(drawn.draws));
  writer.key("seed").lexeme(std::to_string(drawn.seed));
  writer.key("refused").integer(static_cast<std::int64_t>(drawn.refused));
  writer.member("mean", drawn.mean);
  writer.member("standardDeviation", drawn.standard_deviation);
  writer.member("lower", drawn.lower);
  writer.member("median", drawn.median);
  writer.member("upper", drawn.upper);
  writer.end_object();
}

void write_inputs(syntax::JsonWriter& writer, const UncertaintyDocument& document) {
  writer.key("inputs").begin_array();
  for (const auto& input : document.inputs) {
    writer.begin_object();
    write_datum(writer, *input.datum);
    writer.key("relativeHalfWidth");
    if (input.origin == embedded::UncertaintyOrigin::unknown) writer.null();
    else writer.number(input.half_width);
    writer.member("distribution", choice_name(input.distribution));
    writer.member("origin", to_string(input.origin));
    const auto at = std::find_if(document.sensitivities.begin(), document.sensitivities.end(), [&input](const auto& entry) { return entry.datum == input.datum; });
    writer.member("sensitivity", at != document.sensitivities.end() ? std::optional{at->derivative} : std::nullopt);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

std::string_view to_string(embedded::UncertaintyOrigin origin) noexcept {
  constexpr std::array<std::string_view, 5> names{"stated", "tier", "pack", "exact", "unknown"};
  return names[static_cast<std::size_t>(origin)];
}

std::string uncertainty_json(const UncertaintyDocument& document) {
  syntax::JsonWriter writer;
  writer.begin_object();
  write_origin(writer, document.input_digest, *document.inventory.method);
  writer.member("product", document.product);
  writer.member("figure", document.figure);
  writer.member("value", document.analytic.value);
  writer.member("unit", document.unit);
  writer.key("analytic").begin_object();
  writer.member("halfWidth", document.analytic.half_width);
  writer.member("complete", document.analytic.half_width && document.analytic.coverage.complete());
  writer.key("inputsTold").integer(static_cast<std::int64_t>(document.analytic.coverage.told));
  writer.key("inputsUntold").integer(static_cast<std::int64_t>(document.analytic.coverage.untold));
  writer.key("contributions").begin_array();
  for (const auto& contribution : document.analytic.contributions) {
    writer.begin_object();
    write_datum(writer, *contribution.datum);
    writer.member("sensitivity", contribution.sensitivity);
    writer.member("share", contribution.share);
    writer.end_object();
  }
  writer.end_array().end_object();
  write_draws(writer, document.drawn);
  write_inputs(writer, document);
  writer.key("findings");
  write_findings(writer, document.findings);
  writer.end_object();
  return writer.text() + "\n";
}

}  // namespace ferrolabel::formats

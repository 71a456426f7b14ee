// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/plant_printer.hpp"

#include <cmath>
#include <limits>

#include "syntax/number.hpp"

namespace ferrolabel::formats {

double percent_of(double fraction) {
  constexpr double per_cent = 100;
  constexpr double up = std::numeric_limits<double>::infinity();
  const double near = fraction * per_cent;
  // 0.07 · 100 is 7.000000000000001, which divided by 100 gives 0.07 too: of all neighbours that do, the shortest.
  double best = near;
  std::size_t shortest = std::numeric_limits<std::size_t>::max();
  double candidate = std::nextafter(std::nextafter(near, -up), -up);
  for (int step = 0; step < 5; ++step, candidate = std::nextafter(candidate, up)) {
    if (candidate / per_cent != fraction) continue;
    const auto length = syntax::format_number(candidate).size();
    if (length >= shortest) continue;
    shortest = length;
    best = candidate;
  }
  return best;
}

void PlantPrinter::unit_and_evidence(const quantity::Datum& datum) {
  sink_.text("unit", datum.unit);
  const auto& evidence = datum.evidence;
  if (evidence.tier) sink_.integer("tier", *evidence.tier);
  if (evidence.uncertainty) sink_.number("uncertaintyPercent", percent_of(*evidence.uncertainty));
  if (evidence.distribution != quantity::Distribution::normal) sink_.text("distribution", choice_name(evidence.distribution));
  if (!evidence.source.empty()) sink_.text("source", evidence.source);
}

void PlantPrinter::value(std::string_view name, const quantity::Datum& datum, Role) {
  sink_.begin_value(name, datum.value);
  unit_and_evidence(datum);
  sink_.end_value();
}

void PlantPrinter::embedded(const quantity::Datum& datum, Role) {
  sink_.number("value", datum.value);
  unit_and_evidence(datum);
}

void PlantPrinter::texts(std::string_view name, std::string_view item, const std::vector<std::string>& items) {
  if (items.empty()) return;
  sink_.begin_list(name);
  for (const auto& text : items) sink_.text_item(item, text);
  sink_.end_list();
}

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#include "embedded/precursor.hpp"

namespace ferrolabel::embedded {

using emissions::Rule;

namespace {

std::optional<PurchasedEmissions> by_default(const Assembly& assembly, const plant::PurchasedPrecursor& precursor) {
  auto& trace = assembly.trace();
  const auto& method = assembly.calculation.method;
  if (!method.default_values_allowed || !method.default_values) {
    assembly.calculation.error("embedded.default.not-allowed", precursor.place, "method '" + method.info.id + "' knows no default values, but precursor '" + precursor.id + "' asks for one",
                               "state direct and indirect of the supplier with basis 'verified' or 'supplier'");
    return std::nullopt;
  }
  if (!precursor.country) {
    assembly.calculation.error("embedded.default.country-missing", precursor.place, "precursor '" + precursor.id + "' has no country, and default values are by country",
                               "state the country of origin");
    return std::nullopt;
  }
  const auto* row = method.default_values->find(precursor.country->letters(), precursor.cn.digits());
  const auto year = import_year(assembly.plant);
  const auto* mark_up = method.default_values->mark_up(year);
  if (row == nullptr || mark_up == nullptr) {
    assembly.calculation.error("embedded.default.missing", precursor.place,
                               "'" + method.default_values->info.id + "' has no default value for CN " + precursor.cn.digits() + " from " + precursor.country->letters() +
                                   " in " + std::to_string(year),
                               "ask the supplier for values; a value that the pack lacks is never invented");
    return std::nullopt;
  }
  const auto* category = method.goods->find_category(precursor.category);
  const bool needs_split = category != nullptr && category->indirect_in_basis;
  if (!row->direct && needs_split) {
    assembly.calculation.error("embedded.default.no-split", precursor.place, "the default value of CN " + precursor.cn.digits() + " is a total without direct and indirect part",
                               "ask the supplier for both parts");
    return std::nullopt;
  }
  const auto factor = trace.input(*mark_up, &precursor.id, Rule::factor);
  const auto& direct = row->direct ? *row->direct : row->total;
  PurchasedEmissions result{.direct = trace.product<SpecificEmissions>(Rule::default_value, &precursor.id, trace.input(direct, &precursor.id, Rule::factor), factor),
                            .indirect = std::nullopt,
                            .is_default = true};
  if (row->indirect) result.indirect = trace.product<SpecificEmissions>(Rule::default_value, &precursor.id, trace.input(*row->indirect, &precursor.id, Rule::factor), factor);
  if (!row->direct)
    assembly.calculation.warning("embedded.default.total-as-direct", precursor.place,
                                 "the default value of precursor '" + precursor.id + "' is published as a total; it counts as direct, as only direct emissions of this good are in the basis",
                                 "ask the supplier for actual values");
  return result;
}

}  // namespace

int import_year(const plant::Installation& plant) noexcept {
  return plant.import_year ? *plant.import_year : static_cast<int>(plant.period.to.year());
}

std::optional<PurchasedEmissions> purchased_emissions(const Assembly& assembly, const plant::PurchasedPrecursor& precursor) {
  if (precursor.basis == plant::PrecursorBasis::defaults) return by_default(assembly, precursor);
  auto& trace = assembly.trace();
  if (!precursor.direct || !precursor.indirect) {
    assembly.calculation.error("embedded.precursor.value-missing", precursor.place,
                               "precursor '" + precursor.id + "' has no " + (precursor.direct ? "indirect" : "direct") + " embedded emissions",
                               "state what the supplier gave, or basis 'default'; a missing value is not zero");
    return std::nullopt;
  }
  return PurchasedEmissions{.direct = trace.input(*precursor.direct, &precursor.id), .indirect = trace.input(*precursor.indirect, &precursor.id)};
}

}  // namespace ferrolabel::embedded

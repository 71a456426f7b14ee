// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>

#include "label/classify.hpp"
#include "label/ladder.hpp"
#include "label/limit.hpp"

namespace ferrolabel::label {

namespace {

/// Whether a draw is within one class, in doubles.
bool admits(const method::SchemeClass& each, const Draw& draw, double credit, const ClassifyInputs& inputs) {
  if (each.scrap_minimum && inputs.scrap_per_product && *inputs.scrap_per_product >= *each.scrap_minimum) return true;
  const auto value = draw.intensity - credit;
  const auto limit = approximate_limit(each.limit, std::clamp(draw.scrap_share, 0.0, 1.0));
  return each.op == method::LimitOperator::at_most ? value <= limit : value < limit;
}

Finding refuses(const method::Scheme& scheme, const std::string& reason) {
  return {"classify.scheme.refuses", Severity::error, {}, "'" + scheme.info.id + "' gives no class: " + reason, "Ask another scheme, or give what is missing."};
}

}  // namespace

Result<std::vector<ClassProbability>> probabilities(const method::Scheme& scheme, std::string_view family, std::span<const Draw> draws,
                                                    const std::optional<quantity::Date>& date, const ClassifyInputs& inputs) {
  const auto asked = class_ladder(scheme, family, date);
  if (!asked) return asked.findings();
  if (!asked->ladder.refused_because.empty()) return refuses(scheme, asked->ladder.refused_because);
  if (draws.empty()) return refuses(scheme, "there are no draws");
  double credit = 0;
  if (scheme.credit) {
    if (!inputs.primary_fraction) return refuses(scheme, "the primary fraction was not given");
    credit = inputs.primary_fraction->to_double() * scheme.credit->coefficient.to_double();
  }
  const auto& classes = asked->ladder.classes;
  std::vector<std::size_t> counts(classes.size() + 1, 0);
  for (const auto& draw : draws) {
    const auto at = std::find_if(classes.begin(), classes.end(), [&](const auto* each) { return admits(*each, draw, credit, inputs); });
    ++counts[static_cast<std::size_t>(at - classes.begin())];
  }
  std::vector<ClassProbability> result;
  const auto share = [&](std::size_t at) { return static_cast<double>(counts[at]) / static_cast<double>(draws.size()); };
  for (std::size_t at = 0; at < classes.size(); ++at) result.push_back({classes[at]->name, classes[at]->rank, share(at)});
  result.push_back({asked->family.otherwise.name, asked->family.otherwise.rank, share(classes.size())});
  return result;
}

std::optional<double> stated_probability(double probability, const embedded::SpreadCoverage& coverage) noexcept {
  const bool certain = probability <= 0 || probability >= 1;
  if (!coverage.any() || (certain && coverage.untold > coverage.told)) return std::nullopt;
  return probability;
}

}  // namespace ferrolabel::label

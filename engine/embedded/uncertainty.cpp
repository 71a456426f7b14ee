// SPDX-License-Identifier: Apache-2.0
#include "embedded/uncertainty.hpp"

#include <algorithm>
#include <cmath>

#include "embedded/replay.hpp"
#include "quantity/number_text.hpp"
#include "sampling/draw.hpp"
#include "sampling/ordered_parallel_for.hpp"

namespace ferrolabel::embedded {

namespace {

/// Figures that the method fixes by convention, such as 3.664 or the factor of natural gas in waste-gas corrections.
bool fixed_by_method(const quantity::Datum* datum, const method::AccountingMethod& method) {
  const auto is = [datum](const quantity::Datum& fixed) { return &fixed == datum; };
  if (is(method.co2_per_carbon) || is(method.gwp_n2o) || is(method.gwp_cf4) || is(method.gwp_c2f6) || is(method.waste_gas_factor) ||
      is(method.waste_gas_export_correction) || is(method.oxidation_factor) || is(method.conversion_factor))
    return true;
  if (!method.default_values) return false;
  const auto& mark_ups = method.default_values->mark_ups;
  return std::any_of(mark_ups.begin(), mark_ups.end(), [&](const auto& year) { return is(year.second); });
}

/// The tier's limit for activity data whose uncertainty is not measured; nothing for other inputs.
std::optional<double> tier_limit(const quantity::Datum* datum, const Inventory& inventory) {
  if (!datum->evidence.tier) return std::nullopt;
  for (const auto& figures : inventory.streams) {
    const auto& activity = figures.stream->activity;
    const auto holds = [datum](const std::optional<plant::Amount>& amount) { return amount && &plant::datum(*amount) == datum; };
    if (!holds(activity.metered) && !holds(activity.purchased) && !holds(activity.opening_stock) && !holds(activity.closing_stock) && !holds(activity.exported)) continue;
    const auto& table = inventory.method->tiers->activity_data;
    const auto limits = table.find(tier_activity(*figures.stream));
    const auto tier = static_cast<std::size_t>(*datum->evidence.tier);
    if (limits == table.end() || tier < 1 || tier > limits->second.by_tier.size()) return std::nullopt;
    return limits->second.by_tier[tier - 1];
  }
  return std::nullopt;
}

bool in_pack(const quantity::Datum* datum, const Inventory& inventory) {
  const auto& materials = inventory.method->factors->materials;
  const auto inside = [datum](const auto& factor) { return factor && &*factor == datum; };
  return std::any_of(materials.begin(), materials.end(), [&](const method::Material& material) {
    return inside(material.biomass_fraction) || inside(material.net_calorific_value) || inside(material.emission_factor) || inside(material.emission_factor_by_mass) || inside(material.carbon_content);
  });
}

InputUncertainty uncertainty_of(const quantity::Datum* datum, const Inventory& inventory) {
  InputUncertainty result{.datum = datum, .distribution = datum->evidence.distribution};
  if (datum->evidence.uncertainty) {
    result.half_width = *datum->evidence.uncertainty;
    result.origin = in_pack(datum, inventory) ? UncertaintyOrigin::pack : UncertaintyOrigin::stated;
  } else if (datum->evidence.by_convention || fixed_by_method(datum, *inventory.method)) {
    result.origin = UncertaintyOrigin::exact;
  } else if (const auto limit = tier_limit(datum, inventory)) {
    result.half_width = *limit;
    result.origin = UncertaintyOrigin::tier;
  }
  return result;
}

/// Nothing physical falls below zero, unless it is stated below zero; a share stays a share.
sampling::Range physical_range(const quantity::Datum& datum) {
  sampling::Range range;
  if (datum.value >= 0) range.lower = 0;
  if (datum.unit == quantity::UnitName<quantity::Ratio>::text && datum.value <= 1) range.upper = 1;
  return range;
}

std::vector<InputUncertainty> spreads(const Replay& replay, const Inventory& inventory, Findings& findings) {
  std::vector<InputUncertainty> result;
  for (const auto* datum : replay.inputs()) {
    result.push_back(uncertainty_of(datum, inventory));
    if (result.back().origin == UncertaintyOrigin::unknown && datum->value != 0)
      findings.push_back({"uncertainty.input.unknown", Severity::warning, datum->place,
                          "nothing tells how uncertain this value is" + (datum->evidence.source.empty() ? std::string{} : " (" + datum->evidence.source + ")") +
                              "; the result leaves its uncertainty out",
                          "state uncertaintyPercent, or for activity data the tier"});
  }
  return result;
}

std::vector<double> stated_values(const Replay& replay) {
  std::vector<double> values;
  for (const auto* datum : replay.inputs()) values.push_back(datum->value);
  return values;
}

SpreadCoverage coverage_of(const std::vector<InputUncertainty>& inputs, const std::vector<double>& gradient) {
  SpreadCoverage coverage;
  for (std::size_t at = 0; at < inputs.size(); ++at) {
    if (gradient[at] == 0 || inputs[at].datum->value == 0) continue;
    if (inputs[at].half_width > 0) ++coverage.told;
    else if (inputs[at].origin == UncertaintyOrigin::unknown) ++coverage.untold;
  }
  return coverage;
}

}  // namespace

std::vector<InputUncertainty> input_uncertainties(const Inventory& inventory, std::span<const StepId> figures, Findings& findings) {
  return spreads(Replay{inventory, figures}, inventory, findings);
}

SpreadCoverage spread_coverage(const Inventory& inventory, StepId figure) {
  Replay replay{inventory, std::span{&figure, 1}};
  Findings findings;
  const auto inputs = spreads(replay, inventory, findings);
  if (!replay.evaluate(stated_values(replay))) return {0, inputs.size()};
  return coverage_of(inputs, replay.gradient(figure));
}

Finding untold_note(std::size_t untold) {
  const auto inputs = untold == 1 ? std::string{"one input of a good states"} : "up to " + std::to_string(untold) + " inputs of a good state";
  return {"uncertainty.incomplete", Severity::note, {}, inputs + " no uncertainty, which the spread told here leaves out", "'ferrolabel uncertainty PLANT PRODUCT' names them"};
}

AnalyticUncertainty analytic_uncertainty(const Inventory& inventory, StepId figure, Findings& findings) {
  Replay replay{inventory, std::span{&figure, 1}};
  const auto inputs = spreads(replay, inventory, findings);
  if (!replay.evaluate(stated_values(replay))) return {};
  const auto gradient = replay.gradient(figure);
  AnalyticUncertainty result;
  result.value = replay.value(figure);
  double variance = 0;
  for (std::size_t at = 0; at < inputs.size(); ++at) {
    const double spread = sampling::standard_uncertainty(inputs[at].distribution, inputs[at].datum->value, inputs[at].half_width);
    const double part = gradient[at] * gradient[at] * spread * spread;
    variance += part;
    if (part > 0) result.contributions.push_back({inputs[at].datum, gradient[at], part});
  }
  for (auto& contribution : result.contributions) contribution.share /= variance;
  std::stable_sort(result.contributions.begin(), result.contributions.end(), [](const auto& left, const auto& right) { return left.share > right.share; });
  result.coverage = coverage_of(inputs, gradient);
  if (result.coverage.any()) result.half_width = sampling::coverage_95 * std::sqrt(variance);
  return result;
}

std::vector<Sensitivity> sensitivities(const Inventory& inventory, StepId figure) {
  Replay replay{inventory, std::span{&figure, 1}};
  if (!replay.evaluate(stated_values(replay))) return {};
  const auto gradient = replay.gradient(figure);
  std::vector<Sensitivity> result;
  for (std::size_t at = 0; at < gradient.size(); ++at) result.push_back({replay.inputs()[at], gradient[at]});
  return result;
}

MonteCarlo monte_carlo(const Inventory& inventory, std::span<const StepId> figures, const MonteCarloOptions& options, Findings& findings) {
  constexpr std::size_t block = 256;
  const Replay original{inventory, figures};
  const auto inputs = spreads(original, inventory, findings);
  const auto nominal = stated_values(original);
  std::vector<sampling::Range> ranges;
  for (const auto* datum : original.inputs()) ranges.push_back(physical_range(*datum));
  const auto workers = sampling::worker_count(options.draws, options.threads, block);
  std::vector<Replay> replays;
  for (unsigned worker = 0; worker < workers; ++worker) replays.push_back(original.clone());

  struct Block {
    std::vector<double> values;  // figures of each draw, one draw after another
    std::uint64_t refused = 0;
  };
  MonteCarlo result;
  result.draws.resize(figures.size());
  for (auto& draws : result.draws) draws.reserve(options.draws);
  const auto make = [&](std::size_t begin, std::size_t end, unsigned worker) {
    Block made;
    made.values.reserve((end - begin) * figures.size());
    auto values = nominal;
    for (auto draw = begin; draw < end; ++draw) {
      for (std::size_t at = 0; at < inputs.size(); ++at)
        if (inputs[at].half_width > 0)
          values[at] = sampling::draw(inputs[at].distribution, nominal[at], inputs[at].half_width, ranges[at],
                                      {options.seed, draw, static_cast<std::uint32_t>(at), 0});
      if (!replays[worker].evaluate(values)) {
        ++made.refused;
        continue;
      }
      for (const auto figure : figures) made.values.push_back(replays[worker].value(figure));
    }
    return made;
  };
  sampling::ordered_parallel_for(options.draws, options.threads, block, make, [&](Block made) {
    for (std::size_t at = 0; at < made.values.size(); ++at) result.draws[at % figures.size()].push_back(made.values[at]);
    result.refused += made.refused;
  });
  return result;
}

std::optional<Finding> compare_methods(const AnalyticUncertainty& analytic, double lower, double upper, std::uint64_t draws) {
  constexpr std::uint64_t least_draws = 1000;
  constexpr double noticeable = 0.1;
  if (!analytic.half_width || draws < least_draws) return std::nullopt;
  const double drawn = (upper - lower) / 2;
  if (std::abs(drawn - *analytic.half_width) <= noticeable * std::max(drawn, *analytic.half_width)) return std::nullopt;
  return Finding{"uncertainty.methods-differ", Severity::warning, {},
                 "the analytic half width is " + quantity::number_text(*analytic.half_width) + ", half of the drawn 95 % interval is " + quantity::number_text(drawn) +
                     ": the figure is not linear over the spread of its inputs",
                 "report both; the drawn interval holds where they differ"};
}

}  // namespace ferrolabel::embedded

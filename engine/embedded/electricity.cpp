// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include "embedded/assembly.hpp"
#include "quantity/number_text.hpp"

namespace ferrolabel::embedded {

using emissions::Rule;
using emissions::Traced;
using quantity::Electricity;
using Factor = quantity::EmissionFactorPerElectricity;

Traced<Electricity> left_for_mix(emissions::Trace& trace, const plant::Installation& plant, const plant::ElectricitySupply& supply, std::pmr::memory_resource* memory) {
  Scratch<Term<Electricity>> terms{{{trace.input(supply.amount, &supply.id), false}}, memory};
  for (const auto& process : plant.processes)
    for (const auto& use : process.electricity)
      if (use.supply == supply.id) terms.push_back({trace.input(use.amount, &process.id), true});
  if (terms.size() == 1) return terms.front().figure;
  return trace.sum<Electricity>(Rule::activity_data, &supply.id, std::span<const Term<Electricity>>{terms});
}

namespace {

constexpr std::array<Rule, electricity_basis_count> mix_rules{Rule::electricity_mix, Rule::electricity_location, Rule::electricity_market,
                                                              Rule::electricity_eu_average};

std::optional<Traced<Factor>> given(const Assembly& assembly, const plant::ElectricitySupply& supply, const std::optional<quantity::Stated<Factor>>& factor) {
  return factor ? std::optional{assembly.trace().input(*factor, &supply.id)} : std::nullopt;
}

/// The factor of one supply: of its own, as the location, the market or the EU average has it.
std::optional<Traced<Factor>> factor_of(const Assembly& assembly, const plant::ElectricitySupply& supply, ElectricityBasis basis) {
  if (basis == ElectricityBasis::method && assembly.calculation.method.electricity_rule == method::ElectricityRule::location)
    basis = ElectricityBasis::location;
  if (supply.source == plant::ElectricitySource::own) {
    const auto process = assembly.process(supply.process);
    if (process < 0) return given(assembly, supply, supply.emission_factor);
    const auto& maker = assembly.plant.processes[static_cast<std::size_t>(process)];
    if (maker.kind == plant::ProcessKind::utility) return assembly.power_factors[static_cast<std::size_t>(process)];
    return given(assembly, supply, maker.electricity_produced_factor);
  }
  if (supply.source == plant::ElectricitySource::direct_line) return given(assembly, supply, supply.emission_factor);
  const bool grid = supply.source == plant::ElectricitySource::grid;
  switch (basis) {
    case ElectricityBasis::method: return given(assembly, supply, supply.emission_factor);
    case ElectricityBasis::location: return given(assembly, supply, grid ? supply.emission_factor : supply.location_factor);
    case ElectricityBasis::market: return given(assembly, supply, grid && supply.residual_mix ? supply.residual_mix : supply.emission_factor);
    case ElectricityBasis::eu_average: return given(assembly, supply, assembly.plant.eu_average_electricity);
  }
  return std::nullopt;
}

/// Factors of every supply and of the mix in one case; nothing where a factor is missing.
struct Case {
  Scratch<Traced<Factor>> supplies;
  std::optional<Traced<Factor>> mix;
};

std::optional<Case> build_case(const Assembly& assembly, ElectricityBasis basis, bool mix_used, const Scratch<Traced<Electricity>>& left) {
  auto& trace = assembly.trace();
  const Rule rule = mix_rules[static_cast<std::size_t>(basis)];
  Case result{.supplies = Scratch<Traced<Factor>>{assembly.memory}, .mix = std::nullopt};
  Scratch<CarbonTerm> emissions{assembly.memory};
  Scratch<Term<Electricity>> amounts{assembly.memory};
  for (std::size_t at = 0; at < assembly.plant.electricity.size(); ++at) {
    const auto& supply = assembly.plant.electricity[at];
    const auto factor = factor_of(assembly, supply, basis);
    if (!factor) return std::nullopt;
    result.supplies.push_back(*factor);
    if (!mix_used || !(left[at].value.value() > 0)) continue;
    emissions.push_back({trace.product<Co2Mass>(rule, &supply.id, left[at], *factor), false});
    amounts.push_back({left[at], false});
  }
  if (mix_used && !amounts.empty()) {
    const auto all = trace.sum<Co2Mass>(rule, &assembly.plant.id, std::span<const CarbonTerm>{emissions});
    const auto total = trace.sum<Electricity>(rule, &assembly.plant.id, std::span<const Term<Electricity>>{amounts});
    result.mix = trace.quotient<Factor>(rule, &assembly.plant.id, all, total);
  }
  return result;
}

std::optional<Traced<Factor>> factor_for(const Assembly& assembly, const Case& power, const plant::ElectricityUse& use) {
  if (use.supply.empty()) return power.mix;
  for (std::size_t at = 0; at < assembly.plant.electricity.size(); ++at)
    if (assembly.plant.electricity[at].id == use.supply) return power.supplies[at];
  return std::nullopt;
}

void attribute(Assembly& assembly, ElectricityBasis basis, const Case& power) {
  auto& trace = assembly.trace();
  for (auto& figures : assembly.inventory.processes) {
    if (figures.process->kind != plant::ProcessKind::production) continue;
    Scratch<CarbonTerm> terms{assembly.memory};
    for (const auto& use : figures.process->electricity)
      if (const auto factor = factor_for(assembly, power, use))
        terms.push_back({trace.product<Co2Mass>(Rule::attributed_indirect, &figures.process->id, trace.input(use.amount, &figures.process->id), *factor), false});
    figures.attributed_indirect[static_cast<std::size_t>(basis)] =
        trace.sum<Co2Mass>(Rule::attributed_indirect, &figures.process->id, std::span<const CarbonTerm>{terms});
  }
}

/// A supply cannot serve more than it has, and what a works makes itself has no factor but that of its making.
void check_supplies(const Assembly& assembly, const Scratch<Traced<Electricity>>& left) {
  constexpr double tolerance = 0.001;
  const auto& calculation = assembly.calculation;
  for (std::size_t at = 0; at < left.size(); ++at) {
    const auto& supply = assembly.plant.electricity[at];
    if (left[at].value.value() < -tolerance * supply.amount.value)
      calculation.error("embedded.electricity.supply-overdrawn", supply.place,
                        "more power is used from supply '" + supply.id + "' than it delivered: " + quantity::number_text(-left[at].value.value()) + " MWh too much",
                        "let the rest of these uses take another supply, or the site's mix");
    if (supply.source == plant::ElectricitySource::own && supply.emission_factor && assembly.process(supply.process) >= 0)
      calculation.error("embedded.utility.factor-stated", supply.emission_factor->place,
                        "own power '" + supply.id + "' states an emission factor, but it is what '" + supply.process + "' emits for it",
                        "leave emissionFactor out");
    if (supply.source == plant::ElectricitySource::ppa && supply.instruments.empty())
      calculation.warning("embedded.electricity.no-instrument", supply.place, "contract '" + supply.id + "' names no instrument, so nobody can see whether it serves twice",
                          "state the ids of the contract or guarantees of origin under instruments");
  }
}

/// Power of an expansion turbine: what its process made is what the site's supplies take from it.
void check_turbines(const Assembly& assembly) {
  constexpr double tolerance = 0.001;
  for (const auto& process : assembly.plant.processes) {
    if (process.kind == plant::ProcessKind::utility) continue;
    double supplied = 0;
    const plant::ElectricitySupply* taken = nullptr;
    for (const auto& supply : assembly.plant.electricity) {
      if (supply.source != plant::ElectricitySource::own || supply.process != process.id) continue;
      supplied += supply.amount.value;
      taken = &supply;
    }
    const double produced = process.electricity_produced ? process.electricity_produced->value : 0;
    if (taken == nullptr || std::abs(supplied - produced) <= tolerance * produced) continue;
    assembly.calculation.findings.push_back({"embedded.turbine.not-closed", Severity::error, taken->amount.place,
                                             "supplies take " + quantity::number_text(supplied) + " MWh from the turbine of '" + process.id + "', which made " + quantity::number_text(produced),
                                             "state under electricityProduced what the turbine made", process.electricity_produced ? std::optional{process.electricity_produced->place} : std::nullopt});
  }
}

void explain_missing_factor(const Assembly& assembly) {
  for (const auto& supply : assembly.plant.electricity)
    if (!factor_of(assembly, supply, ElectricityBasis::method))
      assembly.calculation.error("embedded.electricity.factor-missing", supply.place, "electricity supply '" + supply.id + "' has no emission factor",
                                 "state emissionFactor with its source; for own power name the utility process that makes it");
}

}  // namespace

void attribute_indirect(Assembly& assembly) {
  bool mix_used = false;
  const Place* first_use = nullptr;
  for (const auto& process : assembly.plant.processes)
    for (const auto& use : process.electricity) {
      if (use.amount.value <= 0) continue;
      if (first_use == nullptr) first_use = &use.amount.place;
      mix_used = mix_used || use.supply.empty();
    }
  if (first_use != nullptr && assembly.plant.electricity.empty()) {
    assembly.calculation.error("embedded.electricity.no-supply", *first_use, "processes use power, but no electricity supply is stated",
                               "add the supplies (grid, direct-line, ppa, own) under 'electricity'");
    return;
  }
  Scratch<Traced<Electricity>> left{assembly.memory};
  for (const auto& supply : assembly.plant.electricity) left.push_back(left_for_mix(assembly.trace(), assembly.plant, supply, assembly.memory));
  check_supplies(assembly, left);
  check_turbines(assembly);
  const bool mix_empty = std::none_of(left.begin(), left.end(), [](const auto& rest) { return rest.value.value() > 0; });
  if (mix_used && mix_empty)
    assembly.calculation.error("embedded.electricity.mix-empty", *first_use, "processes use the site's mix of power, but the uses that name a supply leave nothing for it",
                               "add the missing supply, or correct the amounts");
  for (const auto basis : {ElectricityBasis::method, ElectricityBasis::location, ElectricityBasis::market, ElectricityBasis::eu_average}) {
    if (const auto power = build_case(assembly, basis, mix_used, left)) {
      attribute(assembly, basis, *power);
    } else if (basis == ElectricityBasis::method) {
      explain_missing_factor(assembly);
    }
  }
}

}  // namespace ferrolabel::embedded

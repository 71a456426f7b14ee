// SPDX-License-Identifier: Apache-2.0
#include "embedded/assembly.hpp"
#include "quantity/number_text.hpp"

namespace ferrolabel::embedded {

using emissions::Rule;
using emissions::Traced;
using quantity::EmissionFactorPerEnergy;
using quantity::Energy;

std::optional<Traced<Energy>> waste_gas_energy(const Assembly& assembly, const plant::WasteGasFlow& flow) {
  auto& trace = assembly.trace();
  if (flow.energy) return trace.input(*flow.energy, &flow.id);
  if (flow.volume && flow.net_calorific_value)
    return trace.product<Energy>(Rule::activity_data, &flow.id, trace.input(*flow.volume, &flow.id), trace.input(*flow.net_calorific_value, &flow.id));
  assembly.calculation.error("embedded.waste-gas.energy-missing", flow.place, "waste gas '" + flow.id + "' has no energy",
                             "state its energy, or its volume and netCalorificValue");
  return std::nullopt;
}

std::optional<Traced<EmissionFactorPerEnergy>> waste_gas_own_factor(const Assembly& assembly, const plant::WasteGasFlow& flow) {
  if (flow.emission_factor) return assembly.trace().input(*flow.emission_factor, &flow.id);
  const auto* material = assembly.calculation.method.factors->find(flow.gas);
  if (material != nullptr && material->emission_factor) return assembly.trace().input(*material->emission_factor, &material->id, Rule::factor);
  assembly.calculation.error("emissions.material.unknown", flow.gas_place, "waste gas '" + flow.id + "' is of unknown kind '" + flow.gas + "'",
                             "take coke_oven_gas, blast_furnace_gas or oxygen_steel_furnace_gas, or state its emissionFactor");
  return std::nullopt;
}

std::optional<Traced<Co2Mass>> waste_gas_carbon(const Assembly& assembly, const plant::WasteGasFlow& flow) {
  const auto energy = waste_gas_energy(assembly, flow);
  const auto factor = waste_gas_own_factor(assembly, flow);
  if (!energy || !factor) return std::nullopt;
  return assembly.trace().product<Co2Mass>(Rule::installation_total, &flow.id, *energy, *factor);
}

using quantity::number_text;

namespace {

void correct(Assembly& assembly, std::string_view process_id, const Traced<Co2Mass>& amount, bool negative) {
  if (const auto process = assembly.process(process_id); process >= 0)
    assembly.correction_terms[static_cast<std::size_t>(process)].push_back({amount, negative});
}

bool is_utility(const Assembly& assembly, std::string_view id) {
  const auto process = assembly.process(id);
  return process >= 0 && assembly.plant.processes[static_cast<std::size_t>(process)].kind == plant::ProcessKind::utility;
}

/// Imported V·NCV·56.1, into heat or power with min(own factor, 56.1); exported V·NCV·56.1·0.667.
void add_waste_gases(Assembly& assembly) {
  auto& trace = assembly.trace();
  const auto& method = assembly.calculation.method;
  for (const auto& flow : assembly.plant.waste_gases) {
    const auto energy = waste_gas_energy(assembly, flow);
    if (!energy) continue;
    const auto natural_gas = trace.input(method.waste_gas_factor, nullptr, Rule::factor);
    if (flow.to != plant::outside) {
      auto factor = natural_gas;
      if (is_utility(assembly, flow.to)) {
        const auto own = waste_gas_own_factor(assembly, flow);
        if (!own) continue;
        factor = trace.minimum<EmissionFactorPerEnergy>(Rule::waste_gas_import, &flow.id, *own, natural_gas);
      }
      correct(assembly, flow.to, trace.product<Co2Mass>(Rule::waste_gas_import, &flow.id, *energy, factor), false);
    }
    if (flow.from != plant::outside) {
      const auto correction = trace.input(method.waste_gas_export_correction, nullptr, Rule::factor);
      correct(assembly, flow.from, trace.product<Co2Mass>(Rule::waste_gas_export, &flow.id, *energy, natural_gas, correction), true);
    }
  }
}

void add_turbine_power(Assembly& assembly) {
  auto& trace = assembly.trace();
  for (const auto& process : assembly.plant.processes) {
    if (!process.electricity_produced || process.kind == plant::ProcessKind::utility) continue;
    if (!process.electricity_produced_factor) {
      assembly.calculation.error("embedded.turbine.factor-missing", process.electricity_produced->place,
                                 "the power of the expansion turbine of '" + process.id + "' has no emission factor",
                                 "state electricityProducedFactor: the factor of the power that it replaces");
      continue;
    }
    correct(assembly, process.id,
            trace.product<Co2Mass>(Rule::electricity_produced, &process.id, trace.input(*process.electricity_produced, &process.id),
                                   trace.input(*process.electricity_produced_factor, &process.id)),
            true);
  }
}

/// The heat factor where it does not come from a utility: stated, or fuel factor / boiler efficiency.
std::optional<Traced<EmissionFactorPerEnergy>> stated_heat_factor(const Assembly& assembly, const plant::HeatFlow& flow) {
  auto& trace = assembly.trace();
  if (flow.emission_factor) return trace.input(*flow.emission_factor, &flow.id);
  if (!flow.fuel_emission_factor) return std::nullopt;
  const auto efficiency = flow.boiler_efficiency ? trace.input(*flow.boiler_efficiency, &flow.id)
                                                 : trace.input(assembly.calculation.method.boiler_efficiency, nullptr, Rule::factor);
  return trace.quotient<EmissionFactorPerEnergy>(Rule::heat_factor, &flow.id, trace.input(*flow.fuel_emission_factor, &flow.id), efficiency);
}

void add_heat(Assembly& assembly, const plant::HeatFlow& flow, const Traced<EmissionFactorPerEnergy>& factor, bool from_utility) {
  auto& trace = assembly.trace();
  const auto amount = trace.input(flow.amount, &flow.id);
  if (flow.to != plant::outside) correct(assembly, flow.to, trace.product<Co2Mass>(Rule::heat_import, &flow.id, amount, factor), false);
  if (flow.from != plant::outside && !from_utility)
    correct(assembly, flow.from, trace.product<Co2Mass>(Rule::heat_export, &flow.id, amount, factor), true);
}

Traced<Co2Mass> attributed(Assembly& assembly, std::size_t process) {
  auto& trace = assembly.trace();
  auto& figures = assembly.inventory.processes[process];
  const auto& id = assembly.plant.processes[process].id;
  Scratch<CarbonTerm> terms{{{figures.direct, false}}, assembly.memory};
  const auto& corrections = assembly.correction_terms[process];
  terms.insert(terms.end(), corrections.begin(), corrections.end());
  auto sum = trace.sum<Co2Mass>(Rule::attributed_direct, &id, std::span<const CarbonTerm>{terms});
  if (sum.value.value() < 0)
    assembly.calculation.warning("embedded.attributed.negative", assembly.plant.processes[process].place,
                                 "the attributed direct emissions of '" + id + "' are negative (" + number_text(sum.value.value()) +
                                     " t CO2e) and are set to 0",
                                 "check exported heat and waste gas, and outputs of the mass balance");
  // Recorded even where nothing is cut off today: another draw of the inputs may fall below 0.
  sum = trace.floor_zero<Co2Mass>(Rule::attributed_direct, &id, sum);
  figures.attributed_direct = sum;
  return sum;
}

/// Whether all heat that this utility takes from other utilities has been given its factor.
bool is_ready(const Assembly& assembly, std::size_t utility, const Scratch<bool>& done) {
  for (const auto& flow : assembly.plant.heat) {
    if (flow.to != assembly.plant.processes[utility].id || !is_utility(assembly, flow.from) || flow.emission_factor || flow.fuel_emission_factor) continue;
    if (!done[static_cast<std::size_t>(assembly.process(flow.from))]) return false;
  }
  return true;
}

}  // namespace

void attribute_direct(Assembly& assembly) {
  auto& processes = assembly.plant.processes;
  add_waste_gases(assembly);
  add_turbine_power(assembly);
  Scratch<bool> heat_done(assembly.plant.heat.size(), false, assembly.memory);
  for (std::size_t at = 0; at < assembly.plant.heat.size(); ++at) {
    const auto& flow = assembly.plant.heat[at];
    if (is_utility(assembly, flow.from) && (flow.emission_factor || flow.fuel_emission_factor))
      assembly.calculation.error("embedded.utility.factor-stated", flow.place, "heat '" + flow.id + "' states an emission factor, but it is what utility '" + flow.from + "' emits for it",
                                 "leave emissionFactor and fuelEmissionFactor out");
    if (const auto factor = stated_heat_factor(assembly, flow)) {
      add_heat(assembly, flow, *factor, is_utility(assembly, flow.from));
      heat_done[at] = true;
    } else if (!is_utility(assembly, flow.from)) {
      assembly.calculation.error("embedded.heat.factor-missing", flow.place, "heat '" + flow.id + "' has no emission factor",
                                 "state emissionFactor, or fuelEmissionFactor with boilerEfficiency, or let it come from a utility process");
    }
  }

  Scratch<bool> done(processes.size(), false, assembly.memory);
  for (bool progress = true; progress;) {
    progress = false;
    for (std::size_t at = 0; at < processes.size(); ++at) {
      if (done[at] || processes[at].kind != plant::ProcessKind::utility || !is_ready(assembly, at, done)) continue;
      attributed(assembly, at);
      const auto outputs = utility_factors(assembly, at);
      for (std::size_t flow = 0; flow < heat_done.size(); ++flow) {
        if (heat_done[flow] || assembly.plant.heat[flow].from != processes[at].id || !outputs.heat) continue;
        add_heat(assembly, assembly.plant.heat[flow], *outputs.heat, true);
        heat_done[flow] = true;
      }
      assembly.power_factors[at] = outputs.electricity;
      done[at] = progress = true;
    }
  }
  for (std::size_t at = 0; at < processes.size(); ++at) {
    if (processes[at].kind == plant::ProcessKind::production) {
      attributed(assembly, at);
    } else if (!done[at]) {
      assembly.calculation.error("embedded.utility.loop", processes[at].place, "utility '" + processes[at].id + "' takes heat from utilities that take heat from it",
                                 "state the net heat between them as one flow");
    }
  }
}

}  // namespace ferrolabel::embedded

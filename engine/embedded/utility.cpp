// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "embedded/assembly.hpp"
#include "quantity/number_text.hpp"

namespace ferrolabel::embedded {

using emissions::Rule;
using emissions::Traced;
using quantity::EmissionFactorPerElectricity;
using quantity::EmissionFactorPerEnergy;
using quantity::Electricity;
using quantity::Energy;
using quantity::Ratio;

namespace {

std::optional<Traced<Energy>> heat_output(const Assembly& assembly, const plant::Process& utility) {
  auto& trace = assembly.trace();
  Scratch<Term<Energy>> flows{assembly.memory};
  for (const auto& flow : assembly.plant.heat)
    if (flow.from == utility.id) flows.push_back({trace.input(flow.amount, &flow.id), false});
  if (flows.empty()) return std::nullopt;
  return trace.sum<Energy>(Rule::activity_data, &utility.id, std::span<const Term<Energy>>{flows});
}

/// All power made: stated for the utility, else what the site's supplies take from it.
std::optional<Traced<Electricity>> power_output(const Assembly& assembly, const plant::Process& utility) {
  auto& trace = assembly.trace();
  if (utility.electricity_produced) return trace.input(*utility.electricity_produced, &utility.id);
  Scratch<Term<Electricity>> supplies{assembly.memory};
  for (const auto& supply : assembly.plant.electricity)
    if (supply.source == plant::ElectricitySource::own && supply.process == utility.id) supplies.push_back({trace.input(supply.amount, &supply.id), false});
  if (supplies.empty()) return std::nullopt;
  return trace.sum<Electricity>(Rule::activity_data, &utility.id, std::span<const Term<Electricity>>{supplies});
}

/// GJ of a fuel stream: AD, or AD · NCV, stated or of the factor pack; nothing where that is not told.
std::optional<double> stream_energy(const Assembly& assembly, const StreamFigures& figures) {
  const auto& stream = *figures.stream;
  const auto& activity = figures.emissions.activity;
  if (const auto* energy = std::get_if<Traced<Energy>>(&activity)) return energy->value.value();
  const double amount = std::visit([](const auto& traced) { return traced.value.value(); }, activity);
  const bool gas = std::holds_alternative<Traced<quantity::GasVolume>>(activity);
  if (stream.net_calorific_value) {
    const bool of_gas = std::holds_alternative<quantity::Stated<quantity::NetCalorificValueOfGas>>(*stream.net_calorific_value);
    return gas == of_gas ? std::optional{amount * plant::datum(*stream.net_calorific_value).value} : std::nullopt;
  }
  const auto* material = assembly.calculation.method.factors->find(stream.material);
  if (gas || material == nullptr || !material->net_calorific_value) return std::nullopt;
  return amount * material->net_calorific_value->value;
}

/// GJ of fuel and waste gas into a utility; 0 where one of them does not tell its energy or is shared.
double fuel_input(const Assembly& assembly, const plant::Process& utility) {
  if (utility.chp->fuel_energy) return utility.chp->fuel_energy->value;
  double fuel = 0;
  for (const auto& figures : assembly.inventory.streams) {
    const auto& stream = *figures.stream;
    if (std::any_of(stream.shares.begin(), stream.shares.end(), [&](const auto& share) { return share.process == utility.id; })) return 0;
    if (stream.process != utility.id || stream.method != plant::CalculationMethod::combustion) continue;
    const auto energy = stream_energy(assembly, figures);
    if (!energy) return 0;
    fuel += *energy;
  }
  for (const auto& flow : assembly.plant.waste_gases) {
    if (flow.to != utility.id) continue;
    const auto energy = waste_gas_energy(assembly, flow);
    if (!energy) return 0;
    fuel += energy->value.value();
  }
  return fuel;
}

/// More heat and power than fuel is a slip in one of the three. The split itself needs no fuel: it cancels.
void check_efficiency(const Assembly& assembly, const plant::Process& utility, const Traced<Energy>& heat, const Traced<Electricity>& power) {
  constexpr double gj_per_mwh = 3.6;  // definition of the hour
  const double fuel = fuel_input(assembly, utility);
  const double made = heat.value.value() + gj_per_mwh * power.value.value();
  if (fuel > 0 && made > fuel)
    assembly.calculation.warning("embedded.chp.output-above-fuel", utility.chp->place,
                                 "'" + utility.id + "' gives " + quantity::number_text(made) + " GJ of heat and power out of " + quantity::number_text(fuel) + " GJ of fuel",
                                 "correct the fuel, the heat or the power");
}

/// F_H = (η_H/ref_H) / (η_H/ref_H + η_E/ref_E), F_E = 1 − F_H; heat F_H·E/Q, power F_E·E/El. Both η are over the same fuel,
/// which cancels: with η_E/η_H = El/Q what was delivered is enough.
UtilityFactors split(Assembly& assembly, const plant::Process& utility, const Traced<Co2Mass>& emissions, const Traced<Energy>& heat,
                     const Traced<Electricity>& power) {
  auto& trace = assembly.trace();
  const auto& method = assembly.calculation.method;
  const auto reference = [&](const std::optional<quantity::Stated<Ratio>>& stated, const std::optional<quantity::Stated<Ratio>>& of_pack) {
    if (stated) return std::optional{trace.input(*stated, &utility.id)};
    return of_pack ? std::optional{trace.input(*of_pack, nullptr, Rule::factor)} : std::nullopt;
  };
  const auto reference_heat = reference(utility.chp->reference_heat, method.chp_reference_heat);
  const auto reference_power = reference(utility.chp->reference_electricity, method.chp_reference_electricity);
  if (!reference_heat || !reference_power) {
    assembly.calculation.error("embedded.chp.reference-missing", utility.chp->place, "the combined heat and power of '" + utility.id + "' has no reference efficiencies",
                               "state referenceHeat and referenceElectricity for its fuel, with source");
    return {};
  }
  if (!utility.chp->reference_heat || !utility.chp->reference_electricity)
    assembly.calculation.note("embedded.chp.reference-hard-coal", utility.chp->place,
                              "the reference efficiencies of '" + utility.id + "' are the method's for hard coal", "state those of its own fuel with their source");
  check_efficiency(assembly, utility, heat, power);
  const auto one = trace.constant<Ratio>(1, Rule::chp_split, &utility.id);
  const auto power_to_heat = trace.electric_efficiency(Rule::chp_split, &utility.id, power, heat);
  const auto heat_ratio = trace.quotient<Ratio>(Rule::chp_split, &utility.id, one, *reference_heat);
  const auto power_ratio = trace.quotient<Ratio>(Rule::chp_split, &utility.id, power_to_heat, *reference_power);
  const auto both = trace.sum<Ratio>(Rule::chp_split, &utility.id, {{heat_ratio, false}, {power_ratio, false}});
  const auto heat_share = trace.quotient<Ratio>(Rule::chp_split, &utility.id, heat_ratio, both);
  const auto power_share = trace.sum<Ratio>(Rule::chp_split, &utility.id, {{one, false}, {heat_share, true}});
  const auto of_heat = trace.product<Co2Mass>(Rule::chp_split, &utility.id, emissions, heat_share);
  const auto of_power = trace.product<Co2Mass>(Rule::chp_split, &utility.id, emissions, power_share);
  return {trace.quotient<EmissionFactorPerEnergy>(Rule::chp_heat_factor, &utility.id, of_heat, heat),
          trace.quotient<EmissionFactorPerElectricity>(Rule::chp_electricity_factor, &utility.id, of_power, power)};
}

/// Where one of the two is stated as none, the other carries all, and a unit of none carries nothing.
UtilityFactors all_on_one(Assembly& assembly, const plant::Process& utility, const Traced<Co2Mass>& emissions, const Traced<Energy>& heat, const Traced<Electricity>& power) {
  auto& trace = assembly.trace();
  if (heat.value.value() > 0)
    return {trace.quotient<EmissionFactorPerEnergy>(Rule::heat_factor, &utility.id, emissions, heat),
            trace.constant<EmissionFactorPerElectricity>(0, Rule::own_electricity_factor, &utility.id)};
  return {trace.constant<EmissionFactorPerEnergy>(0, Rule::heat_factor, &utility.id),
          trace.quotient<EmissionFactorPerElectricity>(Rule::own_electricity_factor, &utility.id, emissions, power)};
}

}  // namespace

UtilityFactors utility_factors(Assembly& assembly, std::size_t process) {
  auto& trace = assembly.trace();
  const auto& utility = assembly.plant.processes[process];
  const auto& emissions = assembly.inventory.processes[process].attributed_direct;
  const auto heat = heat_output(assembly, utility);
  const auto power = power_output(assembly, utility);
  if (!utility.electricity.empty())
    assembly.calculation.error("embedded.utility.own-power", utility.electricity.front().amount.place, "utility '" + utility.id + "' states power that it uses",
                               "state the net power and heat that it delivers, and this use under the processes that it serves");
  const bool gives_heat = heat && heat->value.value() > 0;
  const bool gives_power = power && power->value.value() > 0;
  if (heat && power && gives_heat != gives_power) return all_on_one(assembly, utility, emissions, *heat, *power);
  if (gives_heat && gives_power) {
    if (!utility.chp) {
      assembly.calculation.error("embedded.chp.missing", utility.place, "utility '" + utility.id + "' makes heat and power but states no chp",
                                 "add chp with referenceHeat and referenceElectricity of its fuel");
      return {};
    }
    return split(assembly, utility, emissions, *heat, *power);
  }
  if (gives_heat) return {trace.quotient<EmissionFactorPerEnergy>(Rule::heat_factor, &utility.id, emissions, *heat), std::nullopt};
  if (gives_power) return {std::nullopt, trace.quotient<EmissionFactorPerElectricity>(Rule::own_electricity_factor, &utility.id, emissions, *power)};
  assembly.calculation.error("embedded.utility.no-output", utility.place, "utility '" + utility.id + "' gives neither heat nor power to any process",
                             "add heat flows from it or an electricity supply with source 'own', or make it a production process");
  return {};
}

}  // namespace ferrolabel::embedded

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plant/codes.hpp"
#include "plant/source_stream.hpp"

namespace ferrolabel::plant {

/// One end of a flow of heat or gas that is no process of the installation.
inline constexpr const char* outside = "outside";

/// Net measurable heat from one process (or `outside`) to another (or `outside`).
/// The factor is stated, or made of the fuel's factor and the boiler's efficiency (pack default 0.90), or, when it comes
/// from a utility process, that process's own emissions per GJ.
struct HeatFlow {
  std::string id;
  Place place;
  std::string from;
  Place from_place;
  std::string to;
  Place to_place;
  Stated<quantity::Energy> amount;
  std::optional<Stated<quantity::EmissionFactorPerEnergy>> emission_factor;
  std::optional<Stated<quantity::EmissionFactorPerEnergy>> fuel_emission_factor;
  std::optional<Stated<quantity::Ratio>> boiler_efficiency;
};

/// Coke-oven, blast-furnace or converter gas from one process (or `outside`) to another (or `outside`, or `flare`-less loss).
/// Energy is stated, or volume times net calorific value.
struct WasteGasFlow {
  std::string id;
  Place place;
  std::string gas;                  ///< material id in the factor pack
  Place gas_place;
  std::string from;
  Place from_place;
  std::string to;
  Place to_place;
  std::optional<Stated<quantity::Energy>> energy;
  std::optional<Stated<quantity::GasVolume>> volume;
  std::optional<Stated<quantity::NetCalorificValueOfGas>> net_calorific_value;
  std::optional<Stated<quantity::EmissionFactorPerEnergy>> emission_factor;  ///< the gas's own; else the factor pack's
};

/// Where power comes from.
enum class ElectricitySource : std::uint8_t { grid, direct_line, ppa, own };

/// One source of electricity over the period. `own` names the utility process that makes it.
struct ElectricitySupply {
  std::string id;
  Place place;
  ElectricitySource source = ElectricitySource::grid;
  std::string process;              ///< utility process for `own`
  Place process_place;
  std::optional<CountryCode> country;
  Stated<quantity::Electricity> amount;  ///< bought or, for own, made for use on the site
  std::optional<Stated<quantity::EmissionFactorPerElectricity>> emission_factor;  ///< of this source: grid = country average; line, PPA = the plant's
  std::optional<Stated<quantity::EmissionFactorPerElectricity>> residual_mix;     ///< grid only: for the market-based case
  std::optional<Stated<quantity::EmissionFactorPerElectricity>> location_factor;  ///< PPA: the country average of the same place
  std::optional<Stated<quantity::EmissionFactorPerElectricity>> upstream;         ///< fuel supply, losses (scope 3.3)
  std::vector<std::string> instruments;  ///< ids of guarantees of origin or of the contract; bound into labels
};

/// Power used by a process. With `supply` empty the process takes the site's mix of all supplies.
struct ElectricityUse {
  Stated<quantity::Electricity> amount;
  std::string supply;               ///< id of a supply, when this use is served by that one alone
  Place supply_place;
};

/// Combined heat and power of a utility process (2023/1773 Annex III C.1.2.2): reference efficiencies by fuel. The split needs
/// what was delivered only; the fuel's energy, where the process's own streams do not tell it, is there to be checked against.
struct CombinedHeatPower {
  Place place;
  std::optional<Stated<quantity::Energy>> fuel_energy;
  std::optional<Stated<quantity::Ratio>> reference_heat;         ///< else the pack's for hard coal, when the fuel is that
  std::optional<Stated<quantity::Ratio>> reference_electricity;
};

}  // namespace ferrolabel::plant

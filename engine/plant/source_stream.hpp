// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "quantity/unit_name.hpp"

namespace ferrolabel::plant {

using quantity::Stated;

/// How the emissions of a source stream are calculated (MRR Art. 24, 25).
enum class CalculationMethod : std::uint8_t { combustion, process, mass_balance };

/// Whether the material of a mass balance enters or leaves; the activity data of an output count negative.
enum class Direction : std::uint8_t { input, output };

/// An amount of material: mass, gas volume or energy, as it was measured.
using Amount = std::variant<Stated<quantity::Mass>, Stated<quantity::GasVolume>, Stated<quantity::Energy>>;
/// An emission factor per energy, per mass or per gas volume. Also used for upstream and transport factors.
using EmissionFactor = std::variant<Stated<quantity::EmissionFactorPerEnergy>, Stated<quantity::SpecificEmissions>,
                                    Stated<quantity::EmissionFactorPerVolume>>;
using CalorificValue = std::variant<Stated<quantity::NetCalorificValue>, Stated<quantity::NetCalorificValueOfGas>>;
using Carbon = std::variant<Stated<quantity::CarbonContent>, Stated<quantity::CarbonContentOfGas>>;

/// The datum inside any of the variants above.
template <class Variant>
[[nodiscard]] const quantity::Datum& datum(const Variant& variant) {
  return std::visit([](const auto& stated) -> const quantity::Datum& { return stated; }, variant);
}
template <class Variant>
[[nodiscard]] quantity::Datum& datum(Variant& variant) {
  return std::visit([](auto& stated) -> quantity::Datum& { return stated; }, variant);
}

/// Activity data: one metered amount, or opening stock + purchases - closing stock - exports (MRR Art. 27).
/// Exactly one of `metered` and `purchased` is set; the amounts of one stream share one unit.
struct ActivityData {
  std::optional<Amount> metered;
  std::optional<Amount> purchased;
  std::optional<Amount> opening_stock;
  std::optional<Amount> closing_stock;
  std::optional<Amount> exported;
};

/// How a stream that several processes share is split (2025/2547 Annex III A): by meters of their own, corrected by
/// RecF = total / sum of meters; or by a stated physical key, without correction.
enum class SharingKey : std::uint8_t { meters, mass, energy, hours };

struct Share {
  std::string process;              ///< id
  Place process_place;
  quantity::Datum amount;           ///< meter reading in the unit of the activity data, or the key's amount (unit "")
};

/// One fuel or material whose carbon becomes CO2 (MRR Art. 3(4)).
struct SourceStream {
  std::string id;
  std::string name;
  Place place;
  CalculationMethod method = CalculationMethod::combustion;
  Direction direction = Direction::input;
  std::string material;             ///< id in the factor pack, from where missing factors come; may be empty
  Place material_place;
  ActivityData activity;
  std::optional<CalorificValue> net_calorific_value;
  std::optional<EmissionFactor> emission_factor;
  std::optional<Carbon> carbon_content;
  std::optional<Stated<quantity::Ratio>> oxidation_factor;
  std::optional<Stated<quantity::Ratio>> conversion_factor;
  std::optional<Stated<quantity::Ratio>> biomass_fraction;
  std::string biomass_evidence;     ///< proof of the RED criteria; empty = none, and the biomass counts as fossil
  std::string process;              ///< the one process that uses it; empty when shared
  Place process_place;
  SharingKey sharing = SharingKey::meters;
  std::vector<Share> shares;
  std::optional<EmissionFactor> upstream;   ///< making and supplying it, t CO2e per unit of activity data
  std::optional<EmissionFactor> transport;  ///< inbound transport, likewise
};

/// Emissions measured in the stack (CEMS; MRR Art. 43, Annex VIII). Hours carry concentration and flow; a year given as
/// averages is one entry with its number of hours.
struct StackHours {
  quantity::Datum concentration;  ///< g/Nm3
  quantity::Datum flow;           ///< Nm3/h
  quantity::Datum hours;          ///< h
};

enum class Gas : std::uint8_t { co2, n2o, cf4, c2f6 };

struct MeasuredEmission {
  std::string id;
  Place place;
  Gas gas = Gas::co2;
  std::string process;
  Place process_place;
  std::vector<StackHours> series;
  std::optional<Stated<quantity::Ratio>> biomass_fraction;
  std::string biomass_evidence;
};

/// CO2 captured (MRR Art. 48 to 49a): deducted only with proof that it was handed over for permitted storage or bound
/// permanently in a listed product.
enum class CaptureDestination : std::uint8_t { storage, product, other };

struct Capture {
  std::string id;
  Place place;
  std::string process;
  Place process_place;
  Stated<quantity::Co2Mass> amount;
  std::optional<Stated<quantity::Ratio>> biomass_fraction;
  CaptureDestination destination = CaptureDestination::storage;
  std::string proof;  ///< empty = none, and the CO2 stays in the emissions
};

}  // namespace ferrolabel::plant

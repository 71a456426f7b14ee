// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <variant>

#include "emissions/calculation.hpp"
#include "plant/source_stream.hpp"

namespace ferrolabel::emissions {

using quantity::Co2Mass;

/// Activity data of a stream over the period: t, 1000 Nm3 or GJ. Positive; the direction is not applied.
using Activity = std::variant<Traced<quantity::Mass>, Traced<quantity::GasVolume>, Traced<quantity::Energy>>;

/// What a source stream emits over the period.
struct StreamEmissions {
  Traced<Co2Mass> counted;                ///< t CO2e that count; negative for an output of a mass balance
  std::optional<Traced<Co2Mass>> biogenic;  ///< t CO2 zero-rated, reported apart
  Activity activity;
};

/// Metered, or opening stock + purchases - closing stock - exports.
/// @source (EU) 2018/2066 Art. 27(2)
[[nodiscard]] std::optional<Activity> activity_data(const plant::SourceStream& stream, const Calculation& calculation);

/// Emissions of one source stream: E = AD · NCV · EF · OF (combustion), AD · EF · CF (process), f · CC · AD (mass balance);
/// the biomass share is zero-rated where the RED criteria are evidenced, otherwise it counts, with a warning.
/// @return nothing when a factor is neither stated nor in the method's factor pack; the findings say which.
/// @source (EU) 2018/2066 Art. 24(1), 24(2), 25, 38
[[nodiscard]] std::optional<StreamEmissions> stream_emissions(const plant::SourceStream& stream, const Calculation& calculation);

/// What a stack emits over the period.
struct StackEmissions {
  Traced<Co2Mass> counted;                  ///< t CO2e that count
  std::optional<Traced<Co2Mass>> biogenic;  ///< t CO2 zero-rated, reported apart
};

/// Emissions measured in the stack: E = Σ c · V · h / 10⁶ times the gas's GWP, biomass share as above.
/// @source (EU) 2018/2066 Art. 43, Annex VIII
[[nodiscard]] StackEmissions measured_emissions(const plant::MeasuredEmission& measured, const Calculation& calculation);

/// t CO2 to deduct for a capture: its fossil part, with proof of storage or permanent binding; else nothing, with a warning.
/// @source (EU) 2018/2066 Art. 48 to 49a
[[nodiscard]] std::optional<Traced<Co2Mass>> captured(const plant::Capture& capture, const Calculation& calculation);

}  // namespace ferrolabel::emissions

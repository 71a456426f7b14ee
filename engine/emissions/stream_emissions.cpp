// SPDX-License-Identifier: Apache-2.0
#include "emissions/stream_emissions.hpp"

namespace ferrolabel::emissions {

namespace {

using quantity::Stated;

std::string named(const plant::SourceStream& stream) { return "stream '" + stream.id + "'"; }

/// The stated factors of a stream, completed from the factor pack's material.
class Factors {
 public:
  Factors(const plant::SourceStream& stream, const Calculation& calculation)
      : stream_{stream}, calculation_{calculation}, material_{stream.material.empty() ? nullptr : calculation.method.factors->find(stream.material)} {
    if (!stream.material.empty() && material_ == nullptr)
      calculation.error("emissions.material.unknown", stream.material_place, named(stream) + " names the unknown material '" + stream.material + "'",
                        "take an id from `ferrolabel methods show " + calculation.method.factors->info.id + "`, or leave it out and state the factors");
  }

  [[nodiscard]] bool usable() const { return stream_.material.empty() || material_ != nullptr; }
  [[nodiscard]] const method::Material* material() const { return material_; }

  template <class Quantity>
  [[nodiscard]] std::optional<Traced<Quantity>> calorific_value() const {
    if (stream_.net_calorific_value) {
      if (const auto* stated = std::get_if<Stated<Quantity>>(&*stream_.net_calorific_value)) return input(*stated);
      return std::nullopt;
    }
    if constexpr (std::is_same_v<Quantity, quantity::NetCalorificValue>)
      if (material_ && material_->net_calorific_value) return from_pack(*material_->net_calorific_value);
    return std::nullopt;
  }

  template <class Quantity>
  [[nodiscard]] std::optional<Traced<Quantity>> emission_factor() const {
    if (stream_.emission_factor) {
      if (const auto* stated = std::get_if<Stated<Quantity>>(&*stream_.emission_factor)) return input(*stated);
      return std::nullopt;
    }
    if constexpr (std::is_same_v<Quantity, quantity::EmissionFactorPerEnergy>)
      if (material_ && material_->emission_factor) return from_pack(*material_->emission_factor);
    if constexpr (std::is_same_v<Quantity, quantity::SpecificEmissions>)
      if (material_ && material_->emission_factor_by_mass && !(stream_.net_calorific_value && material_->emission_factor)) return from_pack(*material_->emission_factor_by_mass);
    return std::nullopt;
  }

  template <class Quantity>
  [[nodiscard]] std::optional<Traced<Quantity>> carbon_content() const {
    if (stream_.carbon_content) {
      if (const auto* stated = std::get_if<Stated<Quantity>>(&*stream_.carbon_content)) return input(*stated);
      return std::nullopt;
    }
    if constexpr (std::is_same_v<Quantity, quantity::CarbonContent>)
      if (material_ && material_->carbon_content && !stream_.emission_factor && !stream_.net_calorific_value) return from_pack(*material_->carbon_content);
    return std::nullopt;
  }

  template <class Quantity>
  [[nodiscard]] Traced<Quantity> input(const Stated<Quantity>& stated) const {
    return calculation_.trace.input(stated, &stream_.id);
  }
  template <class Quantity>
  [[nodiscard]] Traced<Quantity> from_pack(const Stated<Quantity>& stated) const {
    return calculation_.trace.input(stated, material_ ? &material_->id : nullptr, Rule::factor);
  }

 private:
  const plant::SourceStream& stream_;
  const Calculation& calculation_;
  const method::Material* material_;
};

std::optional<Traced<Co2Mass>> missing(const plant::SourceStream& stream, const Calculation& calculation, std::string what, std::string fix) {
  calculation.error("emissions.factor.missing", stream.place, named(stream) + " has no " + std::move(what), std::move(fix));
  return std::nullopt;
}

constexpr const char* fix_combustion =
    "state netCalorificValue and emissionFactor in units that fit the activity data, or a material of the factor pack with activity data in t";

/// AD · NCV · EF · OF, or AD · EF · OF where the factor is per t or per 1000 Nm3; `factor` is OF or CF.
template <class AmountQuantity, class CalorificQuantity, class FactorQuantity>
std::optional<Traced<Co2Mass>> burnt(const plant::SourceStream& stream, const Factors& factors, const Calculation& calculation,
                                     const Traced<AmountQuantity>& amount, const Traced<quantity::Ratio>& completeness, Rule rule, Rule rule_without_ncv) {
  auto& trace = calculation.trace;
  if (const auto per_amount = factors.template emission_factor<FactorQuantity>())
    return trace.template product<Co2Mass>(rule_without_ncv, &stream.id, amount, *per_amount, completeness);
  const auto per_energy = factors.template emission_factor<quantity::EmissionFactorPerEnergy>();
  if (!per_energy) return missing(stream, calculation, "emission factor", fix_combustion);
  const auto calorific = factors.template calorific_value<CalorificQuantity>();
  if (!calorific) return missing(stream, calculation, "net calorific value", fix_combustion);
  return trace.template product<Co2Mass>(rule, &stream.id, amount, *calorific, *per_energy, completeness);
}

std::optional<Traced<Co2Mass>> calculated(const plant::SourceStream& stream, const Factors& factors, const Calculation& calculation,
                                          const Activity& activity) {
  const bool combustion = stream.method == plant::CalculationMethod::combustion;
  const auto& stated = combustion ? stream.oxidation_factor : stream.conversion_factor;
  const auto completeness = stated ? factors.input(*stated)
                                   : calculation.trace.input(combustion ? calculation.method.oxidation_factor : calculation.method.conversion_factor,
                                                             &stream.id, Rule::factor);
  const Rule rule = combustion ? Rule::standard_combustion : Rule::process_emissions;
  const Rule without_ncv = combustion ? Rule::combustion_without_ncv : Rule::process_emissions;
  if (const auto* mass = std::get_if<Traced<quantity::Mass>>(&activity))
    return burnt<quantity::Mass, quantity::NetCalorificValue, quantity::SpecificEmissions>(stream, factors, calculation, *mass, completeness, rule, without_ncv);
  if (const auto* volume = std::get_if<Traced<quantity::GasVolume>>(&activity))
    return burnt<quantity::GasVolume, quantity::NetCalorificValueOfGas, quantity::EmissionFactorPerVolume>(stream, factors, calculation, *volume,
                                                                                                          completeness, rule, without_ncv);
  const auto per_energy = factors.emission_factor<quantity::EmissionFactorPerEnergy>();
  if (!per_energy) return missing(stream, calculation, "emission factor per TJ", fix_combustion);
  return calculation.trace.product<Co2Mass>(rule, &stream.id, std::get<Traced<quantity::Energy>>(activity), *per_energy, completeness);
}

/// t CO2 in an amount of material by its carbon: f · CC · AD; CC stated, or CC = EF / f.
std::optional<Traced<Co2Mass>> balanced(const plant::SourceStream& stream, const Factors& factors, const Calculation& calculation,
                                        const Activity& activity) {
  auto& trace = calculation.trace;
  const auto f = trace.input(calculation.method.co2_per_carbon, nullptr, Rule::factor);
  if (const auto* volume = std::get_if<Traced<quantity::GasVolume>>(&activity)) {
    const auto carbon = factors.carbon_content<quantity::CarbonContentOfGas>();
    if (!carbon) return missing(stream, calculation, "carbon content per 1000 Nm3", "state carbonContent in 't C/1000 Nm3'");
    return trace.product<Co2Mass>(Rule::mass_balance, &stream.id, *volume, *carbon, f);
  }
  const auto* mass = std::get_if<Traced<quantity::Mass>>(&activity);
  if (!mass) return missing(stream, calculation, "activity data in t or 1000 Nm3", "a mass balance counts carbon in material: state the amount in t or 1000 Nm3");
  auto carbon = factors.carbon_content<quantity::CarbonContent>();
  if (!carbon && !stream.carbon_content) {
    if (const auto per_mass = factors.emission_factor<quantity::SpecificEmissions>()) {
      carbon = trace.quotient<quantity::CarbonContent>(Rule::carbon_from_emission_factor, &stream.id, *per_mass, f);
    } else if (const auto per_energy = factors.emission_factor<quantity::EmissionFactorPerEnergy>()) {
      if (const auto calorific = factors.calorific_value<quantity::NetCalorificValue>()) {
        const auto per_tonne = trace.product<quantity::SpecificEmissions>(Rule::carbon_from_emission_factor, &stream.id, *calorific, *per_energy);
        carbon = trace.quotient<quantity::CarbonContent>(Rule::carbon_from_emission_factor, &stream.id, per_tonne, f);
      }
    }
  }
  if (!carbon) return missing(stream, calculation, "carbon content", "state carbonContent in 't C/t', or a material of the factor pack");
  return trace.product<Co2Mass>(Rule::mass_balance, &stream.id, *mass, *carbon, f);
}

struct Split {
  Traced<Co2Mass> counted;
  std::optional<Traced<Co2Mass>> biogenic;
};

/// The biomass share is zero-rated with evidence of the RED criteria; otherwise it counts as fossil, with a warning.
Split without_biomass(const Traced<Co2Mass>& emissions, const Traced<quantity::Ratio>& share, bool evidenced, const std::string& id,
                      const Place& place, const Calculation& calculation) {
  auto& trace = calculation.trace;
  if (!evidenced) {
    calculation.warning("emissions.biomass.no-evidence", place, "the biomass share of '" + id + "' has no evidence of the RED criteria and counts as fossil",
                        "state biomassEvidence (certificate number and scheme) to have it zero-rated");
    return {emissions, std::nullopt};
  }
  const auto one = trace.constant<quantity::Ratio>(1, Rule::biomass_zero_rated, &id);
  const auto fossil_share = trace.sum<quantity::Ratio>(Rule::biomass_zero_rated, &id, {{one, false}, {share, true}});
  return {trace.product<Co2Mass>(Rule::biomass_zero_rated, &id, emissions, fossil_share),
          trace.product<Co2Mass>(Rule::biogenic_emissions, &id, emissions, share)};
}

/// A stated factor that the method of the stream does not use is said, not passed over.
void note_unused_factors(const plant::SourceStream& stream, const Calculation& calculation) {
  const auto note = [&](const auto& factor, const char* name, const char* where) {
    if (factor)
      calculation.warning("emissions.factor.not-applicable", stream.place, named(stream) + " states " + name + ", which counts only " + where, "leave it out, or correct the method of the stream");
  };
  if (stream.method != plant::CalculationMethod::combustion) note(stream.oxidation_factor, "oxidationFactor", "in combustion");
  if (stream.method != plant::CalculationMethod::process) note(stream.conversion_factor, "conversionFactor", "in process emissions");
  if (stream.method != plant::CalculationMethod::mass_balance) note(stream.carbon_content, "carbonContent", "in a mass balance");
}

}  // namespace

std::optional<StreamEmissions> stream_emissions(const plant::SourceStream& stream, const Calculation& calculation) {
  auto& trace = calculation.trace;
  const Factors factors{stream, calculation};
  note_unused_factors(stream, calculation);
  const auto activity = activity_data(stream, calculation);
  if (!activity || !factors.usable()) return std::nullopt;
  auto emissions = stream.method == plant::CalculationMethod::mass_balance ? balanced(stream, factors, calculation, *activity)
                                                                            : calculated(stream, factors, calculation, *activity);
  if (!emissions) return std::nullopt;
  if (stream.direction == plant::Direction::output) *emissions = trace.sum<Co2Mass>(Rule::mass_balance, &stream.id, {{*emissions, true}});

  Split split{*emissions, std::nullopt};
  if (stream.biomass_fraction && stream.biomass_fraction->value > 0) {
    split = without_biomass(*emissions, factors.input(*stream.biomass_fraction), !stream.biomass_evidence.empty(), stream.id,
                            stream.biomass_fraction->place, calculation);
  } else if (!stream.biomass_fraction && factors.material() && factors.material()->biomass_fraction) {
    const auto share = factors.from_pack(*factors.material()->biomass_fraction);
    split = without_biomass(*emissions, share, !stream.biomass_evidence.empty(), stream.id, stream.place, calculation);
  }
  return StreamEmissions{split.counted, split.biogenic, *activity};
}

StackEmissions measured_emissions(const plant::MeasuredEmission& measured, const Calculation& calculation) {
  constexpr double grams_per_tonne = 1e6;
  auto& trace = calculation.trace;
  std::vector<Trace::Term<Co2Mass>> hours;
  hours.reserve(measured.series.size());
  for (const auto& entry : measured.series)
    hours.push_back({trace.product_of_data<Co2Mass>(Rule::measured_emissions, &measured.id, {&entry.concentration, &entry.flow, &entry.hours}, grams_per_tonne), false});
  auto total = trace.sum<Co2Mass>(Rule::measured_emissions, &measured.id, std::span<const Trace::Term<Co2Mass>>{hours});
  const auto warming = [&](const Stated<quantity::Ratio>& potential) {
    total = trace.product<Co2Mass>(Rule::measured_emissions, &measured.id, total, trace.input(potential, nullptr, Rule::factor));
  };
  switch (measured.gas) {
    case plant::Gas::co2: break;
    case plant::Gas::n2o: warming(calculation.method.gwp_n2o); break;
    case plant::Gas::cf4: warming(calculation.method.gwp_cf4); break;
    case plant::Gas::c2f6: warming(calculation.method.gwp_c2f6); break;
  }
  const bool biogenic = measured.gas == plant::Gas::co2 && measured.biomass_fraction && measured.biomass_fraction->value > 0;
  if (!biogenic) return {total, std::nullopt};
  const auto split = without_biomass(total, trace.input(*measured.biomass_fraction, &measured.id), !measured.biomass_evidence.empty(), measured.id,
                                     measured.biomass_fraction->place, calculation);
  return {split.counted, split.biogenic};
}

std::optional<Traced<Co2Mass>> captured(const plant::Capture& capture, const Calculation& calculation) {
  auto& trace = calculation.trace;
  if (capture.proof.empty() || capture.destination == plant::CaptureDestination::other) {
    calculation.warning("emissions.capture.no-proof", capture.place,
                        "capture '" + capture.id + "' is not deducted: there is no proof of permitted storage or permanent binding",
                        "state destination 'storage' or 'product' and the proof of handing over");
    return std::nullopt;
  }
  const auto amount = trace.input(capture.amount, &capture.id);
  if (!capture.biomass_fraction || capture.biomass_fraction->value == 0) return trace.sum<Co2Mass>(Rule::captured, &capture.id, {{amount, false}});
  const auto one = trace.constant<quantity::Ratio>(1, Rule::captured, &capture.id);
  const auto fossil = trace.sum<quantity::Ratio>(Rule::captured, &capture.id, {{one, false}, {trace.input(*capture.biomass_fraction, &capture.id), true}});
  return trace.product<Co2Mass>(Rule::captured, &capture.id, amount, fossil);
}

}  // namespace ferrolabel::emissions

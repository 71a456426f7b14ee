// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formats/plant/plant_object.hpp"
#include "plant/installation.hpp"

/// The members of a plant file, once for all: PlantObject reads by these lists, PlantPrinter writes by them, and the tests
/// hold both schemas against them. Members that are XML attributes come before those that are elements.
namespace ferrolabel::formats {

inline constexpr std::string_view plant_namespace = "https://ferrolabel.eu/ns/plant/1";
inline constexpr std::string_view plant_format = "ferrolabel-plant";
inline constexpr std::string_view plant_root = "plant";
inline constexpr int plant_format_version = 1;
inline constexpr int first_import_year = 2023;
inline constexpr int last_import_year = 2100;

template <class Io, class T>
using Of = typename Io::template Of<T>;

template <class Io>
void fields(Io& io, Of<Io, plant::MeltOrigin> origin) {
  io.country("meltCountry", origin.melt_country);
  io.country("pourCountry", origin.pour_country);
  io.text("site", origin.site);
}

template <class Io>
void fields(Io& io, Of<Io, plant::ReportingPeriod> period) {
  io.here(period.place);
  io.date("from", period.from);
  io.date("to", period.to);
}

template <class Io>
void fields(Io& io, Of<Io, plant::Verification> verification) {
  io.choice("level", verification.level, Need::required);
  io.text("verifier", verification.verifier);
  io.text("accreditation", verification.accreditation);
}

template <class Io>
void fields(Io& io, Of<Io, plant::FamilyStatement> statement) {
  io.here(statement.place);
  io.text("scheme", statement.scheme, Need::required);
  io.text("family", statement.family, Need::required);
}

template <class Io>
void fields(Io& io, Of<Io, plant::Good> good) {
  io.here(good.place);
  io.id(good.id);
  io.cn("cn", good.cn, good.cn_place);
  io.text("name", good.name);
  io.text("grade", good.grade);
  io.text("form", good.form);
  io.value("mass", good.mass);
  io.list("families", "family", good.families);
}

template <class Io>
void fields(Io& io, Of<Io, plant::ElectricityUse> use) {
  io.text("supply", use.supply, use.supply_place);
  io.embedded(use.amount);
}

template <class Io>
void fields(Io& io, Of<Io, plant::CombinedHeatPower> chp) {
  io.here(chp.place);
  io.value("fuelEnergy", chp.fuel_energy);
  io.value("referenceHeat", chp.reference_heat, Role::reference);
  io.value("referenceElectricity", chp.reference_electricity, Role::reference);
}

template <class Io>
void fields(Io& io, Of<Io, plant::PrecursorUse> use) {
  io.here(use.place);
  io.text("from", use.from, use.from_place, Need::required);
  io.embedded(use.mass);
}

template <class Io>
void fields(Io& io, Of<Io, plant::ScrapInput> scrap) {
  io.here(scrap.place);
  io.choice("kind", scrap.kind, Need::required);
  io.embedded(scrap.mass);
  io.value("metallicFraction", scrap.metallic_fraction);
  io.value("upstream", scrap.upstream);
  io.value("transport", scrap.transport);
}

template <class Io>
void fields(Io& io, Of<Io, plant::Disposition> disposition) {
  io.value("sold", disposition.sold);
  io.value("otherUse", disposition.other_use);
  io.value("openingStock", disposition.opening_stock);
  io.value("closingStock", disposition.closing_stock);
}

template <class Io>
void fields(Io& io, Of<Io, plant::Process> process) {
  io.here(process.place);
  io.here(process.end_place);
  io.id(process.id);
  io.text("name", process.name);
  io.choice("kind", process.kind);
  io.text("category", process.category, process.category_place);
  io.text("route", process.route, process.route_place);
  io.choice("stage", process.stage);
  io.value("activityLevel", process.activity_level, Role::output);
  io.list("goods", "good", process.goods);
  io.value("alloyContent", process.alloy_content);
  io.value("reportedDirect", process.reported_direct);
  io.list("electricity", "use", process.electricity);
  io.value("electricityProduced", process.electricity_produced);
  io.value("electricityProducedFactor", process.electricity_produced_factor);
  io.object("chp", process.chp);
  io.list("precursors", "precursor", process.precursors);
  io.list("scrap", "input", process.scrap);
  const auto& goods = process.disposition;
  io.group("disposition", goods.sold || goods.other_use || goods.opening_stock || goods.closing_stock, Need::optional,
           [&](Io& inner) { fields(inner, process.disposition); });
}

template <class Io>
void fields(Io& io, Of<Io, plant::Share> share) {
  io.text("process", share.process, share.process_place, Need::required);
  io.embedded(share.amount, {"t", "1000 Nm3", "GJ", hours});
}

template <class Io>
void fields(Io& io, Of<Io, plant::SourceStream> stream) {
  io.here(stream.place);
  io.id(stream.id);
  io.text("name", stream.name);
  io.choice("method", stream.method, Need::required);
  io.choice("direction", stream.direction);
  io.text("material", stream.material, stream.material_place);
  io.text("process", stream.process, stream.process_place);
  io.text("biomassEvidence", stream.biomass_evidence);
  io.value_or("activityData", stream.activity.metered, Need::required, [&](Io& parts) {
    parts.value("openingStock", stream.activity.opening_stock);
    parts.value("purchased", stream.activity.purchased);
    parts.value("closingStock", stream.activity.closing_stock);
    parts.value("exported", stream.activity.exported);
  });
  io.value("netCalorificValue", stream.net_calorific_value);
  io.value("emissionFactor", stream.emission_factor, Role::burnt);
  io.value("carbonContent", stream.carbon_content);
  io.value("oxidationFactor", stream.oxidation_factor);
  io.value("conversionFactor", stream.conversion_factor);
  io.value("biomassFraction", stream.biomass_fraction);
  io.group("sharing", !stream.shares.empty(), Need::optional, [&](Io& sharing) {
    sharing.choice("key", stream.sharing, Need::required);
    sharing.list("shares", "share", stream.shares, Need::required);
  });
  io.value("upstream", stream.upstream);
  io.value("transport", stream.transport);
  io.one_of("process", "sharing", Need::required);
}

template <class Io>
void fields(Io& io, Of<Io, plant::StackHours> entry) {
  io.value("concentration", entry.concentration, grams_per_norm_cubic_metre);
  io.value("flow", entry.flow, norm_cubic_metres_per_hour);
  io.value("hours", entry.hours, hours);
}

template <class Io>
void fields(Io& io, Of<Io, plant::MeasuredEmission> measured) {
  io.here(measured.place);
  io.id(measured.id);
  io.choice("gas", measured.gas, Need::required);
  io.text("process", measured.process, measured.process_place, Need::required);
  io.text("biomassEvidence", measured.biomass_evidence);
  io.list("series", "entry", measured.series, Need::required);
  io.value("biomassFraction", measured.biomass_fraction);
}

template <class Io>
void fields(Io& io, Of<Io, plant::Capture> capture) {
  io.here(capture.place);
  io.id(capture.id);
  io.text("process", capture.process, capture.process_place, Need::required);
  io.choice("destination", capture.destination, Need::required);
  io.text("proof", capture.proof);
  io.value("amount", capture.amount);
  io.value("biomassFraction", capture.biomass_fraction);
}

template <class Io>
void fields(Io& io, Of<Io, plant::HeatFlow> flow) {
  io.here(flow.place);
  io.id(flow.id);
  io.text("from", flow.from, flow.from_place, Need::required);
  io.text("to", flow.to, flow.to_place, Need::required);
  io.value("amount", flow.amount);
  io.value("emissionFactor", flow.emission_factor);
  io.value("fuelEmissionFactor", flow.fuel_emission_factor);
  io.value("boilerEfficiency", flow.boiler_efficiency, Role::efficiency);
  io.one_of("emissionFactor", "fuelEmissionFactor");
}

template <class Io>
void fields(Io& io, Of<Io, plant::WasteGasFlow> flow) {
  io.here(flow.place);
  io.id(flow.id);
  io.text("gas", flow.gas, flow.gas_place, Need::required);
  io.text("from", flow.from, flow.from_place, Need::required);
  io.text("to", flow.to, flow.to_place, Need::required);
  io.value("energy", flow.energy);
  io.value("volume", flow.volume);
  io.value("netCalorificValue", flow.net_calorific_value);
  io.value("emissionFactor", flow.emission_factor);
  io.one_of("energy", "volume", Need::required);
}

template <class Io>
void fields(Io& io, Of<Io, plant::ElectricitySupply> supply) {
  io.here(supply.place);
  io.id(supply.id);
  io.choice("source", supply.source, Need::required);
  io.text("process", supply.process, supply.process_place);
  io.country("country", supply.country);
  io.value("amount", supply.amount);
  io.value("emissionFactor", supply.emission_factor);
  io.value("residualMix", supply.residual_mix);
  io.value("locationFactor", supply.location_factor);
  io.value("upstream", supply.upstream);
  io.texts("instruments", "instrument", supply.instruments);
}

template <class Io>
void fields(Io& io, Of<Io, plant::CrudeSteelStatement> steel) {
  io.here(steel.place);
  io.text("scheme", steel.scheme);
  io.text("label", steel.label);
  io.value("direct", steel.direct);
  io.value("indirect", steel.indirect);
  io.value("scrapShare", steel.scrap_share);
  io.value("preConsumer", steel.pre_consumer);
  io.value("postConsumer", steel.post_consumer);
}

[[nodiscard]] inline bool has_origin(const plant::MeltOrigin& origin) noexcept {
  return origin.melt_country || origin.pour_country || !origin.site.empty();
}

template <class Io>
void fields(Io& io, Of<Io, plant::PurchasedPrecursor> precursor) {
  io.here(precursor.place);
  io.id(precursor.id);
  io.text("name", precursor.name);
  io.text("category", precursor.category, precursor.category_place, Need::required);
  io.cn("cn", precursor.cn, precursor.cn_place);
  io.country("country", precursor.country);
  io.text("producer", precursor.producer);
  io.choice("basis", precursor.basis, Need::required);
  io.object("period", precursor.period);
  io.value("direct", precursor.direct);
  io.value("indirect", precursor.indirect);
  io.value("freeAllocation", precursor.free_allocation);
  io.value("bought", precursor.bought);
  io.value("openingStock", precursor.opening_stock);
  io.value("closingStock", precursor.closing_stock);
  io.value("otherUse", precursor.other_use);
  io.value("metallicFraction", precursor.metallic_fraction);
  io.value("upstream", precursor.upstream);
  io.value("transport", precursor.transport);
  io.object("crudeSteel", precursor.crude_steel);
  io.group("origin", has_origin(precursor.origin), Need::optional, [&](Io& inner) { fields(inner, precursor.origin); });
}

template <class Io>
void fields(Io& io, Of<Io, plant::VerifiedTerm> term) {
  io.here(term.place);
  io.text("scheme", term.scheme, Need::required);
  io.text("term", term.term, Need::required);
  io.text("good", term.good, Need::required);
  io.embedded(term.value, Role::adjustment);
}

template <class Io>
void fields(Io& io, Of<Io, plant::Installation> plant) {
  io.here(plant.place);
  io.format(plant_format);
  io.text("method", plant.method, plant.method_place);
  io.integer("importYear", plant.import_year, first_import_year, last_import_year);
  io.group("installation", true, Need::required, [&](Io& inner) {
    inner.id(plant.id);
    inner.text("name", plant.name, Need::required);
    inner.text("operator", plant.operator_name);
    inner.country("country", plant.country, plant.country_place);
    inner.text("site", plant.site);
    inner.group("origin", has_origin(plant.origin), Need::optional, [&](Io& origin) { fields(origin, plant.origin); });
    inner.value("reportedTotal", plant.reported_total);
  });
  io.object("period", plant.period, Need::required);
  const auto& checked = plant.verification;
  io.group("verification", checked.level != plant::VerificationLevel::self_declared || !checked.verifier.empty() || !checked.accreditation.empty(),
           Need::optional, [&](Io& inner) { fields(inner, plant.verification); });
  io.list("processes", "process", plant.processes, Need::required);
  io.list("sourceStreams", "sourceStream", plant.source_streams);
  io.list("measuredEmissions", "measuredEmission", plant.measured_emissions);
  io.list("captures", "capture", plant.captures);
  io.list("heat", "flow", plant.heat);
  io.list("wasteGases", "wasteGas", plant.waste_gases);
  io.list("electricity", "supply", plant.electricity);
  io.value("euAverageElectricity", plant.eu_average_electricity);
  io.list("purchasedPrecursors", "purchasedPrecursor", plant.purchased);
  io.list("verifiedTerms", "verifiedTerm", plant.verified_terms);
  io.value("carbonPricePaid", plant.carbon_price_paid, euros_per_tonne);
  io.value("certificatePrice", plant.certificate_price, euros_per_tonne);
}

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formats/plant/plant_fields.hpp"

/// The one-page form of a plant file, for a maker of goods from bought steel, gas and power.
namespace ferrolabel::formats {

inline constexpr std::string_view simple_plant_format = "ferrolabel-plant-simple";
inline constexpr std::string_view simple_plant_root = "simplePlant";
inline constexpr int first_simple_year = 2000;
inline constexpr int last_simple_year = 2100;

struct SimpleProduct {
  Place place;
  std::string id;
  std::string name;
  plant::CnCode cn;
  Place cn_place;
  std::string grade;
  std::string form;
  plant::Stated<quantity::Mass> made;
};

struct SimpleSteel {
  Place place;
  std::string name;
  plant::CnCode cn;
  Place cn_place;
  std::string supplier;
  std::optional<plant::CountryCode> country;
  plant::PrecursorBasis basis = plant::PrecursorBasis::supplier;
  plant::Stated<quantity::Mass> used;
  std::optional<plant::Stated<quantity::SpecificEmissions>> direct;
  std::optional<plant::Stated<quantity::SpecificEmissions>> indirect;
  std::optional<plant::Stated<quantity::SpecificEmissions>> upstream;
  std::optional<plant::Stated<quantity::SpecificEmissions>> transport;
  std::optional<plant::CrudeSteelStatement> crude_steel;
  plant::MeltOrigin origin;
};

struct SimpleFuel {
  Place place;
  std::string material;
  Place material_place;
  plant::Amount used;
};

struct SimplePower {
  Place place;
  plant::ElectricitySource source = plant::ElectricitySource::grid;
  std::optional<plant::CountryCode> country;
  plant::Stated<quantity::Electricity> used;
  std::optional<plant::Stated<quantity::EmissionFactorPerElectricity>> emission_factor;
};

struct SimplePlant {
  Place place;
  std::string company;
  std::string id;
  plant::CountryCode country;
  Place country_place;
  std::string site;
  std::optional<int> year;
  std::string method;
  Place method_place;
  std::optional<int> import_year;
  SimpleProduct product;
  std::vector<SimpleSteel> steel;
  std::vector<SimpleFuel> fuels;
  std::vector<SimplePower> power;
};

template <class Io>
void fields(Io& io, Of<Io, SimpleProduct> product) {
  io.here(product.place);
  io.id(product.id);
  io.text("name", product.name);
  io.cn("cn", product.cn, product.cn_place);
  io.text("grade", product.grade);
  io.text("form", product.form);
  io.value("made", product.made, Role::output);
}

template <class Io>
void fields(Io& io, Of<Io, SimpleSteel> steel) {
  io.here(steel.place);
  io.text("name", steel.name);
  io.cn("cn", steel.cn, steel.cn_place);
  io.text("supplier", steel.supplier);
  io.country("country", steel.country);
  io.choice("basis", steel.basis, Need::required);
  io.value("used", steel.used);
  io.value("direct", steel.direct);
  io.value("indirect", steel.indirect);
  io.value("upstream", steel.upstream);
  io.value("transport", steel.transport);
  io.object("crudeSteel", steel.crude_steel);
  io.group("origin", has_origin(steel.origin), Need::optional, [&](Io& inner) { fields(inner, steel.origin); });
}

template <class Io>
void fields(Io& io, Of<Io, SimpleFuel> fuel) {
  io.here(fuel.place);
  io.text("material", fuel.material, fuel.material_place, Need::required);
  io.value("used", fuel.used);
}

template <class Io>
void fields(Io& io, Of<Io, SimplePower> power) {
  io.here(power.place);
  io.choice("source", power.source, Need::required);
  io.country("country", power.country);
  io.value("used", power.used);
  io.value("emissionFactor", power.emission_factor);
}

template <class Io>
void fields(Io& io, Of<Io, SimplePlant> plant) {
  io.here(plant.place);
  io.format(simple_plant_format);
  io.text("company", plant.company, Need::required);
  io.id(plant.id);
  io.country("country", plant.country, plant.country_place);
  io.text("site", plant.site);
  io.integer("year", plant.year, first_simple_year, last_simple_year, Need::required);
  io.text("method", plant.method, plant.method_place);
  io.integer("importYear", plant.import_year, first_import_year, last_import_year);
  io.object("product", plant.product, Need::required);
  io.list("steel", "item", plant.steel, Need::required);
  io.list("fuels", "fuel", plant.fuels);
  io.list("power", "supply", plant.power);
}

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/simple_plant_reader.hpp"

#include <utility>

namespace ferrolabel::formats {

namespace {

constexpr const char* the_process = "products";
constexpr const char* products_category = "Iron or steel products";

std::string numbered(const char* name, std::size_t at) { return std::string{name} + "-" + std::to_string(at + 1); }

/// Ingots, slabs, blooms and billets are crude steel, all other steel that one buys is a product.
/// @source (EU) 2023/1773 Annex II, headings 7206, 7207, 7218 and 7224
const char* category_of(const plant::CnCode& cn) {
  for (const std::string_view heading : {"7206", "7207", "7218", "7224"})
    if (cn.digits().starts_with(heading)) return "Crude steel";
  return products_category;
}

plant::PurchasedPrecursor purchased(SimpleSteel&& steel, std::size_t at) {
  plant::PurchasedPrecursor precursor;
  precursor.id = numbered("steel", at);
  precursor.name = std::move(steel.name);
  precursor.place = std::move(steel.place);
  precursor.category = category_of(steel.cn);
  precursor.category_place = steel.cn_place;
  precursor.cn = std::move(steel.cn);
  precursor.cn_place = std::move(steel.cn_place);
  precursor.country = std::move(steel.country);
  precursor.producer = std::move(steel.supplier);
  precursor.basis = steel.basis;
  precursor.direct = std::move(steel.direct);
  precursor.indirect = std::move(steel.indirect);
  precursor.upstream = std::move(steel.upstream);
  precursor.transport = std::move(steel.transport);
  precursor.crude_steel = std::move(steel.crude_steel);
  precursor.origin = std::move(steel.origin);
  return precursor;
}

plant::SourceStream stream(SimpleFuel&& fuel, std::size_t at) {
  plant::SourceStream stream;
  stream.id = numbered("fuel", at);
  stream.place = fuel.place;
  stream.material = std::move(fuel.material);
  stream.material_place = std::move(fuel.material_place);
  stream.activity.metered = std::move(fuel.used);
  stream.process = the_process;
  stream.process_place = std::move(fuel.place);
  return stream;
}

plant::ElectricitySupply supply(SimplePower&& power, std::size_t at) {
  plant::ElectricitySupply supply;
  supply.id = numbered("power", at);
  supply.place = std::move(power.place);
  supply.source = power.source;
  supply.country = std::move(power.country);
  supply.amount = std::move(power.used);
  supply.emission_factor = std::move(power.emission_factor);
  return supply;
}

plant::Process process_of(SimpleProduct&& product) {
  plant::Process process;
  process.id = the_process;
  process.name = product.name;
  process.place = process.end_place = process.category_place = product.place;
  process.category = products_category;
  process.stage = plant::Stage::finished;
  process.activity_level = std::move(product.made);
  auto& good = process.goods.emplace_back();
  good.id = std::move(product.id);
  good.place = std::move(product.place);
  good.cn = std::move(product.cn);
  good.cn_place = std::move(product.cn_place);
  good.name = std::move(product.name);
  good.grade = std::move(product.grade);
  good.form = std::move(product.form);
  return process;
}

}  // namespace

plant::Installation expand(SimplePlant&& simple) {
  using namespace std::chrono;
  plant::Installation plant;
  plant.place = simple.place;
  plant.id = std::move(simple.id);
  plant.name = simple.company;
  plant.operator_name = std::move(simple.company);
  plant.country = std::move(simple.country);
  plant.country_place = std::move(simple.country_place);
  plant.site = std::move(simple.site);
  plant.method = std::move(simple.method);
  plant.method_place = std::move(simple.method_place);
  plant.import_year = simple.import_year;
  if (simple.year) plant.period = {year{*simple.year} / January / 1, year{*simple.year} / December / 31, simple.place};

  auto process = process_of(std::move(simple.product));
  for (std::size_t at = 0; at < simple.steel.size(); ++at) {
    auto& steel = simple.steel[at];
    process.precursors.push_back({steel.place, numbered("steel", at), steel.place, steel.used});
    plant.purchased.push_back(purchased(std::move(steel), at));
  }
  for (std::size_t at = 0; at < simple.fuels.size(); ++at) plant.source_streams.push_back(stream(std::move(simple.fuels[at]), at));
  for (std::size_t at = 0; at < simple.power.size(); ++at) {
    auto& power = simple.power[at];
    process.electricity.push_back({power.used, numbered("power", at), power.place});
    plant.electricity.push_back(supply(std::move(power), at));
  }
  plant.processes.push_back(std::move(process));
  return plant;
}

plant::Installation read_simple_plant(syntax::Node root, ReadContext& context) {
  SimplePlant simple;
  read_object(root, context, simple);
  return expand(std::move(simple));
}

}  // namespace ferrolabel::formats

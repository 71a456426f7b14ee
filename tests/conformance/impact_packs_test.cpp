// SPDX-License-Identifier: Apache-2.0
// Impact packs against their sources: how many factors each category has and what they sum to (both counted apart from the engine, over
// the XML as text), and one score of each by hand.
#include <catch2/catch.hpp>

#include "formats/impact/impact_library.hpp"
#include "formats/lca/unit_table.hpp"
#include "lca/assessment.hpp"
#include "syntax/file.hpp"

using namespace ferrolabel;

namespace {

formats::ImpactLibrary library() { return formats::ImpactLibrary::open(FERROLABEL_SOURCE_DIR "/methods").value(); }

std::optional<double> unit_scale(std::string_view from, std::string_view to) {
  static const auto units = formats::read_unit_table(syntax::read_json_file(FERROLABEL_SOURCE_DIR "/methods/units/lca-units.json").value()).value();
  const auto factor = units.factor(from, to);
  if (!factor) return std::nullopt;
  return factor->apply(1.0);
}

/// One elementary flow of a process, and what it must score in a category.
struct Case {
  std::string category;
  std::size_t factors;
  double sum;
  std::string flow_id, flow_name, compartment, unit, location;
  bool input;
  double amount;
  double score;
};

std::optional<double> score_of(const lca::ImpactMethod& method, const Case& given) {
  lca::Dataset dataset;
  dataset.flows.resize(2);
  dataset.flows[0].id = "steel";
  dataset.flows[1] = {given.flow_id, given.flow_name, lca::Flow::Kind::elementary, given.unit, given.compartment, {}};
  dataset.processes.resize(1);
  auto& process = dataset.processes[0];
  process.id = "mill";
  process.location = given.location;
  process.exchanges.resize(2);
  process.exchanges[0].flow = 0;
  process.exchanges[0].amount = 1.0;
  process.exchanges[1].flow = 1;
  process.exchanges[1].input = given.input;
  process.exchanges[1].amount = given.amount;
  const auto system = lca::build_system(dataset).value();
  auto solver = lca::InventorySolver::prepare(system).value();
  const lca::Characterisation characterisation{system, method, library().compartments().value(), unit_scale};
  const lca::Demand demand{0, 1.0};
  for (const auto& score : lca::assess(solver, &characterisation, {&demand, 1}).scores)
    if (method.categories[score.category].id == given.category) return score.value;
  return std::nullopt;
}

}  // namespace

TEST_CASE("each EF 3.1 category has the factors of its file, and scores one flow as a hand does") {
  const auto method = library().method("ef-3.1-en15804").value();
  REQUIRE(method.categories.size() == 15);
  const std::vector<Case> cases{
      {"GWP-total", 1099, 2224646.005, "08a91e70-3ddc-11dd-94c6-0050c2490048", "", "", "kg", "", false, 2.0, 2.0 * 273.0},
      {"GWP-fossil", 1074, 2224279.405, "08a91e70-3ddc-11dd-9610-0050c2490048", "", "", "g", "", false, 500.0, 0.5 * 29.8},
      {"GWP-biogenic", 13, 183.8, "", "Carbon dioxide, biogenic", "air/low population density", "kg", "", false, 3.0, 3.0},
      {"GWP-luluc", 12, 182.8, "", "Carbon dioxide, from soil or biomass stock", "air", "kg", "", false, 4.0, 4.0},
      {"ODP", 124, 237.47, "", "CFC-11", "air/unspecified", "kg", "", false, 0.25, 0.25},
      {"AP", 935, 699.3404, "fe0acd60-3ddc-11dd-a207-0050c2490048", "", "", "kg", "DE", false, 2.0, 2.0 * 2.281},
      {"EP-freshwater", 29, 9.346, "", "phosphate", "water/river", "kg", "", false, 3.0, 3.0 * 0.33},
      {"EP-marine", 590, 177.033, "", "Nitrate", "water/surface water", "kg", "", false, 2.0, 2.0 * 0.226},
      {"EP-terrestrial", 575, 1986.4836354929996, "08a91e70-3ddc-11dd-a2a9-0050c2490048", "", "", "kg", "", false, 0.5, 0.5 * 13.47},
      {"POCP", 1401, 929.89505, "08a91e70-3ddc-11dd-96e5-0050c2490048", "", "", "kg", "UA", false, 7.0, 7.0},
      {"ADP-minerals", 48, 98.849462938424, "08a91e70-3ddc-11dd-959a-0050c2490048", "", "", "kg", "", true, 1e6, 0.0524},
      {"ADP-fossil", 6, 6.0, "fe0acd60-3ddc-11dd-a6fc-0050c2490048", "", "", "kWh", "", true, 10.0, 36.0},
      {"WDP", 2310, 14447.437, "5fdac403-9f2c-4a10-b8d6-5367cc9d2d9b", "", "", "m3", "DE", true, 5.0, 5.0 * 1.36},
      {"PM", 983, 0.008080273232000024, "", "Particulates, < 2.5 um", "air/unspecified", "kg", "", false, 100.0, 0.0238497},
      {"IRP", 189, 447.36767624, "08a91e70-3ddc-11dd-9257-0050c2490048", "", "", "kBq", "", false, 0.5, 5.0},
  };
  for (const auto& given : cases) {
    INFO(given.category);
    const auto category = std::find_if(method.categories.begin(), method.categories.end(), [&given](const auto& each) { return each.id == given.category; });
    REQUIRE(category != method.categories.end());
    CHECK(category->factors.size() == given.factors);
    double sum = 0.0;
    for (const auto& factor : category->factors) sum += factor.value;
    CHECK(sum == Approx(given.sum).epsilon(1e-12));
    CHECK(score_of(method, given) == Approx(given.score).epsilon(1e-14));
  }
}

TEST_CASE("the parts of climate change are apart, and uptake of biogenic carbon counts −1 in the EN 15804 flavour") {
  const auto method = library().method("ef-3.1-en15804").value();
  Case uptake{"GWP-biogenic", 0, 0, "", "carbon dioxide (biogenic)", "Renewable material resources from air", "kg", "", true, 1.0, -1.0};
  CHECK(score_of(method, uptake) == -1.0);
  uptake.category = "GWP-total";
  CHECK(score_of(method, uptake) == -1.0);
  uptake.category = "GWP-fossil";
  CHECK_FALSE(score_of(method, uptake).has_value());
  const Case unstated{"GWP-fossil", 0, 0, "", "Carbon dioxide", "emission/air", "kg", "", false, 2.0, 2.0};
  CHECK(score_of(method, unstated) == 2.0);
  std::vector<std::string> parts;
  for (const auto& category : method.categories)
    if (!category.part.empty()) parts.push_back(category.part);
  CHECK(parts == std::vector<std::string>{"total", "fossil", "biogenic", "land-use"});
  CHECK(method.flavour.find("EN 15804+A2") == 0);
}

TEST_CASE("warming potentials of the IPCC reports are those of the table, fossil methane apart where the report has it") {
  const Case methane{"GWP100", 0, 0, "", "Methane, fossil", "air/unspecified", "kg", "", false, 1.0, 0};
  const Case biogenic{"GWP100", 0, 0, "", "Methane, biogenic", "air/urban air close to ground", "kg", "", false, 1.0, 0};
  const auto ar5 = library().method("ipcc-ar5-gwp").value();
  const auto ar6 = library().method("ipcc-ar6-gwp").value();
  CHECK(score_of(ar5, methane) == 30.0);
  CHECK(score_of(ar5, biogenic) == 28.0);
  CHECK(score_of(ar6, methane) == 27.9);
  CHECK(score_of(ar6, biogenic) == 27.9);
  CHECK(score_of(ar6, {"GWP100", 0, 0, "", "Sulfur hexafluoride", "air", "kg", "", false, 2.0, 0}) == 50400.0);
  CHECK(score_of(ar6, {"GWP20", 0, 0, "", "Dinitrogen monoxide", "air", "kg", "", false, 1.0, 0}) == 273.0);
  CHECK_FALSE(score_of(ar6, {"GWP100", 0, 0, "", "Carbon dioxide, biogenic", "air", "kg", "", false, 1.0, 0}).has_value());
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formats/result/assessment_json.hpp"
#include "lca/assessment.hpp"

namespace ferrolabel::formats::test {

/// Units that are written alike.
inline std::optional<double> same_unit(std::string_view from, std::string_view to) { return from == to ? std::optional{1.0} : std::nullopt; }

/// Two tonnes of steel from power that nobody is known to make, with one emission that counts and one that does not.
struct AssessmentWorld {
  AssessmentWorld() {
    dataset.name = "small";
    dataset.flows = {{"steel", "Steel, hot", lca::Flow::Kind::product, "t", {}, {}}, {"power", "Power", lca::Flow::Kind::product, "MWh", {}, {}}, {"coal", "Coal", lca::Flow::Kind::product, "t", {}, {}},
                     {"CO2", "Carbon dioxide", lca::Flow::Kind::elementary, "kg", "air", {}}, {"Xe", "Xenon", lca::Flow::Kind::elementary, "kg", "air", {}}};
    add("mill", "DE", {{0, false, 1.0}, {1, true, 0.5}, {2, true, 0.25}, {3, false, 100.0}});
    add("plant", "", {{1, false, 1.0}, {3, false, 400.0}, {4, false, 2.0}});
    method.info = {.id = "test", .title = "Test factors", .edition = "1", .licence = {}, .sources = {}, .digest = "sha256:0", .file = {}};
    method.categories.resize(2);
    method.categories[0] = {"GWP", "Warming", "kg CO2e", {}, "total", {}};
    method.categories[1] = {"ODP", "Ozone", "kg CFC-11e", {}, {}, {}};
    method.categories[0].factors.resize(1);
    method.categories[0].factors[0].flow_id = "CO2";
    method.categories[0].factors[0].value = 1.0;
    system = lca::build_system(dataset).value();
    solver.emplace(lca::InventorySolver::prepare(system).value());
    characterisation.emplace(system, method, lca::Compartments{}, same_unit);
    const lca::Demand demand{0, 2.0};
    assessment = lca::assess(*solver, &*characterisation, {&demand, 1});
  }

  [[nodiscard]] AssessmentDocument document() const { return {dataset.name, "sha256:1", system, *solver, &*characterisation, assessment, assessment.findings}; }

  /// Instead of the demand: two tonnes of steel in module A3, a credit of power in D; and weights for both categories.
  void take_modules_and_weights() {
    const std::vector<lca::Demand> demands{{0, 2.0, *lca::Module::read("A3")}, {1, -1.0, *lca::Module::read("D")}};
    assessment = lca::assess(*solver, &*characterisation, demands);
    method.weighting = {"Test weights", {{"GWP", "Warming", "kg CO2e", 1000.0, 0.5}, {"ODP", "Ozone", "kg CFC-11e", 1.0, 0.5}}};
  }

  lca::Dataset dataset;
  lca::ImpactMethod method;
  lca::ProductSystem system;
  std::optional<lca::InventorySolver> solver;
  std::optional<lca::Characterisation> characterisation;
  lca::Assessment assessment;

 private:
  struct Line {
    lca::FlowIndex flow;
    bool input;
    double amount;
  };
  void add(const std::string& id, const std::string& location, const std::vector<Line>& lines) {
    auto& process = dataset.processes.emplace_back();
    process.id = process.name = id;
    process.location = location;
    process.reference = 0;
    for (const auto& line : lines) {
      auto& exchange = process.exchanges.emplace_back();
      exchange.flow = line.flow;
      exchange.input = line.input;
      exchange.amount = line.amount;
    }
  }
};

}  // namespace ferrolabel::formats::test

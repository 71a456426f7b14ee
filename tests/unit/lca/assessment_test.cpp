// SPDX-License-Identifier: Apache-2.0
#include "lca/assessment.hpp"

#include <catch2/catch.hpp>

#include <limits>

#include "small_dataset.hpp"

namespace ferrolabel::lca {
namespace {

ImpactMethod warming() {
  ImpactMethod method;
  method.info.id = "test";
  method.categories.resize(1);
  method.categories[0].factors.resize(1);
  method.categories[0].factors[0].flow_id = "CO2";
  method.categories[0].factors[0].value = 1.0;
  return method;
}

Assessment assess_first(const Dataset& dataset, double amount) {
  const auto system = build_system(dataset).value();
  const auto method = warming();
  auto solver = InventorySolver::prepare(system).value();
  const Characterisation characterisation{system, method, {}, test::unit_scale};
  const Demand demand{0, amount};
  return assess(solver, &characterisation, {&demand, 1});
}

TEST_CASE("a complete answer has its scores, and names what no category counts") {
  const auto assessment = assess_first(test::steel_chain(), 10.0);
  CHECK(assessment.complete());
  CHECK(assessment.scores[0].value == Approx(37.0));
  REQUIRE(assessment.findings.size() == 1);
  CHECK(assessment.findings[0].code == "lca.impact.unmapped");
  CHECK(assessment.findings[0].message.find("0.2 kg of 'SO2'") != std::string::npos);
}

TEST_CASE("what is cut off stands in the answer with the amount that the demand takes of it") {
  auto dataset = test::steel_chain();
  dataset.processes.pop_back();  // coal
  const auto assessment = assess_first(dataset, 10.0);
  CHECK_FALSE(assessment.complete());
  REQUIRE(assessment.cut_off.size() == 1);
  CHECK(assessment.cut_off[0].amount == Approx(10.0));
  CHECK(assessment.findings[0].code == "lca.result.cut-off");
}

TEST_CASE("an input that nobody makes does not count where the demand does not reach it") {
  test::SmallDataset small;
  small.data = test::steel_chain();
  auto& ship = small.makes("ship");
  small.takes(ship, "sail", 1.0);
  CHECK(assess_first(small.data, 1.0).complete());
}

TEST_CASE("200,000 flows and 65,000 processes without a single emission give a finding, not a zero") {
  test::SmallDataset small;
  small.data.flows.resize(200'000);
  for (std::size_t i = 0; i < small.data.flows.size(); ++i) {
    small.data.flows[i].id = small.data.flows[i].name = "f" + std::to_string(i);
    small.data.flows[i].kind = i < 65'000 ? Flow::Kind::product : Flow::Kind::elementary;
  }
  small.data.flows.back().id = "CO2";
  small.data.processes.resize(65'000);
  for (std::size_t i = 0; i < small.data.processes.size(); ++i) {
    small.data.processes[i].id = "p" + std::to_string(i);
    small.add(small.data.processes[i], static_cast<FlowIndex>(i), false, 1.0);
  }
  const auto assessment = assess_first(small.data, 1.0);
  CHECK_FALSE(assessment.scores[0].value.has_value());
  CHECK(assessment.findings[0].code == "lca.result.empty");
}

TEST_CASE("a demand that reaches no elementary flow has no score, though its category is known elsewhere") {
  test::SmallDataset small;
  small.makes("idle");
  auto& mill = small.makes("mill");
  small.emits(mill, "CO2", 1.0);
  const auto assessment = assess_first(small.data, 1.0);
  CHECK_FALSE(assessment.scores[0].value.has_value());
  CHECK(assessment.findings[0].code == "lca.result.empty");
}

TEST_CASE("a result that overflows is an error, not a figure") {
  test::SmallDataset small;
  small.emits(small.makes("steel", 1e-5), "CO2", 1e308);
  const auto assessment = assess_first(small.data, 1.0);
  CHECK(std::any_of(assessment.findings.begin(), assessment.findings.end(), [](const Finding& finding) { return finding.code == "lca.result.not-finite" && finding.severity == Severity::error; }));
}

Demand in_module(const char* name, std::int32_t activity, double amount) { return {activity, amount, Module::read(name).value()}; }

TEST_CASE("modules are answered apart, and the sum holds all but D") {
  const auto dataset = test::steel_chain();
  const auto system = build_system(dataset).value();
  const auto method = warming();
  auto solver = InventorySolver::prepare(system).value();
  const Characterisation characterisation{system, method, {}, test::unit_scale};
  const std::vector<Demand> demands{in_module("D", 0, -0.5), in_module("C4", 2, 4.0), in_module("A1-A3", 0, 1.0), in_module("C4", 2, 1.0)};
  CHECK(check_modules(demands).empty());
  const auto assessment = assess(solver, &characterisation, demands);
  REQUIRE(assessment.modules.size() == 3);
  CHECK(assessment.modules[0].module.name() == "A1-A3");
  CHECK(assessment.modules[0].scores[0].value == Approx(3.7));
  CHECK(assessment.modules[1].scores[0].value == Approx(0.5));
  CHECK(assessment.modules[1].demands.size() == 2);
  CHECK(assessment.modules[2].module.is_beyond_the_system());
  CHECK(assessment.modules[2].scores[0].value == Approx(-1.85));
  CHECK(assessment.scores[0].value == Approx(4.2));
  CHECK(assessment.demands.size() == 3);
}

TEST_CASE("what only module D lacks makes the answer incomplete too, and D alone has no sum") {
  auto dataset = test::steel_chain();
  dataset.processes.pop_back();  // coal
  const auto system = build_system(dataset).value();
  const auto method = warming();
  auto solver = InventorySolver::prepare(system).value();
  const Characterisation characterisation{system, method, {}, test::unit_scale};
  const std::vector<Demand> demands{in_module("D", 0, -1.0)};
  const auto assessment = assess(solver, &characterisation, demands);
  CHECK_FALSE(assessment.complete());
  CHECK(assessment.cut_off.empty());
  CHECK_FALSE(assessment.scores[0].value.has_value());
  CHECK(assessment.modules[0].scores[0].value == Approx(-3.6));
  REQUIRE_FALSE(assessment.findings.empty());
  CHECK(assessment.findings[0].code == "lca.result.cut-off");
  CHECK(assessment.findings[0].message.find("module D takes -1 kg of 'coal'") != std::string::npos);
}

TEST_CASE("demands with and without module, or in modules that overlap, are refused") {
  const std::vector<Demand> some{in_module("A1", 0, 1.0), {0, 1.0}};
  REQUIRE(check_modules(some).size() == 1);
  CHECK(check_modules(some)[0].code == "lca.module.not-stated");
  const std::vector<Demand> twice{in_module("A1", 0, 1.0), in_module("A1-A3", 0, 1.0), in_module("D", 0, 1.0)};
  REQUIRE(check_modules(twice).size() == 1);
  CHECK(check_modules(twice)[0].code == "lca.module.overlap");
  const std::vector<Demand> none{{0, 1.0}, {1, 1.0}};
  CHECK(check_modules(none).empty());
}

TEST_CASE("a process that declares results instead of flows makes the answer incomplete, and one that has flows as well does not") {
  auto dataset = test::steel_chain();
  dataset.processes[2].declared = {{"gwp", "Warming", "kg", {{"A1-A3", {}, 5.0}}}};  // coal
  CHECK(assess_first(dataset, 1.0).complete());
  dataset.processes[2].exchanges.resize(1);
  const auto assessment = assess_first(dataset, 1.0);
  CHECK_FALSE(assessment.complete());
  CHECK(assessment.declared == std::vector<std::int32_t>{2});
  CHECK(assessment.scores[0].value == Approx(3.6));
  CHECK(std::any_of(assessment.findings.begin(), assessment.findings.end(), [](const Finding& finding) { return finding.code == "lca.result.declared" && finding.message.find("'coal'") != std::string::npos; }));
}

TEST_CASE("a demand that is not solved has an error, and no score") {
  const auto dataset = test::steel_chain();
  const auto system = build_system(dataset).value();
  const auto method = warming();
  auto solver = InventorySolver::prepare(system, {.bytes = 0.0}).value();
  const Characterisation characterisation{system, method, {}, test::unit_scale};
  const Demand endless{0, std::numeric_limits<double>::infinity()};
  const auto assessment = assess(solver, &characterisation, {&endless, 1});
  REQUIRE(assessment.findings.size() == 1);
  CHECK(assessment.findings[0].code == "lca.solver.not-converged");
  CHECK(assessment.scores.empty());
}

/// Assessed by module: steel (3.7 kg of CO2), and "void", which nothing comes of.
Assessment assess_by_module(const std::vector<Demand>& demands) {
  test::SmallDataset small;
  small.data = test::steel_chain();
  small.makes("void");
  const auto system = build_system(small.data).value();
  const auto method = warming();
  auto solver = InventorySolver::prepare(system).value();
  const Characterisation characterisation{system, method, {}, test::unit_scale};
  return assess(solver, &characterisation, demands);
}

TEST_CASE("a module without a result leaves the sum without one, and makes the answer incomplete") {
  const auto assessment = assess_by_module({in_module("A1-A3", 0, 1.0), in_module("C1", 3, 1.0)});
  CHECK(assessment.modules[0].scores[0].value == Approx(3.7));
  CHECK_FALSE(assessment.modules[1].scores[0].value.has_value());
  CHECK_FALSE(assessment.scores[0].value.has_value());
  CHECK_FALSE(assessment.complete());
  const auto beyond = assess_by_module({in_module("A1-A3", 0, 1.0), in_module("D", 3, 1.0)});
  CHECK(beyond.scores[0].value == Approx(3.7));
  CHECK_FALSE(beyond.complete());
}

TEST_CASE("modules that cancel add up to zero, which is a result") {
  const auto assessment = assess_by_module({in_module("A1-A3", 0, 1.0), in_module("C1", 0, -1.0)});
  CHECK(assessment.scores[0].value == 0.0);
  CHECK(assessment.complete());
  CHECK(std::none_of(assessment.findings.begin(), assessment.findings.end(), [](const Finding& finding) { return finding.code == "lca.result.empty"; }));
}

}  // namespace
}  // namespace ferrolabel::lca

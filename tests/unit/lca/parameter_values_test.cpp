// SPDX-License-Identifier: Apache-2.0
#include "lca/parameter_values.hpp"

#include <catch2/catch.hpp>

namespace ferrolabel::lca {
namespace {

Parameter given(const std::string& name, double value) { return {name, value, {}, {}}; }
Parameter formula(const std::string& name, const std::string& text) { return {name, 0.0, text, {}}; }

Result<ParameterValues> resolve(const std::vector<Parameter>& parameters, const Scenario& scenario = {}) { return ParameterValues::resolve(parameters, nullptr, scenario, {}); }

TEST_CASE("parameters are computed from each other, whatever their order") {
  const auto values = resolve({formula("c", "a + b"), formula("b", "2 * a"), given("a", 3.0)});
  REQUIRE(values);
  CHECK(values->find("c") == 9.0);
  CHECK_FALSE(values->find("d").has_value());
}

TEST_CASE("a long chain of formulas is no deep recursion") {
  std::vector<Parameter> chain;
  for (int i = 0; i < 100'000; ++i) chain.push_back(formula("p" + std::to_string(i), "p" + std::to_string(i + 1)));
  chain.push_back(given("p100000", 1.5));
  CHECK(resolve(chain)->find("p0") == 1.5);
}

TEST_CASE("parameters that depend on themselves are refused, with the circle") {
  const auto values = resolve({formula("a", "b + 1"), formula("b", "c"), formula("c", "a")});
  REQUIRE_FALSE(values);
  CHECK(values.findings().front().code == "lca.parameter.cyclic");
  CHECK(values.findings().front().message.find("a → b → c → a") != std::string::npos);
  CHECK(resolve({formula("a", "A")}).findings().front().code == "lca.parameter.cyclic");
}

TEST_CASE("a scenario gives another value, also in place of a formula, and so breaks a circle") {
  const Scenario scenario{"less coal", {{"", "B", 10.0}}};
  const auto values = resolve({formula("a", "b + 1"), formula("b", "a")}, scenario);
  REQUIRE(values);
  CHECK(values->find("a") == 11.0);
}

TEST_CASE("parameters of a process hide those of the dataset, and may need them") {
  const auto outer = resolve({given("yield", 0.5), given("mass", 8.0)});
  const std::vector<Parameter> own{given("Yield", 0.25), formula("loss", "mass * (1 - yield)")};
  const auto inner = ParameterValues::resolve(own, &*outer, {}, "mill");
  REQUIRE(inner);
  CHECK(inner->find("loss") == 6.0);
  CHECK(outer->find("yield") == 0.5);
}

TEST_CASE("pi and e are constants, unless a parameter has their name") {
  CHECK(resolve({formula("a", "2 * pi")})->find("a") == Approx(6.283185307179586).epsilon(1e-15));
  CHECK(resolve({given("E", 7.0), formula("a", "e")})->find("a") == 7.0);
}

TEST_CASE("names that nothing gives, names given twice and formulas without a value are told, all at once") {
  const auto values = resolve({formula("a", "b"), given("x", 1.0), given("X", 2.0), formula("y", "1 +")});
  REQUIRE_FALSE(values);
  std::vector<std::string> codes;
  for (const auto& finding : values.findings()) codes.push_back(finding.code);
  CHECK(codes == std::vector<std::string>{"lca.parameter.double", "lca.parameter.formula", "lca.parameter.unknown"});
  CHECK(resolve({formula("a", "1 / 0")}).findings().front().code == "lca.parameter.value");
}

TEST_CASE("a scenario for a parameter that is not there is refused") {
  Dataset dataset;
  dataset.parameters.push_back(given("a", 1.0));
  CHECK(check_scenario(dataset, {"", {{"", "A", 2.0}}}).empty());
  CHECK(check_scenario(dataset, {"", {{"", "b", 2.0}}}).front().code == "lca.scenario.unknown-parameter");
  CHECK(check_scenario(dataset, {"", {{"mill", "a", 2.0}}}).front().code == "lca.scenario.unknown-parameter");
}

}  // namespace
}  // namespace ferrolabel::lca

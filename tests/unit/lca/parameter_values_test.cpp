// SPDX-License-Identifier: Apache-2.0
#include "lca/parameter_values.hpp"

#include <catch2/catch.hpp>

#include "support/growth.hpp"

namespace ferrolabel::lca {
namespace {

Parameter given(const std::string& name, double value) { return {name, value, {}, {}}; }
Parameter formula(const std::string& name, const std::string& text) { return {name, 0.0, text, {}}; }

struct Resolved {
  Findings findings;
  ParameterValues values;

  explicit Resolved(const std::vector<Parameter>& parameters, const Scenario& scenario = {}, const ParameterValues* outer = nullptr, const std::string& owner = {})
      : values{ParameterValues::resolve(parameters, outer, scenario, owner, findings)} {}

  [[nodiscard]] std::optional<double> find(const std::string& name) const { return values.find(name); }
  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> list;
    for (const auto& finding : findings) list.push_back(finding.code.substr(finding.code.rfind('.') + 1));
    return list;
  }
};

using Codes = std::vector<std::string>;

TEST_CASE("parameters are computed from each other, whatever their order") {
  const Resolved values{{formula("c", "a + b"), formula("b", "2 * a"), given("a", 3.0)}};
  CHECK(values.findings.empty());
  CHECK(values.find("c") == 9.0);
  CHECK_FALSE(values.find("d").has_value());
}

TEST_CASE("a long chain of formulas is no deep recursion") {
  std::vector<Parameter> chain;
  for (int i = 0; i < 100'000; ++i) chain.push_back(formula("p" + std::to_string(i), "p" + std::to_string(i + 1)));
  chain.push_back(given("p100000", 1.5));
  CHECK(Resolved{chain}.find("p0") == 1.5);
}

TEST_CASE("parameters that depend on themselves have no value, and the circle is told; the others have theirs") {
  const Resolved values{{formula("a", "b + 1"), formula("b", "c"), formula("c", "a"), given("d", 3.0), formula("f", "2 * d"), formula("g", "a + d")}};
  CHECK(values.codes() == Codes{"cyclic", "without-value"});
  CHECK(values.findings[0].message.find("a → b → c → a") != std::string::npos);
  CHECK(values.findings[1].message == "parameter 'g': its formula needs 'a', which has no value");
  for (const auto* name : {"a", "b", "c", "g"}) CHECK_FALSE(values.find(name).has_value());
  CHECK(values.find("f") == 6.0);
  CHECK(Resolved{{formula("a", "A")}}.codes() == Codes{"cyclic"});
}

TEST_CASE("of circles that share a parameter one is told, and none of them has a value") {
  const Resolved shared{{formula("a", "b + c"), formula("b", "a"), formula("c", "a"), formula("d", "c")}};
  CHECK(shared.codes() == Codes{"cyclic", "without-value", "without-value"});
  for (const auto* name : {"a", "b", "c", "d"}) CHECK_FALSE(shared.find(name).has_value());
  CHECK(Resolved{{formula("a", "b"), formula("b", "a"), formula("c", "d"), formula("d", "c")}}.codes() == Codes{"cyclic", "cyclic"});
}

TEST_CASE("thousands of circles through each other are told in a time that grows with them") {
  for (const bool near_first : {false, true}) {
    const auto told = [near_first](std::size_t count) {
      std::vector<Parameter> knot;
      for (std::size_t i = 0; i < count; ++i) {
        const auto next = "p" + std::to_string((i + 1) % count);
        knot.push_back(formula("p" + std::to_string(i), near_first ? "p0 + " + next : next + " + p0"));
      }
      const Resolved values{knot};
      CHECK(values.findings.front().code == "lca.parameter.cyclic");
      CHECK_FALSE(values.find("p1").has_value());
    };
    CHECK(tests::growth(10'000, told) < tests::greatest_growth);
  }
}

TEST_CASE("a scenario gives another value, also in place of a formula, and so breaks a circle") {
  const Scenario scenario{"less coal", {{"", "B", 10.0}}};
  const Resolved values{{formula("a", "b + 1"), formula("b", "a")}, scenario};
  CHECK(values.findings.empty());
  CHECK(values.find("a") == 11.0);
}

TEST_CASE("a scenario gives another value beside parameters that have none") {
  const Resolved values{{given("b", 3.0), formula("c", "2 * b"), formula("z", "nonsense(")}, {"less", {{"", "b", 10.0}}}};
  CHECK(values.codes() == Codes{"formula"});
  CHECK(values.find("c") == 20.0);
}

TEST_CASE("parameters of a process hide those of the dataset, and may need them") {
  const Resolved outer{{given("yield", 0.5), given("mass", 8.0)}};
  const Resolved inner{{given("Yield", 0.25), formula("loss", "mass * (1 - yield)")}, {}, &outer.values, "mill"};
  CHECK(inner.find("loss") == 6.0);
  CHECK(outer.find("yield") == 0.5);
}

TEST_CASE("a parameter without a value hides those outside and constants, and keeps from a value what needs it inside") {
  const Resolved outer{{given("yield", 0.5), formula("mass", "1 +")}};
  const Resolved inner{{formula("yield", "none"), formula("e", "yield"), formula("loss", "mass")}, {}, &outer.values, "mill"};
  CHECK(inner.codes() == Codes{"unknown", "without-value", "without-value"});
  for (const auto* name : {"yield", "e", "loss"}) CHECK_FALSE(inner.find(name).has_value());
  CHECK(inner.values.evaluate("yield + none", "it").findings().size() == 2);
}

TEST_CASE("pi and e are constants, unless a parameter has their name") {
  CHECK(*Resolved{{formula("a", "2 * pi")}}.find("a") == Approx(6.283185307179586).epsilon(1e-15));
  CHECK(Resolved{{given("E", 7.0), formula("a", "e")}}.find("a") == 7.0);
}

TEST_CASE("names that nothing gives, names given twice and formulas without a value are told, all at once") {
  const Resolved values{{formula("a", "b"), given("x", 1.0), given("X", 2.0), formula("y", "1 +")}};
  CHECK(values.codes() == Codes{"double", "formula", "unknown"});
  for (const auto* name : {"a", "x", "y"}) CHECK_FALSE(values.find(name).has_value());
  CHECK(Resolved{{formula("a", "1 / 0")}}.codes() == Codes{"value"});
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

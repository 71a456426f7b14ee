// SPDX-License-Identifier: Apache-2.0
#include "lca/expression.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "support/growth.hpp"

namespace ferrolabel::lca {
namespace {

double value_of(const std::string& text, const std::vector<double>& values = {}) {
  INFO(text);
  const auto parsed = Expression::parse(text);
  REQUIRE(std::holds_alternative<Expression>(parsed));
  const auto value = std::get<Expression>(parsed).evaluate(values);
  REQUIRE(value.has_value());
  return *value;
}

ExpressionFault fault_of(const std::string& text) {
  INFO(text);
  const auto parsed = Expression::parse(text);
  REQUIRE(std::holds_alternative<ExpressionFault>(parsed));
  return std::get<ExpressionFault>(parsed);
}

TEST_CASE("formulas keep the order of operations") {
  CHECK(value_of("1 + 2 * 3") == 7.0);
  CHECK(value_of("(1 + 2) * 3") == 9.0);
  CHECK(value_of("2 ^ 3 ^ 2") == 512.0);
  CHECK(value_of("-2 ^ 2") == -4.0);
  CHECK(value_of("2 ^ -1") == 0.5);
  CHECK(value_of("8 / 4 / 2") == 1.0);
  CHECK(value_of("10 - 4 - 3") == 3.0);
  CHECK(value_of("7 mod 4 + 7 div 4") == 4.0);
  CHECK(value_of("1.5e3 + .5") == 1500.5);
}

TEST_CASE("functions of the sources are known in any case, with ';' or ',' between arguments") {
  CHECK(value_of("IF(1 > 2; 10; 20)") == 20.0);
  CHECK(value_of("if(3 >= 3, 10, 20)") == 10.0);
  CHECK(value_of("Max(1; 5; 3) + MIN(2; 1)") == 6.0);
  CHECK(value_of("avg(1; 2; 6) + sum(1; 1)") == 5.0);
  CHECK(value_of("sqrt(16) + sqr(3) + abs(-2)") == 15.0);
  CHECK(value_of("round(2.5) + floor(-0.5) + ceil(0.2) + trunc(-1.7) + int(1.9)") == 3.0);
  CHECK(value_of("log10(1000)") == Approx(3.0).epsilon(1e-15));
  CHECK(value_of("ln(exp(2))") == Approx(2.0).epsilon(1e-15));
  CHECK(value_of("pow(2; 10)") == 1024.0);
  CHECK(value_of("2 ^ 0.5") == std::sqrt(2.0));
  CHECK(value_of("sin(0) + cos(0)") == 1.0);
}

TEST_CASE("comparisons and logic give one and zero") {
  CHECK(value_of("1 < 2 and not (2 < 1) or false") == 1.0);
  CHECK(value_of("1 = 1") == 1.0);
  CHECK(value_of("1 <> 1") == 0.0);
  CHECK(value_of("true and 2 == 3") == 0.0);
}

TEST_CASE("names are listed once in lower case, and take the values given") {
  const auto parsed = std::get<Expression>(Expression::parse("Yield * m_steel + YIELD"));
  CHECK(parsed.names() == std::vector<std::string>{"yield", "m_steel"});
  CHECK(parsed.evaluate({2.0, 5.0}) == 12.0);
}

TEST_CASE("what has no finite value has none") {
  for (const auto* text : {"1 / 0", "sqrt(-1)", "ln(0)", "10 ^ 400"}) {
    INFO(text);
    CHECK_FALSE(std::get<Expression>(Expression::parse(text)).evaluate({}).has_value());
  }
}

TEST_CASE("a text that is no formula is refused where it breaks") {
  CHECK(fault_of("1 +").offset == 3);
  CHECK(fault_of("").what == "a number, a name or '(' is expected");
  CHECK(fault_of("2 3").what == "an operator or the end is expected");
  CHECK(fault_of("(1").what == "')' is expected");
  CHECK(fault_of("1 + foo(2)").what == "there is no function 'foo'");
  CHECK(fault_of("sqrt(1; 2)").what == "'sqrt' does not take 2 arguments");
  CHECK(fault_of("1,5 $").offset == 1);
}

TEST_CASE("a formula too deep or too long is refused") {
  CHECK(fault_of(std::string(500, '(')).what == "it is more than 100 levels deep");
  CHECK(fault_of(std::string(500, '-') + "1").what == "it is more than 100 levels deep");
  CHECK(fault_of(std::string(70'000, ' ')).what == "it is longer than 64 KiB");
}

TEST_CASE("a formula of many names is read in a time that grows with them") {
  const auto read = [](std::size_t count) {
    std::string text = "0";
    for (std::size_t i = 0; i < count; ++i) text += "+a" + std::to_string(i);
    for (int times = 0; times < 20; ++times) REQUIRE(std::get<Expression>(Expression::parse(text)).names().size() == count);
  };
  CHECK(tests::growth(900, read) < tests::greatest_growth);
}

}  // namespace
}  // namespace ferrolabel::lca

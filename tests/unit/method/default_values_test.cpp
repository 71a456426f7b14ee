// SPDX-License-Identifier: Apache-2.0
#include "method/default_values.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel::method;
using ferrolabel::quantity::Ratio;
using ferrolabel::quantity::SpecificEmissions;
using ferrolabel::quantity::Stated;

namespace {

DefaultValue row(std::string country, std::string cn, double total) {
  return {std::move(country), std::move(cn), {}, {}, Stated<SpecificEmissions>{total}, {}};
}

DefaultValues table() {
  DefaultValues values;
  values.values = {row("CN", "7208", 1), row("CN", "720851", 2), row("CN", "72085120", 3), row("IN", "7208", 4)};
  values.mark_ups.emplace(2026, Stated<Ratio>{1.1});
  values.mark_ups.emplace(2028, Stated<Ratio>{1.3});
  return values;
}

}  // namespace

TEST_CASE("a default value is that of the longest listed prefix of 8, 6 or 4 digits") {
  const auto values = table();
  CHECK(values.find("CN", "72085120")->total.value == 3);
  CHECK(values.find("CN", "72085191")->total.value == 2);
  CHECK(values.find("CN", "72089020")->total.value == 1);
  CHECK(values.find("IN", "72085120")->total.value == 4);
}

TEST_CASE("a country that is not listed has no default value") {
  const auto values = table();
  CHECK(values.find("DE", "72085120") == nullptr);
  CHECK(values.find("CN", "72099020") == nullptr);
  CHECK(values.find("C", "72085120") == nullptr);
}

TEST_CASE("a mark-up holds until the next one, and there is none before the first") {
  const auto values = table();
  CHECK(values.mark_up(2025) == nullptr);
  CHECK(values.mark_up(2026)->value == 1.1);
  CHECK(values.mark_up(2027)->value == 1.1);
  CHECK(values.mark_up(2031)->value == 1.3);
}

TEST_CASE("a benchmark is found by its full code only") {
  Benchmarks benchmarks;
  benchmarks.rows.resize(2);
  benchmarks.rows[0].cn = "72061000";
  benchmarks.rows[1].cn = "72081000";
  CHECK(benchmarks.find("72081000") == &benchmarks.rows[1]);
  CHECK(benchmarks.find("7208") == nullptr);
  CHECK(benchmarks.find("72082500") == nullptr);
}

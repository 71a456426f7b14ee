// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cmath>

#include "formats/pack/default_value_reader.hpp"
#include "pack_test_support.hpp"
#include "syntax/number.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;

namespace {

const std::string published = root + "/tests/unit/formats/pack_data/default-values-published.csv";

Result<method::DefaultValues> with(std::string_view piece, std::string_view by) {
  return read_default_values(document(altered("factors/eu-cbam-default-values-2026.json", piece, by)));
}

}  // namespace

TEST_CASE("every published default value is in the pack, the split only where it is published") {
  const auto pack = library().default_values("eu-cbam-default-values-2026").value();
  const auto rows = csv_rows(published);
  REQUIRE(rows.size() == 210);
  for (const auto& row : rows) {
    const auto* found = pack->find(row[0], row[1]);
    REQUIRE(found != nullptr);
    CHECK(found->cn == row[1]);
    CHECK(found->total.value == *syntax::parse_number(row[4]));
    CHECK(found->direct.has_value() == !row[2].empty());
    CHECK(found->indirect.has_value() == !row[3].empty());
    if (found->direct) CHECK(found->direct->value == *syntax::parse_number(row[2]));
    if (found->indirect) CHECK(found->indirect->value == *syntax::parse_number(row[3]));
  }
  CHECK(pack->values.size() == 370);  // and 160 codes that share a row
}

TEST_CASE("a default value times the mark-up of its year is the published figure") {
  const auto pack = library().default_values("eu-cbam-default-values-2026").value();
  for (const auto& row : csv_rows(published)) {
    const auto* found = pack->find(row[0], row[1]);
    REQUIRE(found != nullptr);
    const bool full = row[8] == "full";
    for (std::size_t column = 5; column <= 7; ++column) {
      const int year = 2021 + static_cast<int>(column);
      const double factor = pack->mark_up(year)->value;
      // Rounded rows: half a unit of the second digit in the total, marked up, and another half in the product.
      const double tolerance = full ? 1e-9 : 0.005 * factor + 0.005 + 1e-9;
      CHECK(std::abs(found->total.value * factor - *syntax::parse_number(row[column])) <= tolerance);
    }
  }
}

TEST_CASE("the mark-up of the wrong year gives another figure") {
  const auto pack = library().default_values("eu-cbam-default-values-2026").value();
  CHECK(pack->mark_up(2026)->value == 1.1);
  CHECK(pack->mark_up(2027)->value == 1.2);
  CHECK(pack->mark_up(2028)->value == 1.3);
  CHECK(pack->mark_up(2035)->value == 1.3);
  CHECK(pack->mark_up(2025) == nullptr);
  const double total = pack->find("KR", "72083900")->total.value;
  CHECK(total * pack->mark_up(2026)->value == Approx(2.330323809).epsilon(1e-12));
  CHECK(std::abs(total * pack->mark_up(2027)->value - 2.330323809) > 0.2);
}

TEST_CASE("a country or a code that is not in the table has no default value") {
  const auto pack = library().default_values("eu-cbam-default-values-2026").value();
  CHECK(pack->find("DE", "72083900") == nullptr);
  CHECK(pack->find("IN", "72011011") == nullptr);
  CHECK(pack->find("", "72083900") == nullptr);
  REQUIRE(pack->find("ZZ", "72083900") != nullptr);
  CHECK(pack->find("FR", "72083900") == nullptr);  // the row of other territories never stands in for a country
}

TEST_CASE("a code finds the longest listed prefix") {
  const auto pack = library().default_values("eu-cbam-default-values-2026").value();
  CHECK(pack->find("KR", "72111300")->cn == "72111300");
  CHECK(pack->find("KR", "72112330")->cn == "721123");
  CHECK(pack->find("KR", "72085120")->cn == "7208");
  CHECK(pack->find("IN", "72111400")->total.value == pack->find("IN", "72083900")->total.value);
  CHECK(pack->find("IN", "72111400")->total.evidence.source.find("cbamdefaults.com") != std::string::npos);
}

TEST_CASE("a row twice, a bad country, a row without total and a row shared with none are refused") {
  CHECK(is_refused_with(with(R"({"cn": "72142000")", R"({"cn": "7208")"), "pack.double-id"));
  CHECK(is_refused_with(with(R"("country": "AR")", R"("country": "Argentina")"), "pack.bad-country"));
  CHECK(is_refused_with(with(R"("total": 2.59, )", ""), "pack.missing-member"));
  CHECK(is_refused_with(with(R"("721113": "7208")", R"("721113": "7299")"), "pack.bad-cn"));
  CHECK(is_refused_with(with(R"("year": 2027)", R"("year": 2026)"), "pack.double-id"));
  CHECK(is_refused_with(with(R"("year": 2027)", R"("year": 20.5)"), "pack.bad-value"));
}

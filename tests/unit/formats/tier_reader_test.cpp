// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/pack/tier_reader.hpp"
#include "pack_test_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;

namespace {

Result<method::TierTable> with(std::string_view piece, std::string_view by) {
  return read_tier_table(document(altered("factors/eu-mrr-tiers.json", piece, by)));
}

}  // namespace

TEST_CASE("the tier table gives limits as fractions, tier 1 first") {
  const auto table = library().tiers("eu-mrr-tiers").value();
  CHECK(table->activity_data.size() == 9);
  CHECK(table->activity_data.at("fuels_solid").by_tier == std::vector<double>{0.075, 0.05, 0.025, 0.015});
  CHECK(table->activity_data.at("fuels_solid").confidence == quantity::Confidence::primary);
  CHECK(table->activity_data.at("sintering_carbonate_input").by_tier == std::vector<double>{0.05, 0.025});
  CHECK(table->activity_data.at("flaring").by_tier == std::vector<double>{0.175, 0.125, 0.075});
  CHECK(table->activity_data.at("iron_steel_mass_balance").confidence == quantity::Confidence::inferred);
  CHECK(table->measurement.at("CO2").by_tier == std::vector<double>{0.1, 0.075, 0.05, 0.025});
  CHECK(table->measurement.at("N2O").by_tier.size() == 3);
}

TEST_CASE("the thresholds of categories are those of MRR Art. 19") {
  const auto table = library().tiers("eu-mrr-tiers").value();
  CHECK(table->category_a_most == 50000);
  CHECK(table->category_b_most == 500000);
  CHECK(table->minor_most == 5000);
  CHECK(table->minor_share == 0.1);
  CHECK(table->minor_share_most == 100000);
  CHECK(table->de_minimis_most == 1000);
  CHECK(table->de_minimis_share == 0.02);
  CHECK(table->de_minimis_share_most == 20000);
  CHECK(table->categories_confidence == quantity::Confidence::inferred);
}

TEST_CASE("limits that do not tighten, an activity twice and a missing threshold are refused") {
  CHECK(is_refused_with(with("[7.5, 5, 2.5, 1.5]", "[7.5, 5, 5, 1.5]"), "pack.bad-value"));
  CHECK(is_refused_with(with("[7.5, 5, 2.5, 1.5]", "[]"), "pack.bad-value"));
  CHECK(is_refused_with(with("\"fuels_solid\"", "\"flaring\""), "pack.double-id"));
  CHECK(is_refused_with(with("\"minorShare\": 0.1,", ""), "pack.missing-member"));
  CHECK(is_refused_with(with("\"minorShare\": 0.1,", "\"minorShare\": 10,"), "pack.bad-value"));
}

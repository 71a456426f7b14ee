// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "emissions/stream_emissions.hpp"

using namespace ferrolabel;
using plant::Stated;

TEST_CASE("stocks in another unit, and stocks that leave a use below zero, are errors") {
  method::AccountingMethod method;
  emissions::Trace trace;
  Findings findings;
  const emissions::Calculation calculation{method, trace, findings};
  plant::SourceStream coal;
  coal.id = "coal";
  CHECK_FALSE(emissions::activity_data(coal, calculation));
  CHECK(findings.back().code == "emissions.activity-data.missing");
  coal.activity.purchased.emplace(Stated<quantity::Mass>{10});
  coal.activity.closing_stock.emplace(Stated<quantity::Energy>{5});
  CHECK_FALSE(emissions::activity_data(coal, calculation));
  CHECK(findings.back().code == "emissions.activity-data.mixed-units");
  coal.activity.closing_stock.emplace(Stated<quantity::Mass>{50});
  CHECK_FALSE(emissions::activity_data(coal, calculation));
  CHECK(findings.back().code == "emissions.activity-data.negative");
}

// SPDX-License-Identifier: Apache-2.0
#include "lca/dataset_counts.hpp"

#include "formats/lca/open_dataset.hpp"
#include "unit/formats/lca/import_support.hpp"

using namespace ferrolabel;

TEST_CASE("processes, flows and exchanges are counted, and inputs by whether anybody makes them") {
  const auto counts = lca::count(formats::test::imported({formats::test::lca_samples + "volca/edge"}).dataset);
  CHECK(counts.processes == 7);
  CHECK(counts.without_reference == 1);
  CHECK(counts.several_products == 1);  // the one without a reference product
  CHECK(counts.exchanges[0] + counts.exchanges[1] + counts.exchanges[2] == 42);
  CHECK(counts.with_provider == 4);
  CHECK(counts.made_elsewhere == 0);
  CHECK(counts.uncertain == 0);
}

TEST_CASE("what declarations state by module is counted by its amounts") { CHECK(lca::count(formats::test::imported({formats::test::lca_samples + "epd"}).dataset).declared == 358); }

TEST_CASE("an exchange of 0 makes and takes nothing, an avoided product neither") {
  lca::Dataset dataset;
  dataset.flows.resize(1);
  auto& process = dataset.processes.emplace_back();
  for (const double amount : {0.0, 1.0, 2.0}) process.exchanges.emplace_back().amount = amount;
  for (auto& exchange : process.exchanges) exchange.flow = 0;
  process.exchanges[2].avoided = true;
  const auto uses = lca::uses_of(dataset);
  CHECK(uses.makers[0] == 1);
  CHECK(uses.takers[0] == 0);
  CHECK(lca::count(dataset).several_products == 0);
}

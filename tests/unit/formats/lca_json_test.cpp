// SPDX-License-Identifier: Apache-2.0
#include "formats/result/lca_json.hpp"

#include "unit/formats/lca/import_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

TEST_CASE("an import, a process and a search are written as JSON that reads back") {
  const auto imported = test::imported({test::lca_samples + "steel-chain"});
  const auto report = syntax::read_json({"r", lca_import_json(imported, "steel.lca")});
  REQUIRE(report);
  CHECK(report->root().member("counts").member("processes").scalar() == "3");
  CHECK(report->root().member("counts").member("exchanges").member("elementary").scalar() == "4");
  CHECK(report->root().member("conversions").first_child().member("divide").scalar() == "3.6");
  CHECK(report->root().member("written").scalar() == "steel.lca");
  const auto& steel = test::process_of(imported.dataset, "Steel production, synthetic test");
  const auto process = syntax::read_json({"p", lca_process_json(imported.dataset, steel)});
  REQUIRE(process);
  CHECK(process->root().member("reference").scalar() == "1");
  CHECK(process->root().member("exchanges").first_child().member("provider").scalar() == imported.dataset.processes[steel.exchanges[0].provider].id);
  const auto found = syntax::read_json({"s", lca_search_json(imported.dataset, lca::search(imported.dataset, "coal"), 1)});
  REQUIRE(found);
  CHECK(found->root().member("processesFound").scalar() == "2");
  CHECK_FALSE(found->root().member("processes").first_child().next());
}

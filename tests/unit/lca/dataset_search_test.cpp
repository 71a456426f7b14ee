// SPDX-License-Identifier: Apache-2.0
#include "lca/dataset_search.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel;

TEST_CASE("a search holds every word against name and id, in any case, and sorts by name") {
  lca::Dataset dataset;
  for (const auto& [id, name] : {std::pair{"2", "Steel, hot rolled"}, {"1", "Steel, hot rolled"}, {"3", "Iron"}, {"steel-4", "Coil"}}) {
    auto& process = dataset.processes.emplace_back();
    process.id = id;
    process.name = name;
  }
  CHECK(lca::search(dataset, "HOT steel").processes == std::vector<lca::ProcessIndex>{1, 0});
  CHECK(lca::search(dataset, "steel").processes == std::vector<lca::ProcessIndex>{3, 1, 0});
  CHECK(lca::search(dataset, "steel iron").processes.empty());
  CHECK(lca::search(dataset, " ").processes.size() == 4);
}

TEST_CASE("a process goes by its id, or by a name that no other has") {
  lca::Dataset dataset;
  for (const auto& [id, name] : {std::pair{"a", "x"}, {"b", "x"}, {"c", "a"}, {"d", "y"}}) {
    auto& process = dataset.processes.emplace_back();
    process.id = id;
    process.name = name;
  }
  CHECK(lca::find_process(dataset, "a") == &dataset.processes[0]);
  CHECK(lca::find_process(dataset, "y") == &dataset.processes[3]);
  CHECK(lca::find_process(dataset, "x") == nullptr);
  CHECK(lca::find_process(dataset, "") == nullptr);
}

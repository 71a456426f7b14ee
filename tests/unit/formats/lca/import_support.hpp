// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "formats/lca/open_dataset.hpp"
#include "syntax/file.hpp"

/// Imports for tests: samples by their names.
namespace ferrolabel::formats::test {

inline const std::string lca_samples = std::string{FERROLABEL_SOURCE_DIR} + "/samples/lca/";

inline UnitTable shipped_units() {
  const auto document = syntax::read_json_file(std::string{FERROLABEL_SOURCE_DIR} + "/methods/units/lca-units.json");
  REQUIRE(document);
  return read_unit_table(*document).value();
}

inline ImportedDataset imported(const std::vector<std::string>& inputs) {
  auto result = open_dataset(inputs, {.units = shipped_units()});
  if (!result) INFO(describe(result.findings().front()));
  REQUIRE(result);
  return std::move(result).value();
}

/// "code x count" of each complaint, sorted.
inline std::vector<std::string> complaints(const ImportReport& report) {
  std::vector<std::string> list;
  for (const auto& each : report.complaints) list.push_back(each.examples.front().code + " x " + std::to_string(each.count));
  std::sort(list.begin(), list.end());
  return list;
}

inline const lca::Process& process_of(const lca::Dataset& dataset, const std::string& name) {
  const auto found = std::find_if(dataset.processes.begin(), dataset.processes.end(), [&name](const lca::Process& process) { return process.name == name; });
  REQUIRE(found != dataset.processes.end());
  return *found;
}

/// The first exchange of a process with a flow of that name.
inline const lca::Exchange& exchange_of(const lca::Dataset& dataset, const lca::Process& process, const std::string& flow) {
  const auto found = std::find_if(process.exchanges.begin(), process.exchanges.end(), [&](const lca::Exchange& exchange) { return dataset.flows[exchange.flow].name == flow; });
  REQUIRE(found != process.exchanges.end());
  return *found;
}

using Lines = std::vector<std::string>;

}  // namespace ferrolabel::formats::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/inventory_run.hpp"
#include "cli/session.hpp"
#include "issuing/classification.hpp"
#include "method/scheme.hpp"

namespace ferrolabel::cli {

struct ClassifyArguments {
  std::string plant, product;
  std::vector<std::string> schemes;
  bool all = false;
  std::string family, intensity, scrap, date, electricity, primary_fraction, scrap_per_product, method, draws, seed;
};

/// The schemes that were named, in that order; every scheme by id where none was. `classify.family.unknown` where a family was
/// named that none of several schemes has.
[[nodiscard]] Result<std::vector<std::shared_ptr<const method::Scheme>>> chosen_schemes(const Session& session, const ClassifyArguments& arguments);

/// Classes of one good or all goods of a plant.
[[nodiscard]] int classify_plant(const Session& session, const ClassifyArguments& arguments);

/// Prints the results: 2 where a named scheme refuses, 0 otherwise. @param run of a plant, else null
[[nodiscard]] int finish_classify(const Session& session, const ClassifyArguments& arguments, const std::vector<issuing::ClassedGood>& results,
                                  const InventoryRun* run, const Findings& findings);

using issuing::electricity_case;
using issuing::electricity_cases;
using issuing::open_electricity_case;

}  // namespace ferrolabel::cli

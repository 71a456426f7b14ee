// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "embedded/inventory.hpp"

namespace ferrolabel::label {

/// One source of a good at a stage: t of it per t of the good, and where it comes from.
struct StageSource {
  std::int32_t node = -1;                               ///< own process of that stage, or -1
  const plant::PurchasedPrecursor* bought = nullptr;    ///< bought steel with a statement of its crude steel
  emissions::Traced<quantity::Ratio> amount;            ///< t per t of the good; of 1 for the good itself
};

/// The steel of a good at a stage of its chain, or what keeps it from being told.
struct StageSources {
  std::vector<StageSource> sources;
  std::string refused_because;
};

/// Follows a good back to the processes of a stage ("crude-steel", "hot-rolled"; "gate" is the good itself), through steel
/// only. Adds steps to the inventory's trace.
[[nodiscard]] StageSources find_stage(embedded::Inventory& inventory, const embedded::ProcessFigures& good, std::string_view stage);

}  // namespace ferrolabel::label

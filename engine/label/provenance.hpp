// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "embedded/inventory.hpp"
#include "label/stage.hpp"

namespace ferrolabel::label {

/// The part of direct and indirect emissions at a scheme's stage that rests on default values, 0 … 1: of each source weighted
/// by tonnes and intensity. Bought steel counts as stated by its supplier, unless it is bought by default value.
[[nodiscard]] double default_share_at(const embedded::Inventory& inventory, const std::vector<StageSource>& sources) noexcept;

/// The ids of contracts and guarantees that E rests on under an electricity case: of the supplies, contracts and direct lines
/// whose own factor the case counts, where a process in the chain of these sources uses them. None under a location or EU
/// average. Each once, in the plant's order.
[[nodiscard]] std::vector<std::string> counted_instruments(const embedded::Inventory& inventory, const std::vector<StageSource>& sources,
                                                           embedded::ElectricityBasis basis);

}  // namespace ferrolabel::label

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "embedded/inventory.hpp"

namespace ferrolabel::embedded {

/// Sums the stated upstream or transport factors of a process's streams, precursors, scrap and power, and carries them along
/// the chain. What states no factor is named, never taken as zero: heat, waste gas, steel and power from outside too; waste and
/// products that leave need none. Power takes the supply that a use names, else what named uses leave of each supply; fuels of
/// a utility follow its heat and power, through other utilities as well.
/// Adds steps to the inventory's trace, once for each term. @pre the inventory has a network
/// @source METHOD.md section 4: terms beyond the method's boundary, each with a stated factor
[[nodiscard]] const UpstreamFigures& upstream(Inventory& inventory, UpstreamTerm term);

}  // namespace ferrolabel::embedded

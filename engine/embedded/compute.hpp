// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "embedded/inventory.hpp"
#include "finding/result.hpp"

namespace ferrolabel::embedded {

struct ComputeOptions {
  bool trace = true;  ///< record how every figure came about; without it only values are made
};

/// The whole calculation of METHOD.md sections 1 to 3: source streams → emissions → attribution to processes →
/// precursor network → specific embedded emissions, with balances.
/// @return the inventory with warnings, or all errors: an unknown material, CN code or route, a missing factor, an
///         unclosed balance of goods or precursors, a precursor loop with gain ≥ 1.
/// @source (EU) 2018/2066; (EU) 2023/1773 Annex III; (EU) 2025/2547 Annexes II and III
[[nodiscard]] Result<Inventory> compute(const plant::Installation& plant, const method::AccountingMethod& method,
                                        const ComputeOptions& options = {});

}  // namespace ferrolabel::embedded

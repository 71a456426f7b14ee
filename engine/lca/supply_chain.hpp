// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lca/product_system.hpp"

namespace ferrolabel::lca {

/// The part of a product system that some activities reach: themselves, their suppliers and all that is upstream. It has the answers
/// of the whole for demands of these, and what is wrong elsewhere (a loop, a singular process) does not concern it.
struct SupplyChain {
  ProductSystem system;                 ///< elementary rows and options are those of the whole
  std::vector<std::int32_t> activities; ///< of the whole, ascending: the activity of each column

  /// The column of an activity of the whole. @pre it is reached
  [[nodiscard]] std::int32_t column_of(std::int32_t activity) const;
};

/// @param from activities of the system
[[nodiscard]] SupplyChain supply_chain(const ProductSystem& system, std::span<const std::int32_t> from);

}  // namespace ferrolabel::lca

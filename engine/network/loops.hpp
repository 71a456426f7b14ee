// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ferrolabel::network {

/// One flow between nodes: `consumer` takes `amount` of `supplier` per unit of its own output (m_ig of the method).
struct Flow {
  std::int32_t consumer = 0;
  std::int32_t supplier = 0;
  double amount = 0.0;
};

/// Nodes that feed each other, each other's supplier directly or through others.
using Component = std::vector<std::int32_t>;

/// The strongly connected components of the flows with amount ≠ 0 that loop: two nodes or more, or one that feeds itself.
/// Members ascend, components are ordered by their first member. Iterative (Tarjan): depth is no limit.
/// @throws std::out_of_range when a node is outside [0, nodes)
[[nodiscard]] std::vector<Component> find_loops(std::int32_t nodes, std::span<const Flow> flows);

}  // namespace ferrolabel::network

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory_resource>
#include <optional>
#include <span>
#include <vector>

#include "embedded/inventory.hpp"

namespace ferrolabel::embedded {

/// One quantity carried along the precursor chain: what each node adds per tonne, and what each then holds in all.
struct Column {
  explicit Column(emissions::Rule of, std::pmr::memory_resource* memory = std::pmr::get_default_resource())
      : rule{of}, direct{memory}, solution{memory} {}

  emissions::Rule rule;
  std::pmr::vector<Traced<SpecificEmissions>> direct;    ///< a, by node
  std::pmr::vector<Traced<SpecificEmissions>> solution;  ///< x, by node; filled by solve_columns
  std::optional<ElectricityBasis> basis;            ///< of an indirect column
  bool of_basis = false;                            ///< indirect emissions that are in the CBAM basis
};

/// Solves x = a + Mᵀ·x for all columns with the inventory's factorised network and records it in its trace.
/// @pre the inventory has a network
void solve_columns(Inventory& inventory, std::span<Column> columns);

}  // namespace ferrolabel::embedded

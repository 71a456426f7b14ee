// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "embedded/inventory.hpp"

namespace ferrolabel::embedded {

/// What an importer of one tonne of a good surrenders.
struct Certificates {
  int year = 0;                                  ///< of import
  std::optional<Traced<SpecificEmissions>> free_allocation;  ///< SEFA, t CO2e/t
  std::optional<Traced<SpecificEmissions>> per_tonne;        ///< max(0, basis - SEFA), less the carbon price paid abroad
  std::string refused_because;                   ///< why there is none: no benchmark, another route, no value for a precursor
};

/// SEFA = CBAM_y · CSCF_y · BM (column A, own process) + Σ m · SEFA of the precursors, these verified by their producer or by
/// column B of their CN code; certificates per tonne = max(0, basis - SEFA) - carbon price paid abroad / certificate price.
/// A benchmark of another route than the plant's is refused, and so is a precursor whose process makes goods of several. Adds steps to the inventory's trace.
/// @source (EU) 2023/956 Art. 6, 9, 31; (EU) 2025/2620 Annex 3
[[nodiscard]] Certificates certificates(Inventory& inventory, const ProcessFigures& good, const plant::CnCode& cn);

/// SEFA of a good with default values: CBAM_y · CSCF_y · BM (column B), t CO2e/t. @source (EU) 2025/2620 Annex 4
[[nodiscard]] std::optional<Traced<SpecificEmissions>> default_free_allocation(emissions::Trace& trace, const method::Benchmarks& benchmarks,
                                                                               const plant::CnCode& cn, int year, const std::string* subject);

}  // namespace ferrolabel::embedded

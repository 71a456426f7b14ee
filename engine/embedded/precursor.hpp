// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "embedded/assembly.hpp"

namespace ferrolabel::embedded {

/// The specific embedded emissions of a purchased precursor and what they rest on.
struct PurchasedEmissions {
  Traced<SpecificEmissions> direct;
  std::optional<Traced<SpecificEmissions>> indirect;  ///< nothing where a default value gives no indirect part
  bool is_default = false;
};

/// Stated values of the supplier, or the default value of country × CN with the mark-up of the year of import.
/// Nothing, with a finding, where a value is missing: never zero, never invented.
/// @source (EU) 2025/2547 Art. 13 and 14; (EU) 2025/2621
[[nodiscard]] std::optional<PurchasedEmissions> purchased_emissions(const Assembly& assembly, const plant::PurchasedPrecursor& precursor);

/// The year that decides mark-ups and free allocation: the year of import, else that of the period's end.
[[nodiscard]] int import_year(const plant::Installation& plant) noexcept;

}  // namespace ferrolabel::embedded

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "lca/inventory_solver.hpp"
#include "lca/compartments.hpp"
#include "lca/impact_method.hpp"
#include "lca/product_system.hpp"

namespace ferrolabel::lca {

/// How many units of `to` one unit of `from` is; nothing where they do not measure the same.
using UnitScale = std::function<std::optional<double>(std::string_view from, std::string_view to)>;

/// How a factor was found for a row.
enum class MappedBy : std::uint8_t { nothing, id, name };

/// One category over the rows of a product system: a row of C, in the units of the rows.
struct CategoryFactors {
  std::vector<double> factors;       ///< of each elementary row; 0 where it has none
  std::vector<MappedBy> mapped;      ///< of each elementary row
  std::size_t rows_mapped = 0;
};

/// The score of one category; no value where no elementary flow of the dataset has a factor: that is not zero.
struct Score {
  std::size_t category = 0;
  std::optional<double> value;
};

/// An elementary flow of an inventory that no category of the method knows.
struct UnmappedFlow {
  std::size_t row = 0;
  double amount = 0.0;
  double mass = 0.0;  ///< kg; 0 where its unit is no mass
};

/// An impact method laid over a product system. A factor is found by the flow's id; else by name (which knows no case) and
/// compartment, and CAS number where both state one; there a sub-compartment that the method does not list takes the
/// medium's unspecified. Of several locations that of the row, else that without a location. A factor of the other way (input,
/// output) counts negative. Units of one kind are converted, others are no match.
class Characterisation {
 public:
  /// @param system and method must live as long
  Characterisation(const ProductSystem& system, const ImpactMethod& method, const Compartments& compartments, UnitScale units);

  [[nodiscard]] const ImpactMethod& method() const noexcept { return *method_; }
  [[nodiscard]] const std::vector<CategoryFactors>& categories() const noexcept { return categories_; }

  /// h = C·g of every category.
  [[nodiscard]] std::vector<Score> scores(const Inventory& inventory) const;

  /// Rows with an amount and no factor in any category: those with a mass first, greatest first, then the rest.
  [[nodiscard]] std::vector<UnmappedFlow> unmapped(const Inventory& inventory) const;

  /// `lca.impact.no-factor` for categories that know no flow of the dataset, `lca.impact.unit` for flows known in another
  /// unit, `lca.impact.no-location` for flows known elsewhere only, `lca.impact.ambiguous` for flows that several factors of
  /// different value fit (warnings).
  [[nodiscard]] const Findings& findings() const noexcept { return findings_; }

 private:
  void tell_of_categories_without_factor(const std::vector<std::string>& names);

  const ProductSystem* system_;
  const ImpactMethod* method_;
  UnitScale units_;
  std::vector<CategoryFactors> categories_;
  Findings findings_;
};

}  // namespace ferrolabel::lca

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "embedded/inventory.hpp"
#include "method/scheme.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::label {

/// What the user settles where a scheme's text leaves it open.
struct ProjectionChoices {
  std::string family;  ///< empty: the good's own statement, else the scheme's only family
  std::optional<embedded::ElectricityBasis> electricity{};  ///< where the scheme does not say which, or allows this one too
  bool to_compare = false;  ///< E under a case that the scheme does not count, shown beside its own; never for a label
};

/// One part of E, t CO2e/t at the scheme's stage.
struct ProjectionTerm {
  std::string term;  ///< as the scheme's boundary names it: direct, indirect, upstream-materials, …
  emissions::Traced<quantity::SpecificEmissions> value;
};

/// E and s of one good as a scheme wants them, or why they cannot be made. Nothing missing is taken as zero.
struct Projection {
  std::string scheme;
  std::string good;
  std::string family;
  std::string stage;
  std::string electricity_basis;  ///< of the case that was used: location, market, eu-average, method
  std::optional<emissions::Traced<quantity::SpecificEmissions>> intensity;  ///< E in t CO2e/t
  std::optional<quantity::Decimal> intensity_kg;   ///< the same, exactly the printed digits, in kg CO2e/t
  std::optional<emissions::Traced<quantity::Ratio>> scrap_share;  ///< nothing where the scheme has no scrap term
  std::optional<quantity::Decimal> scrap_share_exact;
  std::vector<ProjectionTerm> terms;
  double default_share = 0;               ///< part of direct and indirect at the scheme's stage that rests on default values
  std::vector<std::string> instruments;   ///< of the electricity that the case counts, in the chain of the stage
  std::vector<std::string> missing;   ///< terms that the plant did not give, each with what lacks it
  std::string refused_because;        ///< empty where E stands

  [[nodiscard]] bool refused() const noexcept { return !intensity.has_value(); }
};

/// Recycled content of a good: tonnes per tonne of metallic charge without unit scrap, home scrap and alloys.
struct RecycledContent {
  std::optional<emissions::Traced<quantity::Ratio>> pre_consumer;
  std::optional<emissions::Traced<quantity::Ratio>> post_consumer;
};

/// Derives E and s of a good from the inventory by the scheme's stage, boundary, electricity case and scrap rule.
/// Adds its steps to the inventory's trace. @param good id of a good or of a production process
[[nodiscard]] Projection project(embedded::Inventory& inventory, std::string_view good, const method::Scheme& scheme,
                                 const ProjectionChoices& choices = {});

/// The same good and family under each of the cases location, market and EU average that the plant's data give, to stand beside the
/// one that counts. Adds steps to the inventory's trace.
[[nodiscard]] std::vector<Projection> electricity_projections(embedded::Inventory& inventory, const method::Scheme& scheme, const Projection& counted);

[[nodiscard]] RecycledContent recycled_content(embedded::Inventory& inventory, std::string_view good);

}  // namespace ferrolabel::label

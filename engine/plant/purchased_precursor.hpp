// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "plant/codes.hpp"
#include "plant/process.hpp"
#include "quantity/date.hpp"

namespace ferrolabel::plant {

/// What the embedded emissions of a purchased precursor rest on.
enum class PrecursorBasis : std::uint8_t { verified, supplier, defaults };

/// What a label or verified statement of the supplier says of the crude steel in bought steel.
struct CrudeSteelStatement {
  Place place;
  std::optional<Stated<quantity::SpecificEmissions>> direct;
  std::optional<Stated<quantity::SpecificEmissions>> indirect;
  std::optional<Stated<quantity::Ratio>> scrap_share;    ///< by the rule of `scheme`
  std::optional<Stated<quantity::Ratio>> pre_consumer;   ///< share of the metallic charge, for recycled content
  std::optional<Stated<quantity::Ratio>> post_consumer;
  std::string scheme;               ///< scheme whose stage and scrap rule the figures follow, e.g. "eu-ci"
  std::string label;                ///< id of the supplier's label
};

/// Where steel was melted and first poured.
struct MeltOrigin {
  std::optional<CountryCode> melt_country;
  std::optional<CountryCode> pour_country;
  std::string site;
};

struct ReportingPeriod {
  quantity::Date from{};
  quantity::Date to{};              ///< last day, inclusive
  Place place;
};

struct PurchasedPrecursor {
  std::string id;
  std::string name;
  Place place;
  std::string category;             ///< aggregated goods category
  Place category_place;
  CnCode cn;
  Place cn_place;
  std::optional<CountryCode> country;  ///< of origin
  std::string producer;
  std::optional<ReportingPeriod> period;  ///< in which it was made
  PrecursorBasis basis = PrecursorBasis::supplier;
  std::optional<Stated<quantity::SpecificEmissions>> direct;    ///< missing is an error unless basis is defaults
  std::optional<Stated<quantity::SpecificEmissions>> indirect;
  std::optional<Stated<quantity::SpecificEmissions>> free_allocation;  ///< SEFA as verified by the producer
  std::optional<Stated<quantity::Mass>> bought;
  std::optional<Stated<quantity::Mass>> opening_stock;
  std::optional<Stated<quantity::Mass>> closing_stock;
  std::optional<Stated<quantity::Mass>> other_use;
  std::optional<Stated<quantity::Ratio>> metallic_fraction;
  std::optional<Stated<quantity::SpecificEmissions>> upstream;   ///< what its embedded emissions leave out (mining, fuels)
  std::optional<Stated<quantity::SpecificEmissions>> transport;
  std::optional<CrudeSteelStatement> crude_steel;
  MeltOrigin origin;
};

}  // namespace ferrolabel::plant

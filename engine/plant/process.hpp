// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plant/codes.hpp"
#include "plant/energy_flow.hpp"
#include "plant/source_stream.hpp"

namespace ferrolabel::plant {

/// A `production` process makes goods of one aggregated category; a `utility` makes heat or power for the others.
enum class ProcessKind : std::uint8_t { production, utility };

/// Where in the chain a process ends: what the class schemes call the stage of an intensity.
enum class Stage : std::uint8_t { other, coke, sinter, iron, crude_steel, hot_rolled, finished };

/// Where scrap comes from (LABELS.md section 1): back into the same melt shop, own later steps, pre- and post-consumer.
enum class ScrapKind : std::uint8_t { unit, home, pre, post };

struct ScrapInput {
  Place place;
  ScrapKind kind = ScrapKind::post;
  Stated<quantity::Mass> mass;
  std::optional<Stated<quantity::Ratio>> metallic_fraction;
  std::optional<Stated<quantity::SpecificEmissions>> upstream;   ///< collection, sorting, processing
  std::optional<Stated<quantity::SpecificEmissions>> transport;
};

/// A precursor used: goods of another process of the installation, or a purchased precursor, by id.
struct PrecursorUse {
  Place place;
  std::string from;                 ///< id of a process or of a purchased precursor
  Place from_place;
  Stated<quantity::Mass> mass;
};

/// The product family that a good belongs to under a class scheme whose text leaves the choice to the producer.
struct FamilyStatement {
  Place place;
  std::string scheme;
  std::string family;
};

/// A good that a process makes; all goods of a process share its specific emissions.
struct Good {
  std::string id;
  Place place;
  CnCode cn;
  Place cn_place;
  std::string name;
  std::string grade;                ///< EN designation
  std::string form;                 ///< coil, slab, bar, …
  std::optional<Stated<quantity::Mass>> mass;  ///< of this CN code, where a process makes several
  std::vector<FamilyStatement> families;
};

/// Where the goods of a process went. Opening stock + produced = sold + to own processes + other + closing stock.
struct Disposition {
  std::optional<Stated<quantity::Mass>> sold;
  std::optional<Stated<quantity::Mass>> other_use;     ///< goods outside the method, own investment
  std::optional<Stated<quantity::Mass>> opening_stock;
  std::optional<Stated<quantity::Mass>> closing_stock;
};

struct Process {
  std::string id;
  std::string name;
  Place place;
  ProcessKind kind = ProcessKind::production;
  std::string category;             ///< aggregated goods category, name as in the CN pack; empty for a utility
  Place category_place;
  std::string route;                ///< as in the CN pack
  Place route_place;
  Stage stage = Stage::other;
  std::optional<Stated<quantity::Mass>> activity_level;  ///< t of goods that meet the specification; missing is an error for production
  std::vector<Good> goods;
  std::optional<Stated<quantity::Ratio>> alloy_content;  ///< mass share of alloying elements in the goods
  /// One verified total instead of source streams; traced as reported, never as calculated.
  std::optional<Stated<quantity::Co2Mass>> reported_direct;
  std::vector<ElectricityUse> electricity;
  std::optional<Stated<quantity::Electricity>> electricity_produced;  ///< by expansion turbines, exported from the process
  std::optional<Stated<quantity::EmissionFactorPerElectricity>> electricity_produced_factor;
  std::optional<CombinedHeatPower> chp;  ///< utility only
  std::vector<PrecursorUse> precursors;
  std::vector<ScrapInput> scrap;
  Disposition disposition;
  Place end_place;                  ///< of the process object, for what is missing in it
};

}  // namespace ferrolabel::plant

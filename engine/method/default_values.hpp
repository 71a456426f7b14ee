// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "method/factors.hpp"
#include "method/pack.hpp"

namespace ferrolabel::method {

/// A default value of one country and CN heading or code, before mark-up (2025/2621).
struct DefaultValue {
  std::string country;  ///< ISO 3166-1 alpha-2
  std::string cn;       ///< 4, 6 or 8 digits
  std::optional<Stated<quantity::SpecificEmissions>> direct;    ///< nothing where the source gives the total only
  std::optional<Stated<quantity::SpecificEmissions>> indirect;
  Stated<quantity::SpecificEmissions> total;
  std::string route;
};

struct DefaultValues {
  PackInfo info;
  std::vector<DefaultValue> values;                 ///< sorted by country, then CN
  std::map<int, Stated<quantity::Ratio>> mark_ups;  ///< by year of import, e.g. 2026 → 1.10; the last holds for later years

  /// The row of the longest listed prefix (8, 6, 4 digits), or null: never invented.
  [[nodiscard]] const DefaultValue* find(std::string_view country, std::string_view cn8) const noexcept;
  /// The mark-up factor of a year; null before the first.
  [[nodiscard]] const Stated<quantity::Ratio>* mark_up(int year) const noexcept;
};

/// Benchmarks for the free-allocation adjustment (2025/2620): column A with actual data, column B with default values.
struct Benchmark {
  std::string cn;
  std::optional<Stated<quantity::SpecificEmissions>> column_a;
  std::string route_a;  ///< "(C)", "(F)", … as in the workbook; empty = all routes
  std::optional<Stated<quantity::SpecificEmissions>> column_b;
  std::string route_b;
  std::string footnote_a, footnote_b;  ///< marks of the workbook that are no route, e.g. "(1)"
};

struct Benchmarks {
  PackInfo info;
  std::vector<Benchmark> rows;                              ///< sorted by CN
  std::map<std::string, std::string> routes;                ///< "(C)" → route name that a plant states, e.g. "Basic oxygen steelmaking"
  std::map<int, Stated<quantity::Ratio>> cbam_factor;       ///< by year
  std::map<int, Stated<quantity::Ratio>> cross_sectoral_correction_factor;

  [[nodiscard]] const Benchmark* find(std::string_view cn8) const noexcept;
};

}  // namespace ferrolabel::method

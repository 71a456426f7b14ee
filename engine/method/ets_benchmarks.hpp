// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "method/pack.hpp"

namespace ferrolabel::method {

/// A product, heat or fuel benchmark of free allocation in the EU ETS. For comparison only: nothing is computed from
/// it.
struct EtsBenchmark {
  std::string id;
  std::string product;
  std::string unit;  ///< "t CO2/t" or "t CO2/TJ"
  std::optional<quantity::Datum> from_2021_to_2025;
  std::optional<quantity::Datum> from_2026_to_2030;
  bool later_is_draft = false;  ///< the second period's figure is a draft of the act
};

struct EtsBenchmarks {
  PackInfo info;
  std::vector<EtsBenchmark> rows;  ///< sorted by id
};

}  // namespace ferrolabel::method

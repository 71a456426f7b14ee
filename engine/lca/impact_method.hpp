// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "method/pack.hpp"

namespace ferrolabel::lca {

/// How much one unit of an elementary flow adds to an impact category. @source ISO 14044 4.4.2.4
struct ImpactFactor {
  enum class Direction : std::uint8_t { any, input, output };
  std::string flow_id;  ///< of the source's flow list; empty where it names flows only
  std::string name;
  std::string compartment;
  std::string cas;
  std::string unit;      ///< of the flow; empty where not stated
  std::string location;  ///< empty: everywhere
  Direction direction = Direction::any;
  double value = 0.0;
};

struct ImpactCategory {
  std::string id;
  std::string name;
  std::string unit;
  std::string method;  ///< what the source calls it, e.g. "Accumulated Exceedance (AE)"; empty where not stated
  /// The part of another category that this one is ("total", "fossil", "biogenic", "land-use"); empty where it is none.
  std::string part;
  std::vector<ImpactFactor> factors;
};

/// What a category's score is divided by and then multiplied with. @source ISO 14044 4.4.3.2, 4.4.3.4
struct WeightedCategory {
  std::string id;              ///< of an ImpactCategory; one that the method lacks has no score
  std::string name;
  std::string unit;            ///< of the category
  double normalisation = 1.0;  ///< the reference in that unit, > 0: impact of a person in a year
  double weight = 0.0;         ///< 0 … 1; those of a set add up to 1
};

struct WeightingSet {
  std::string title;
  std::vector<WeightedCategory> categories;  ///< empty: the method has none
};

/// A set of impact categories: EF 3.1, GWP of an assessment report, the C matrix of a matrix folder.
struct ImpactMethod {
  method::PackInfo info;
  std::string flavour;  ///< what it is a variant for, e.g. "EN 15804+A2: uptake and emission of biogenic CO2 are −1 and +1"
  /// Other names of flows, in lower case, and the name in the factors that each stands for.
  std::map<std::string, std::string> flow_names{};
  std::vector<ImpactCategory> categories{};
  WeightingSet weighting{};
};

}  // namespace ferrolabel::lca

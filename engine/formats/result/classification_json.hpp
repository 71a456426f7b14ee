// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "label/classify.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {

/// What E and class would be under another electricity case: for comparison, the scheme's own case counts.
struct ElectricityCaseClass {
  std::string electricity_basis;  ///< location, market, eu-average
  std::string intensity;          ///< kg CO2e/t
  std::string class_name;
};

/// A class with the good that it is of.
struct ClassedGood {
  std::string good;  ///< empty for a bare intensity
  label::Classification classification;
  std::vector<ElectricityCaseClass> cases{};  ///< side by side; empty where the plant does not know them
};

/// Writes one item of the `results` of `classify` (INTERFACES: scheme, version, status, family, intensity, scrapShare, class,
/// rank, limit, distanceToBetter, distanceToWorse, probability, electricityBasis, refusedBecause), always all of them.
/// Intensities, limits and distances in kg CO2e/t; intensity and scrapShare with the digits given; what is not known is null.
/// `probabilityComplete` is false where inputs state no uncertainty, so that the probability is of the others' spread alone.
/// Beside them unit, notice and digest of the scheme. @param good that the class is of; left out where empty
/// Where the limits at this scrap share are known they follow as ladder [{class, rank, op, limit}], best first.
/// @param cases become electricityCases [{electricityBasis, intensity, class}]; left out where empty
void write_classification(syntax::JsonWriter& writer, const label::Classification& classification, std::string_view good = {},
                          const std::vector<ElectricityCaseClass>& cases = {});

}  // namespace ferrolabel::formats

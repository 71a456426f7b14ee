// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "finding/finding.hpp"
#include "label/improve.hpp"
#include "method/accounting.hpp"

namespace ferrolabel::formats {

/// The result of `improve`: today {classification}, targetClass, levers [{id, title, subject, unit, most, effectPerUnit,
/// intensityAtMost, amountNeeded, classAtMost, alsoMoves}], combined {intensity, class}; ended by a newline.
/// Intensities in kg CO2e/t; most and amountNeeded as shares of what `unit` names, effectPerUnit in kg CO2e/t for a share of 1 at
/// the slope of the start.
[[nodiscard]] std::string improvement_json(const label::Improvement& improvement, std::string_view good, std::string_view input_digest,
                                           const method::AccountingMethod& method, const Findings& findings);

}  // namespace ferrolabel::formats

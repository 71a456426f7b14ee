// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/result/classification_json.hpp"
#include "label/classify.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

/// One class as a ladder of limits with the place of E in it, both distances, probability, the scheme's status and notice; or
/// the reason why there is none; then what other electricity cases would give.
[[nodiscard]] std::string classification_text(const label::Classification& classification, const Style& style,
                                              const std::vector<formats::ElectricityCaseClass>& cases = {});

using ClassifiedGood = formats::ClassedGood;

/// Many classifications as one table, refusals with their reasons below it.
[[nodiscard]] std::string classifications_text(const std::vector<ClassifiedGood>& results, const Style& style);

}  // namespace ferrolabel::report

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "formats/result/explanation.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

inline constexpr int any_depth = std::numeric_limits<int>::max() - 1;

/// The explanation as a tree: each figure with value (seven digits where it is computed), unit and rule; under it its equation
/// and act, with a letter where that is not at first hand; stated values with their field, place and source document. A step
/// that only hands a value on under the same name is left out, and a part of a figure does not bear the figure's name.
/// @param most_depth levels of operands to tell; "…" stands for what lies deeper
[[nodiscard]] std::string explanation_text(const std::vector<formats::ExplainedFigure>& told, const Style& style, int most_depth = any_depth);

}  // namespace ferrolabel::report

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "formats/result/uncertainty_json.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

/// The figure with its spread, analytic and drawn, and the inputs that bring most of it.
[[nodiscard]] std::string uncertainty_text(const formats::UncertaintyDocument& document, const Style& style);

}  // namespace ferrolabel::report

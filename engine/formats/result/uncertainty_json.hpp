// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "embedded/uncertainty.hpp"
#include "finding/finding.hpp"

namespace ferrolabel::formats {

/// What the draws of one figure say, in the figure's unit.
struct DrawSummary {
  std::uint64_t draws = 0;  ///< 0 where none were asked
  std::uint64_t seed = 0;
  std::uint64_t refused = 0;  ///< left out: their precursor network has no solution
  double mean = 0;
  double standard_deviation = 0;
  double lower = 0;   ///< 2.5 %
  double median = 0;
  double upper = 0;   ///< 97.5 %
};

struct UncertaintyDocument {
  const embedded::Inventory& inventory;
  std::string_view input_digest;
  std::string_view product;
  std::string_view figure;
  std::string_view unit;
  const embedded::AnalyticUncertainty& analytic;
  const DrawSummary& drawn;
  const std::vector<embedded::InputUncertainty>& inputs;
  const std::vector<embedded::Sensitivity>& sensitivities;
  const Findings& findings;
};

/// The result of `uncertainty`: value, analytic {halfWidth, complete, inputsTold, inputsUntold, contributions}, monteCarlo (null
/// without draws, and where no input tells its spread), inputs with the origin of their spread and their sensitivity; ended by a
/// newline. Half widths are at 95 %; halfWidth is null where no input that moves the figure states an uncertainty, and complete is
/// false where some do not.
[[nodiscard]] std::string uncertainty_json(const UncertaintyDocument& document);

/// "stated", "tier", "pack", "exact" or "unknown".
[[nodiscard]] std::string_view to_string(embedded::UncertaintyOrigin origin) noexcept;

}  // namespace ferrolabel::formats

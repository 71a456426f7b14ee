// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "embedded/inventory.hpp"
#include "finding/finding.hpp"

namespace ferrolabel::embedded {

/// Where the uncertainty of an input comes from.
enum class UncertaintyOrigin : std::uint8_t { stated, tier, pack, exact, unknown };

/// One input of a figure with its spread.
struct InputUncertainty {
  const quantity::Datum* datum = nullptr;
  double half_width = 0;  ///< relative, at 95 %; 0 for exact and unknown
  quantity::Distribution distribution = quantity::Distribution::normal;
  UncertaintyOrigin origin = UncertaintyOrigin::unknown;
};

/// The spread of every input of these figures: measured, else the tier's limit (activity data), else the pack's range, else
/// unknown with a finding `uncertainty.input.unknown`. Figures that the method itself fixes are exact.
/// @source (EU) 2018/2066 Annex II
[[nodiscard]] std::vector<InputUncertainty> input_uncertainties(const Inventory& inventory, std::span<const StepId> figures, Findings& findings);

/// How many of the inputs that move a figure tell their spread. Those that are exact, and those of value 0, whose relative
/// spread says nothing, are in neither count.
struct SpreadCoverage {
  std::size_t told = 0;
  std::size_t untold = 0;

  /// Whether every input that moves the figure tells its spread.
  [[nodiscard]] bool complete() const noexcept { return untold == 0; }
  /// Whether a spread of the figure means anything.
  [[nodiscard]] bool any() const noexcept { return told > 0; }
};
[[nodiscard]] SpreadCoverage spread_coverage(const Inventory& inventory, StepId figure);

/// The note `uncertainty.incomplete`, in place of a warning for each input, where spreads are told beside other figures.
[[nodiscard]] Finding untold_note(std::size_t untold);

/// First-order propagation: what each input adds to the variance of the figure.
struct AnalyticUncertainty {
  double value = 0;
  std::optional<double> half_width;  ///< at 95 %, in the figure's unit: 1.96 · standard uncertainty; nothing where no input tells its spread
  SpreadCoverage coverage;           ///< the half width leaves out what is untold, and is too small by that
  struct Contribution {
    const quantity::Datum* datum = nullptr;
    double sensitivity = 0;  ///< ∂figure/∂input
    double share = 0;        ///< of the variance
  };
  std::vector<Contribution> contributions;  ///< largest first
};
[[nodiscard]] AnalyticUncertainty analytic_uncertainty(const Inventory& inventory, StepId figure, Findings& findings);

/// ∂figure/∂input of every input by one transposed solve.
struct Sensitivity {
  const quantity::Datum* datum = nullptr;
  double derivative = 0;
};
[[nodiscard]] std::vector<Sensitivity> sensitivities(const Inventory& inventory, StepId figure);

struct MonteCarloOptions {
  std::uint64_t draws = 10'000;
  std::uint64_t seed = 1;
  unsigned threads = 1;
};

/// Draws of several figures together: draws[figure][k]. Draw k is a function of seed and k only, so the bits do not depend on
/// the number of threads. An input outside its physical range (not below 0, a share not above 1) is redrawn.
struct MonteCarlo {
  std::vector<std::vector<double>> draws;
  std::uint64_t refused = 0;  ///< draws whose network had gain ≥ 1; left out
};
[[nodiscard]] MonteCarlo monte_carlo(const Inventory& inventory, std::span<const StepId> figures, const MonteCarloOptions& options, Findings& findings);

/// A warning `uncertainty.methods-differ` where half the width of the drawn 95 % interval differs by more than a tenth from
/// the analytic half width: then both are to be reported. Nothing below 1000 draws, whose own scatter is of that order.
/// @source METHOD.md section 5
[[nodiscard]] std::optional<Finding> compare_methods(const AnalyticUncertainty& analytic, double lower, double upper, std::uint64_t draws);

}  // namespace ferrolabel::embedded

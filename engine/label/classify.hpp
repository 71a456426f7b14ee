// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "embedded/uncertainty.hpp"
#include "finding/result.hpp"
#include "method/scheme.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::label {

/// What some kinds of scheme want beside E, s and a date.
struct ClassifyInputs {
  std::optional<quantity::Decimal> primary_fraction;   ///< credit-adjusted-limit: share of primary metal, 0 … 1
  std::optional<quantity::Decimal> scrap_per_product;  ///< route-gate: t scrap charged per t product
  std::string electricity_basis;                       ///< what E rests on; empty = what the scheme asks for
};

/// One class of the family at this scrap share.
struct ClassLimit {
  std::string class_name;
  int rank = 0;
  method::LimitOperator op = method::LimitOperator::at_most;
  double limit = 0;        ///< kg CO2e/t
  std::string limit_text;  ///< as ExactLimit::to_string
  bool holds = false;
};

/// The class of one intensity under one scheme, or why there is none.
struct Classification {
  std::string scheme;
  std::string version;
  std::string digest;  ///< of the scheme's file
  method::SchemeStatus status = method::SchemeStatus::private_scheme;
  std::string status_text;  ///< the scheme's own words
  std::string notice;       ///< sentence to print with the class; may be empty
  std::string unit;
  std::string stage;
  std::string family;
  std::string intensity;                ///< E as given, unrounded, kg CO2e/t
  std::optional<std::string> compared_intensity;  ///< E less the scheme's credit, which the limits are compared with; nothing where it knows none
  std::optional<std::string> scrap_share;  ///< s as given; nothing where it was not
  bool scrap_share_assumed = false;     ///< s was not given and counts as 0 by the scheme's rule
  std::optional<std::string> class_name;   ///< nothing where refused
  std::optional<int> rank;
  std::optional<double> limit;             ///< of the class; nothing for the class of what no line holds for
  std::string limit_text;                  ///< as ExactLimit::to_string; empty where there is no limit
  std::optional<double> distance_to_better;  ///< kg/t to save until the next better class; nothing for the best
  std::string better_class;
  std::optional<double> distance_to_worse;   ///< kg/t until the class is lost; nothing for the worst
  std::vector<ClassLimit> limits;            ///< best first; empty where refused
  std::string referred_class;                ///< kind reference: the class under the scheme referred to
  std::string electricity_basis;
  std::optional<double> probability;         ///< of this class under the stated uncertainty, where draws were made and say something
  bool probability_complete = true;          ///< false where inputs of E or s state no uncertainty, and the draws leave theirs out
  std::string refused_because;               ///< empty where there is a class

  [[nodiscard]] bool refused() const noexcept { return !class_name.has_value(); }
};

/// Classifies E (kg CO2e/t at the scheme's stage, boundary and electricity basis): the lowest rank whose `E op limit(s)` holds,
/// else `otherwise`; exact on the printed limits and the unrounded E.
/// A scheme that cannot judge gives a Classification that is refused, with the reason. Input that is wrong gives findings:
/// classify.intensity.out-of-range, classify.scrap-share.out-of-range, classify.primary-fraction.out-of-range,
/// classify.family.unknown, classify.family.missing. With a class come notes: classify.scheme.status, classify.scheme.notice,
/// classify.scrap-share.assumed.
[[nodiscard]] Result<Classification> classify(const method::Scheme& scheme, std::string_view family, const quantity::Decimal& intensity,
                                              const std::optional<quantity::Decimal>& scrap_share,
                                              const std::optional<quantity::Date>& date = {}, const ClassifyInputs& inputs = {});

/// One draw of E (kg CO2e/t) and s.
struct Draw {
  double intensity = 0;
  double scrap_share = 0;  ///< a draw beyond 0 … 1 counts as the end it passed
};

struct ClassProbability {
  std::string class_name;
  int rank = 0;
  double probability = 0;
};

/// The share of draws that falls into each class of the family, best first, `otherwise` last. Same draws, same bits.
/// Findings as `classify`; a scheme that refuses gives classify.scheme.refuses.
[[nodiscard]] Result<std::vector<ClassProbability>> probabilities(const method::Scheme& scheme, std::string_view family, std::span<const Draw> draws,
                                                                  const std::optional<quantity::Date>& date = {}, const ClassifyInputs& inputs = {});

/// A probability as it may be told: nothing where no input of E or s states an uncertainty, and nothing where a 0 or 1 rests on
/// more inputs that say nothing than on those that do. What is told of part of the inputs is marked as incomplete beside it.
[[nodiscard]] std::optional<double> stated_probability(double probability, const embedded::SpreadCoverage& coverage) noexcept;

/// Whether an edge of the class lies within the half width (kg CO2e/t, 95 %) of E - limit(s).
[[nodiscard]] bool uncertainty_crosses_edge(const Classification& classification, double half_width) noexcept;

}  // namespace ferrolabel::label

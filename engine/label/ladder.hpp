// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "method/scheme.hpp"
#include "quantity/date.hpp"

namespace ferrolabel::label {

/// The classes of a family that count on a day, best first; or why none does.
struct Ladder {
  std::vector<const method::SchemeClass*> classes;
  std::string refused_because;
};

/// What a scheme compares with for one family; the ladder points into the family beside it.
struct AskedLadder {
  method::SchemeFamily family;  ///< of a reference: the one class that it asks for, by its own name
  Ladder ladder;

  AskedLadder() = default;
  AskedLadder(AskedLadder&&) = default;  // moving keeps the classes where they are; copying would not
  AskedLadder& operator=(AskedLadder&&) = default;
  AskedLadder(const AskedLadder&) = delete;
  AskedLadder& operator=(const AskedLadder&) = delete;
};

/// Why a scheme classifies nothing on that day; empty where it may.
[[nodiscard]] std::string refusal_of(const method::Scheme& scheme, const std::optional<quantity::Date>& date);

/// Whether a scheme's limits, or the steps of its reference, are printed by year.
[[nodiscard]] bool is_dated(const method::Scheme& scheme) noexcept;

/// The day on which a plant's figures are judged: the one asked for, else of a dated scheme the last day of the period to which
/// the figures belong, else none.
[[nodiscard]] std::optional<quantity::Date> day_of_judgement(const method::Scheme& scheme, const quantity::Date& period_end,
                                                             const std::optional<quantity::Date>& asked = {}) noexcept;

/// The ladder of a family on a day. Of a glidepath a year that is not printed is refused, never interpolated. An empty family
/// means the only one. Findings classify.family.unknown and classify.family.missing list the families that there are.
[[nodiscard]] Result<AskedLadder> class_ladder(const method::Scheme& scheme, std::string_view family, const std::optional<quantity::Date>& date);

}  // namespace ferrolabel::label

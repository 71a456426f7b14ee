// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "quantity/datum.hpp"

namespace ferrolabel::sampling {

/// Which random number: every draw is a pure function of these four, so any thread or machine can make draw k alone.
struct Position {
  std::uint64_t seed = 0;
  std::uint64_t draw = 0;     ///< k, the number of the draw
  std::uint32_t input = 0;    ///< which reported value or factor
  std::uint32_t attempt = 0;  ///< 0, then 1, 2, … for redraws
};

/// Uniform on (0, 1), never 0 or 1: odd multiples of 2⁻⁵³. Philox block (draw, input/2, attempt) under the key seed.
[[nodiscard]] double uniform(const Position& position) noexcept;

/// Standard normal: normal_quantile(uniform(position)).
[[nodiscard]] double standard_normal(const Position& position) noexcept;

/// out[j] = standard_normal({seed, draw, j, 0}) for all j, at half the generator's cost: two inputs share a block.
void standard_normals(std::uint64_t seed, std::uint64_t draw, std::span<double> out) noexcept;

using quantity::Distribution;

/// Physical range of a value; both bounds belong to it.
struct Range {
  double lower = -std::numeric_limits<double>::infinity();
  double upper = std::numeric_limits<double>::infinity();
};

/// Normal coverage factor of a two-sided 95 % limit, as the monitoring rules use it (u = limit/1.96).
inline constexpr double coverage_95 = 1.96;

/// Standard uncertainty of a value with this relative half width at 95 %, in the unit of the value.
/// normal and lognormal: |value|·h/1.96; triangular (symmetric): |value|·h/(1 − √0.05)/√6; uniform: |value|·h/0.95/√3.
[[nodiscard]] double standard_uncertainty(Distribution distribution, double value, double relative_half_width_95) noexcept;

/// One draw of a value.
/// normal and lognormal have mean `value` and standard deviation |value|·h/1.96 (the sign of value is kept by lognormal);
/// triangular and uniform are symmetric about `value` and hold 95 % within ±h. h = 0 returns `value`.
/// A draw outside `range` is redrawn from the same stream (attempt + 1). After 1,000 misses, which need a range far
/// narrower than the spread, the draw is uniform on the range: there the density is flat to 1 in 1,000.
/// @throws std::invalid_argument when h is negative or not finite, or `value` is not inside the range
[[nodiscard]] double draw(Distribution distribution, double value, double relative_half_width_95, const Range& range,
                          Position position);

}  // namespace ferrolabel::sampling

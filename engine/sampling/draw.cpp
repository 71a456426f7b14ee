// SPDX-License-Identifier: Apache-2.0
#include "sampling/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>

#include "sampling/normal_quantile.hpp"
#include "sampling/philox.hpp"
#include "sampling/portable_math.hpp"

namespace ferrolabel::sampling {
namespace {

constexpr std::uint32_t greatest_attempts = 1000;
const double triangular_half_base = 1.0 / (1.0 - std::sqrt(0.05));  // of a half width at 95 %: P(|x| < h) = 1 − (1 − h/b)²
constexpr double uniform_half_base = 1.0 / 0.95;

constexpr std::uint32_t low_word(std::uint64_t value) { return static_cast<std::uint32_t>(value); }
constexpr std::uint32_t high_word(std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32U); }

std::array<std::uint32_t, 4> block_of(const Position& position) noexcept {
  return philox4x32({low_word(position.draw), high_word(position.draw), position.input / 2, position.attempt},
                    {low_word(position.seed), high_word(position.seed)});
}

/// The upper 52 bits and a half: symmetric about ½ and exact, so that 1 − u is a value of the generator too.
double to_unit_interval(std::uint32_t high, std::uint32_t low) noexcept {
  const std::uint64_t bits = (std::uint64_t{high} << 32U | low) >> 12U;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

double lognormal(double value, double half_width, const Position& position) noexcept {
  const double u = half_width / coverage_95;
  const double variance = portable_log(1.0 + u * u);  // of the logarithm, so that mean and deviation are those asked for
  const double exponent = std::sqrt(variance) * standard_normal(position) - 0.5 * variance;
  return value * portable_exp(std::clamp(exponent, -700.0, 700.0));
}

/// Inverse distribution function of the symmetric triangle on (−1, 1).
double unit_triangle(double u) noexcept { return u < 0.5 ? std::sqrt(2.0 * u) - 1.0 : 1.0 - std::sqrt(2.0 * (1.0 - u)); }

double draw_once(Distribution distribution, double value, double half_width, const Position& position) noexcept {
  const double scale = std::abs(value) * half_width;
  switch (distribution) {
    case Distribution::normal:
      return value + scale / coverage_95 * standard_normal(position);
    case Distribution::lognormal:
      return lognormal(value, half_width, position);
    case Distribution::triangular:
      return value + scale * triangular_half_base * unit_triangle(uniform(position));
    case Distribution::uniform:
      return value + scale * uniform_half_base * (2.0 * uniform(position) - 1.0);
  }
  return value;
}

void require_drawable(double value, double half_width, const Range& range) {
  if (!(half_width >= 0.0 && std::isfinite(half_width))) {
    throw std::invalid_argument{"draw with a relative half width of " + std::to_string(half_width)};
  }
  if (!(value >= range.lower && value <= range.upper && std::isfinite(value))) {
    throw std::invalid_argument{"draw about " + std::to_string(value) + ", which is outside its range " +
                                std::to_string(range.lower) + " to " + std::to_string(range.upper)};
  }
}

}  // namespace

double uniform(const Position& position) noexcept {
  const auto words = block_of(position);
  return position.input % 2 == 0 ? to_unit_interval(words[0], words[1]) : to_unit_interval(words[2], words[3]);
}

double standard_normal(const Position& position) noexcept { return normal_quantile(uniform(position)); }

void standard_normals(std::uint64_t seed, std::uint64_t draw, std::span<double> out) noexcept {
  for (std::size_t input = 0; input < out.size(); input += 2) {
    const auto words = block_of({seed, draw, static_cast<std::uint32_t>(input), 0});
    out[input] = normal_quantile(to_unit_interval(words[0], words[1]));
    if (input + 1 < out.size()) {
      out[input + 1] = normal_quantile(to_unit_interval(words[2], words[3]));
    }
  }
}

double standard_uncertainty(Distribution distribution, double value, double relative_half_width_95) noexcept {
  const double half_width = std::abs(value) * relative_half_width_95;
  switch (distribution) {
    case Distribution::normal:
    case Distribution::lognormal:
      return half_width / coverage_95;
    case Distribution::triangular:
      return half_width * triangular_half_base / std::sqrt(6.0);
    case Distribution::uniform:
      return half_width * uniform_half_base / std::sqrt(3.0);
  }
  return half_width / coverage_95;
}

double draw(Distribution distribution, double value, double relative_half_width_95, const Range& range, Position position) {
  require_drawable(value, relative_half_width_95, range);
  if (relative_half_width_95 == 0.0) {
    return value;
  }
  for (std::uint32_t attempt = 0; attempt < greatest_attempts; ++attempt, ++position.attempt) {
    const double drawn = draw_once(distribution, value, relative_half_width_95, position);
    if (drawn >= range.lower && drawn <= range.upper) {
      return drawn;
    }
  }
  const double lower = std::isfinite(range.lower) ? range.lower : value;
  const double upper = std::isfinite(range.upper) ? range.upper : value;
  return std::clamp(lower + (upper - lower) * uniform(position), lower, upper);
}

}  // namespace ferrolabel::sampling

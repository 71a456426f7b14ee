// SPDX-License-Identifier: Apache-2.0
#include "sampling/portable_math.hpp"

#include <bit>
#include <cstdint>

namespace ferrolabel::sampling {
namespace {

// ln 2 in two parts: the first has 32 trailing zero bits, so that its product with an exponent is exact.
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr double log2_e = 0x1.71547652b82fep+0;
constexpr int mantissa_bits = 52;
constexpr int exponent_bias = 1023;

/// 2^exponent for a normal result.
double power_of_two(int exponent) noexcept {
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + exponent_bias) << mantissa_bits);
}

}  // namespace

double portable_log(double x) noexcept {
  // x = 2^k · m with m in [√½, √2); ln m = 2·artanh(s) = 2s·(1 + s²/3 + s⁴/5 + …), s = (m − 1)/(m + 1), |s| < 0.1716.
  const auto bits = std::bit_cast<std::uint64_t>(x);
  constexpr std::uint64_t bits_of_sqrt_half = 0x3fe6a09e667f3bcdULL;
  const std::uint64_t shifted = bits - bits_of_sqrt_half;
  const int k = static_cast<int>(static_cast<std::int64_t>(shifted) >> mantissa_bits);
  const double m = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(static_cast<std::int64_t>(k)) << mantissa_bits));

  const double f = m - 1.0;
  const double s = f / (m + 1.0);
  const double z = s * s;
  const double z2 = z * z;
  const double z4 = z2 * z2;
  const double low = (1.0 / 3 + z * (1.0 / 5)) + (1.0 / 7 + z * (1.0 / 9)) * z2;
  const double middle = (1.0 / 11 + z * (1.0 / 13)) + (1.0 / 15 + z * (1.0 / 17)) * z2;
  const double high = (1.0 / 19 + z * (1.0 / 21)) + (1.0 / 23) * z2;
  const double tail = low + (middle + high * z4) * z4;
  // 2s = f − s·f keeps the leading term exact.
  const double log_m = f - s * (f - 2.0 * z * tail);
  return k * ln2_high + (log_m + k * ln2_low);
}

double portable_exp(double x) noexcept {
  const double scaled = x * log2_e;
  const int k = static_cast<int>(scaled + (scaled < 0.0 ? -0.5 : 0.5));
  const double r = (x - k * ln2_high) - k * ln2_low;
  // Taylor series on |r| ≤ 0.35: the first term left out is below 1e-17.
  double sum = 1.0;
  for (int n = 13; n > 0; --n) {
    sum = 1.0 + sum * r / n;
  }
  return sum * power_of_two(k);
}

}  // namespace ferrolabel::sampling

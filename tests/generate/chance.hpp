// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace ferrolabel::generate {

/// Draws that depend on a seed and a rank alone (SplitMix64), the same on every machine.
class Chance {
 public:
  Chance(std::uint64_t seed, std::uint64_t rank) : state_{seed * 0x9E3779B97F4A7C15ull ^ (rank + 1) * 0xD1B54A32D192ED03ull} { next(); }

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ull;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ull;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBull;
    return mixed ^ (mixed >> 31);
  }
  /// least … most, both included.
  std::int64_t between(std::int64_t least, std::int64_t most) { return least + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(most - least + 1)); }
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  /// Whether it happens, with that probability.
  bool happens(double share) { return static_cast<double>(next() >> 11) * 0x1.0p-53 < share; }

 private:
  std::uint64_t state_;
};

}  // namespace ferrolabel::generate

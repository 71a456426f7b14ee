// SPDX-License-Identifier: Apache-2.0
// Inventories of the integrated works on one core, with and without trace, against bare KLU on the same precursor network.
#include <cstddef>
#include <cstdint>
#include <cstdio>

#include "bench/bare_klu.hpp"
#include "bench/bench.hpp"
#include "bench/integrated_works.hpp"

namespace {

using namespace ferrolabel;

constexpr std::size_t rounds = 301;
constexpr int inventories = 40;
constexpr int bare_runs = 400;

/// Seconds of one inventory, and of one bare run taken by turns with it.
struct Rates {
  double inventory = 0;
  double bare = 0;
  [[nodiscard]] double ratio() const { return bare / inventory; }
};

Rates measure(const bench::IntegratedWorks& works, bench::BareKlu& bare, bool trace) {
  double kept = 0;
  const auto pair = bench::measure_by_turns(
      rounds,
      [&] {
        for (int i = 0; i < inventories; ++i) {
          kept += works.inventory(trace).installation_total.value.value();
        }
      },
      [&] {
        for (int i = 0; i < bare_runs; ++i) {
          kept += bare.run();
        }
      });
  volatile double used = kept;
  static_cast<void>(used);
  return {pair.first.median / inventories, pair.second.median / bare_runs};
}

}  // namespace

int main() {
  const bench::IntegratedWorks works;
  const auto inventory = works.inventory(true);
  const auto flows = bench::flows_of(inventory);
  bench::BareKlu bare{static_cast<std::int32_t>(inventory.node_process.size()), flows};

  const Rates traced = measure(works, bare, true);
  const Rates plain = measure(works, bare, false);
  bench::report_at_least("engine", traced.ratio(), 0.08);
  std::fprintf(stderr, "engine: with trace %.0f inventories/s (%.2f µs, %zu steps), bare KLU %.2f µs (%zu processes, %zu flows)\n",
               1 / traced.inventory, traced.inventory * 1e6, inventory.trace.steps().size(), traced.bare * 1e6,
               inventory.node_process.size(), flows.size());
  std::fprintf(stderr, "engine/without-trace ratio=%.4g, %.0f inventories/s (%.2f µs), no goal\n", plain.ratio(), 1 / plain.inventory,
               plain.inventory * 1e6);
}

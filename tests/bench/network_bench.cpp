// SPDX-License-Identifier: Apache-2.0
// A network of 5,000 processes with loops: how exact the solve is, and what all sensitivities of one product cost beside it.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <variant>
#include <vector>

#include "bench/bench.hpp"
#include "bench/synthetic_network.hpp"
#include "network/flow_network.hpp"

namespace {

using namespace ferrolabel;

constexpr std::int32_t processes = 5000;

struct Outcome {
  double residual = 0.0;
  double ratio = 0.0;
};

Outcome run(double exponent) {
  const auto flows = bench::synthetic_network(processes, exponent, 20261124);
  auto built = network::FlowNetwork::build(processes, flows);
  auto& network = std::get<network::FlowNetwork>(built);
  const auto loops = network::find_loops(processes, flows);
  std::size_t core = 0;
  for (const auto& loop : loops) {
    core = std::max(core, loop.size());
  }

  std::vector<double> direct(processes);
  for (std::size_t i = 0; i < direct.size(); ++i) {
    direct[i] = 0.01 + static_cast<double>(i % 97) / 50.0;
  }
  std::vector<double> x = direct;
  network.solve(x);
  Outcome outcome;
  outcome.residual = network.solver().residual(direct, x);

  std::vector<double> row(processes);
  const auto pair = bench::measure_by_turns(
      101,
      [&] {
        std::copy(direct.begin(), direct.end(), x.begin());
        network.solve(x);
      },
      [&] { network.sensitivities(loops.empty() ? 0 : loops.front().front(), row); });
  outcome.ratio = pair.second.median / pair.first.median;
  std::fprintf(stderr, "network: Zipf %.2f, %zu flows, greatest loop of %zu processes, solve %.0f µs, sensitivities %.0f µs, residual %.2g\n",
               exponent, flows.size(), core, pair.first.median * 1e6, pair.second.median * 1e6, outcome.residual);
  return outcome;
}

}  // namespace

int main() {
  const Outcome sparse = run(1.6);
  const Outcome dense = run(1.15);
  bench::report_at_most("network/residual", std::max(sparse.residual, dense.residual) / 1e-12, 1.0);
  bench::report_at_most("network/sensitivities", std::max(sparse.ratio, dense.ratio), 2.0);
}

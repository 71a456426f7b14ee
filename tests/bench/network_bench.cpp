// SPDX-License-Identifier: Apache-2.0
// A network of 5,000 processes with loops: how exact the solve is, and what all sensitivities of one product cost beside it.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <random>
#include <utility>
#include <variant>
#include <vector>

#include "bench/bench.hpp"
#include "network/flow_network.hpp"

namespace {

using namespace ferrolabel;

constexpr std::int32_t processes = 5000;

/// Uniform in (0, 1); the standard library's distributions differ between implementations.
double unit(std::mt19937_64& bits) { return (static_cast<double>(bits() >> 12U) + 0.5) * 0x1p-52; }

int poisson(std::mt19937_64& bits, double mean) {
  const double limit = std::exp(-mean);
  int count = 0;
  for (double product = unit(bits); product > limit; product *= unit(bits)) {
    ++count;
  }
  return count;
}

/// A number ≥ 1 with probability ∝ number^−exponent, by rejection (Devroye, Non-Uniform Random Variate Generation, X.6).
double zipf(std::mt19937_64& bits, double exponent) {
  const double b = std::pow(2.0, exponent - 1.0);
  for (;;) {
    const double u = unit(bits);
    const double v = unit(bits);
    const double x = std::floor(std::pow(u, -1.0 / (exponent - 1.0)));
    const double t = std::pow(1.0 + 1.0 / x, exponent - 1.0);
    if (v * x * (t - 1.0) / (b - 1.0) <= t / b) {
      return x;
    }
  }
}

/// Each process has 1 + Poisson(11) suppliers, popular by Zipf's law, amounts 10^U(−6, −0.5) scaled to a sum ≤ 0.8.
std::vector<network::Flow> generate(double exponent, std::uint64_t seed) {
  std::mt19937_64 bits{seed};
  std::vector<std::int32_t> popular(processes);
  for (std::int32_t i = 0; i < processes; ++i) {
    popular[static_cast<std::size_t>(i)] = i;
  }
  for (std::size_t i = popular.size() - 1; i > 0; --i) {
    std::swap(popular[i], popular[bits() % (i + 1)]);
  }
  std::vector<network::Flow> flows;
  for (std::int32_t consumer = 0; consumer < processes; ++consumer) {
    const std::size_t first = flows.size();
    double sum = 0.0;
    const int wanted = 1 + poisson(bits, 11.0);
    for (int i = 0; i < wanted; ++i) {
      const double number = zipf(bits, exponent);
      const double amount = std::pow(10.0, -6.0 + 5.5 * unit(bits));
      if (number > processes || popular[static_cast<std::size_t>(number) - 1] == consumer) {
        continue;
      }
      flows.push_back({consumer, popular[static_cast<std::size_t>(number) - 1], amount});
      sum += amount;
    }
    for (std::size_t i = first; i < flows.size() && sum > 0.8; ++i) {
      flows[i].amount *= 0.8 / sum;
    }
  }
  return flows;
}

struct Outcome {
  double residual = 0.0;
  double ratio = 0.0;
};

Outcome run(double exponent) {
  const auto flows = generate(exponent, 20261124);
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

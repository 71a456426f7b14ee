// SPDX-License-Identifier: Apache-2.0
// 100,000 draws of the two embedded figures of the coil against 100,000 inventories without trace on the same cores,
// and the bits of the draws on one and two threads.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <thread>
#include <vector>

#include "bench/bench.hpp"
#include "bench/integrated_works.hpp"
#include "embedded/uncertainty.hpp"
#include "sampling/ordered_parallel_for.hpp"

namespace {

using namespace ferrolabel;

constexpr std::size_t count = 100'000;

std::array<embedded::StepId, 2> figures_of_coil(const embedded::Inventory& inventory) {
  const auto* coil = inventory.find_good("coil");
  if (coil == nullptr || !coil->indirect_embedded[0]) {
    throw std::runtime_error{"the works makes no coil with both figures"};
  }
  return {coil->direct_embedded.step, coil->indirect_embedded[0]->step};
}

bool same_bits(const embedded::MonteCarlo& left, const embedded::MonteCarlo& right) {
  return left.refused == right.refused && std::equal(left.draws.begin(), left.draws.end(), right.draws.begin(), right.draws.end(), [](const auto& a, const auto& b) {
           return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
         });
}

}  // namespace

int main() {
  const bench::IntegratedWorks works;
  const auto inventory = works.inventory(true);
  const auto figures = figures_of_coil(inventory);
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const auto draw = [&](unsigned threads) {
    Findings findings;
    return embedded::monte_carlo(inventory, figures, {.draws = count, .seed = 20261124, .threads = threads}, findings);
  };
  const auto compute_all = [&] {
    double sum = 0;
    sampling::ordered_parallel_for(
        count, cores, 256,
        [&](std::size_t begin, std::size_t end, unsigned) {
          double part = 0;
          for (auto at = begin; at < end; ++at) {
            part += works.inventory(false).installation_total.value.value();
          }
          return part;
        },
        [&](double part) { sum += part; });
    volatile double used = sum;
    static_cast<void>(used);
  };

  std::size_t made = 0;
  const auto pair = bench::measure_by_turns(5, [&] { made = draw(cores).draws.front().size(); }, compute_all);
  bench::report_at_most("uncertainty", pair.first.median / pair.second.median, 1.5);
  bench::report_at_least("uncertainty/equal-bits", same_bits(draw(1), draw(2)) ? 1.0 : 0.0, 1.0);
  std::fprintf(stderr, "uncertainty: %zu draws %.2f s, %zu inventories without trace %.2f s, on %u cores\n", made, pair.first.median, count,
               pair.second.median, cores);
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <klu.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <vector>

#include "bench/bench.hpp"
#include "network/loops.hpp"
#include "network/matrix.hpp"

namespace ferrolabel::bench {

/// The yardstick of the engine: I − Mᵀ of a network, analysed, factored and solved twice by plain KLU calls, no more.
/// The matrix is assembled once, outside what is measured.
class BareKlu {
 public:
  BareKlu(std::int32_t nodes, std::span<const network::Flow> flows) : size_{nodes} {
    std::vector<network::Triplet> triplets;
    for (std::int32_t node = 0; node < nodes; ++node) {
      triplets.push_back({node, node, 1.0});
    }
    for (const network::Flow& flow : flows) {
      triplets.push_back({flow.consumer, flow.supplier, -flow.amount});
    }
    const network::Matrix matrix = network::Matrix::from_triplets(nodes, triplets);
    starts_.assign(matrix.column_starts().begin(), matrix.column_starts().end());
    rows_.assign(matrix.rows().begin(), matrix.rows().end());
    values_.assign(matrix.values().begin(), matrix.values().end());
    answer_.resize(static_cast<std::size_t>(nodes));
  }

  /// Analyse, factor, two solves, free. @return a value of the answer, so that nothing is optimised away
  double run() {
    klu_common common;
    klu_defaults(&common);
    klu_symbolic* symbolic = klu_analyze(size_, starts_.data(), rows_.data(), &common);
    klu_numeric* numeric = klu_factor(starts_.data(), rows_.data(), values_.data(), symbolic, &common);
    for (int i = 0; i < 2; ++i) {
      answer_.assign(answer_.size(), 1.0);
      klu_solve(symbolic, numeric, size_, 1, answer_.data(), &common);
    }
    klu_free_numeric(&numeric, &common);
    klu_free_symbolic(&symbolic, &common);
    if (common.status != KLU_OK) {
      throw std::runtime_error{"bare KLU failed"};
    }
    return answer_.front();
  }

  /// Seconds of one run(): the least of `repetitions` batches, so that a busy neighbour does not slow the yardstick.
  [[nodiscard]] double seconds_per_run(std::size_t repetitions = 201, std::size_t batch = 100) {
    double sum = 0.0;
    const Timing timing = measure(repetitions, [&] {
      for (std::size_t i = 0; i < batch; ++i) {
        sum += run();
      }
    });
    volatile double kept = sum;
    static_cast<void>(kept);
    return timing.least / static_cast<double>(batch);
  }

 private:
  std::int32_t size_;
  std::vector<int> starts_;
  std::vector<int> rows_;
  std::vector<double> values_;
  std::vector<double> answer_;
};

}  // namespace ferrolabel::bench

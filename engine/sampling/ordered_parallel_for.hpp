// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <optional>
#include <stdexcept>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace ferrolabel::sampling {

/// How many workers ordered_parallel_for starts: at most one a block, at least one.
[[nodiscard]] inline unsigned worker_count(std::size_t count, unsigned threads, std::size_t block) {
  if (block == 0) {
    throw std::invalid_argument{"ordered_parallel_for: block is 0"};
  }
  const std::size_t blocks = count / block + (count % block != 0 ? 1 : 0);
  return static_cast<unsigned>(std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(blocks, 1)));
}

/// Cuts [0, count) into fixed blocks, lets `threads` workers do them, and hands the results over in block order.
/// `body(begin, end, worker)` returns the result of one block and may use worker's own state (worker < worker_count());
/// `combine(result)` runs on the calling thread, block 0 first, after all are done.
/// The cut does not depend on the number of threads, so neither does any bit of what is combined.
/// threads ≤ 1 runs on the calling thread. An exception of the lowest failing block is thrown again; nothing is combined.
template <class Body, class Combine>
void ordered_parallel_for(std::size_t count, unsigned threads, std::size_t block, Body&& body, Combine&& combine) {
  using BlockResult = std::invoke_result_t<Body&, std::size_t, std::size_t, unsigned>;
  const unsigned workers = worker_count(count, threads, block);
  const std::size_t blocks = count / block + (count % block != 0 ? 1 : 0);

  std::vector<std::optional<BlockResult>> results(blocks);
  std::vector<std::exception_ptr> failures(blocks);
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  const auto work = [&](unsigned worker) {
    while (!failed.load(std::memory_order_relaxed)) {
      const std::size_t index = next.fetch_add(1, std::memory_order_relaxed);
      if (index >= blocks) {
        return;
      }
      try {
        const std::size_t begin = index * block;
        results[index].emplace(body(begin, std::min(count, begin + block), worker));
      } catch (...) {
        failures[index] = std::current_exception();
        failed.store(true, std::memory_order_relaxed);
      }
    }
  };

  {
    std::vector<std::jthread> helpers;
    helpers.reserve(workers - 1);
    for (unsigned worker = 1; worker < workers; ++worker) {
      helpers.emplace_back(work, worker);
    }
    work(0);
  }
  for (const auto& failure : failures) {
    if (failure) {
      std::rethrow_exception(failure);
    }
  }
  for (auto& result : results) {
    combine(std::move(*result));
  }
}

}  // namespace ferrolabel::sampling

// SPDX-License-Identifier: Apache-2.0
#include "sampling/ordered_parallel_for.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "sampling/draw.hpp"

namespace ferrolabel::sampling {
namespace {

double sum_of_draws(std::size_t count, unsigned threads, std::size_t block) {
  double total = 0.0;
  ordered_parallel_for(
      count, threads, block,
      [](std::size_t begin, std::size_t end, unsigned) {
        double sum = 0.0;
        for (std::size_t k = begin; k < end; ++k) {
          sum += standard_normal({1, k, 0, 0});
        }
        return sum;
      },
      [&](double sum) { total += sum; });
  return total;
}

TEST_CASE("the bits of a sum do not depend on the number of threads") {
  const double expected = sum_of_draws(10'001, 1, 64);
  for (const unsigned threads : {0U, 2U, 3U, 8U}) {
    CHECK(sum_of_draws(10'001, threads, 64) == expected);
  }
}

TEST_CASE("every number comes once, and blocks are combined in order") {
  std::vector<std::size_t> seen;
  ordered_parallel_for(
      103, 3, 10,
      [](std::size_t begin, std::size_t end, unsigned) {
        std::vector<std::size_t> numbers;
        for (std::size_t k = begin; k < end; ++k) {
          numbers.push_back(k);
        }
        return numbers;
      },
      [&](std::vector<std::size_t> numbers) { seen.insert(seen.end(), numbers.begin(), numbers.end()); });
  REQUIRE(seen.size() == 103);
  for (std::size_t k = 0; k < seen.size(); ++k) {
    CHECK(seen[k] == k);
  }
}

TEST_CASE("workers are numbered below the count, and never more than blocks") {
  CHECK(worker_count(100, 4, 10) == 4);
  CHECK(worker_count(15, 4, 10) == 2);
  CHECK(worker_count(0, 4, 10) == 1);
  CHECK(worker_count(100, 0, 10) == 1);
  CHECK_THROWS_AS(worker_count(100, 1, 0), std::invalid_argument);
  std::set<unsigned> workers;
  ordered_parallel_for(100, 3, 1, [](std::size_t, std::size_t, unsigned worker) { return worker; },
                       [&](unsigned worker) { workers.insert(worker); });
  CHECK(*workers.rbegin() < 3);
}

TEST_CASE("nothing to do calls nothing") {
  int calls = 0;
  ordered_parallel_for(0, 2, 10, [&](std::size_t, std::size_t, unsigned) { return ++calls; }, [&](int) { ++calls; });
  CHECK(calls == 0);
}

TEST_CASE("one thread runs on the calling thread") {
  const auto caller = std::this_thread::get_id();
  ordered_parallel_for(30, 1, 10, [](std::size_t, std::size_t, unsigned) { return std::this_thread::get_id(); },
                       [&](std::thread::id id) { CHECK(id == caller); });
}

TEST_CASE("the exception of the lowest failing block is thrown and nothing is combined") {
  for (const unsigned threads : {1U, 2U, 3U}) {
    int combined = 0;
    const auto run = [&] {
      ordered_parallel_for(
          100, threads, 10,
          [](std::size_t begin, std::size_t, unsigned) {
            if (begin >= 30) {
              throw std::runtime_error{"block at " + std::to_string(begin)};
            }
            return 0;
          },
          [&](int) { ++combined; });
    };
    CHECK_THROWS_WITH(run(), "block at 30");
    CHECK(combined == 0);
  }
}

}  // namespace
}  // namespace ferrolabel::sampling

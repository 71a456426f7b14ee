// SPDX-License-Identifier: Apache-2.0
#include "server/workers.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>

using namespace ferrolabel::server;
using namespace std::chrono_literals;

TEST_CASE("what does not fit is refused at once, and what was taken is run exactly once") {
  std::promise<void> open;
  const auto gate = open.get_future().share();
  std::atomic<int> ran{0};
  std::atomic<int> begun{0};
  Workers workers{2, 3, 10s, [&](std::size_t) {
                    ++begun;
                    gate.wait();
                    ++ran;
                  }};
  int taken = 0;
  for (std::size_t job = 0; job < 2; ++job) taken += workers.offer(job, Clock::now()) ? 1 : 0;
  while (begun < 2) std::this_thread::yield();
  for (std::size_t job = 2; job < 10; ++job) taken += workers.offer(job, Clock::now()) ? 1 : 0;
  CHECK(taken == 5);
  CHECK(workers.waiting() == 3);
  open.set_value();
  workers.stop();
  CHECK(ran == 5);
  CHECK_FALSE(workers.offer(11, Clock::now()));
}

TEST_CASE("what waits too long is handed back and not run") {
  std::promise<void> open;
  const auto gate = open.get_future().share();
  std::atomic<int> begun{0};
  Workers workers{1, 8, 20ms, [&](std::size_t) {
                    ++begun;
                    gate.wait();
                  }};
  REQUIRE(workers.offer(0, Clock::now()));
  while (begun < 1) std::this_thread::yield();
  const auto now = Clock::now();
  REQUIRE(workers.offer(1, now));
  REQUIRE(workers.offer(2, now + 1h));
  CHECK(workers.take_late(now + 10ms).empty());
  CHECK(workers.take_late(now + 1s) == std::vector<std::size_t>{1});
  CHECK(workers.waiting() == 1);
  open.set_value();
  workers.stop();
  CHECK(begun == 2);
}

// SPDX-License-Identifier: Apache-2.0
#include "batch/worker_pool.hpp"

#include <catch2/catch.hpp>

#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <stdexcept>
#include <thread>

using namespace ferrolabel::batch;
using namespace std::chrono_literals;

namespace {

/// Does what it is asked.
std::string work(std::string_view request) {
  if (request == "abort") std::abort();
  if (request == "throw") throw std::runtime_error{"no"};
  if (request == "hang")
    for (;;) std::this_thread::sleep_for(1s);
  if (request == "eat") return std::string(std::size_t{512} << 20U, 'x').substr(0, 1);
  if (request == "who") return std::to_string(getpid());
  return "<" + std::string{request} + ">";
}

/// All answers by ticket.
std::map<std::uint64_t, WorkAnswer> run(WorkerPool& pool, const std::vector<std::string>& requests) {
  std::map<std::uint64_t, WorkAnswer> answers;
  const auto take = [&] {
    auto answer = pool.receive();
    CHECK(answers.emplace(answer.ticket, answer).second);
  };
  for (std::size_t at = 0; at < requests.size(); ++at) {
    while (pool.full()) take();
    pool.send(at, requests[at]);
  }
  while (pool.under_way() > 0) take();
  return answers;
}

}  // namespace

TEST_CASE("every request is answered once, whatever its size and however many workers there are") {
  for (const unsigned workers : {1U, 3U}) {
    WorkerPool pool{work, {.workers = workers}};
    std::vector<std::string> requests{""};
    for (std::size_t size = 1; size < 3'000'000; size *= 3) requests.emplace_back(size, 'y');
    for (int at = 0; at < 200; ++at) requests.push_back(std::to_string(at));
    const auto answers = run(pool, requests);
    REQUIRE(answers.size() == requests.size());
    for (const auto& [ticket, answer] : answers) {
      CHECK(answer.end == WorkEnd::answered);
      CHECK(answer.bytes == "<" + requests[ticket] + ">");
    }
  }
}

TEST_CASE("a crash ends its own request, and what the worker had yet to do is done by another") {
  WorkerPool pool{work, {.workers = 1}};
  const auto answers = run(pool, {"a", "abort", "b", "throw", "c", "abort", "d"});
  REQUIRE(answers.size() == 7);
  CHECK(answers.at(1).end == WorkEnd::crashed);
  CHECK(answers.at(1).bytes == "signal " + std::to_string(SIGABRT));
  CHECK(answers.at(3).end == WorkEnd::crashed);
  CHECK(answers.at(3).bytes == "no");
  for (const auto& [ticket, text] : {std::pair{0, "<a>"}, std::pair{2, "<b>"}, std::pair{4, "<c>"}, std::pair{6, "<d>"}}) CHECK(answers.at(static_cast<std::uint64_t>(ticket)).bytes == text);
}

TEST_CASE("a worker that runs away is killed, and its neighbours go on") {
  WorkerPool pool{work, {.workers = 2, .time = 300ms}};
  const auto answers = run(pool, {"hang", "a", "b", "c", "d", "e"});
  CHECK(answers.at(0).end == WorkEnd::overran);
  for (std::uint64_t at = 1; at < 6; ++at) CHECK(answers.at(at).end == WorkEnd::answered);
}

#ifndef FERROLABEL_SANITIZED  // sanitizers reserve more addresses than any limit
TEST_CASE("a worker takes no more memory than it may") {
  WorkerPool pool{work, {.workers = 1, .memory = std::size_t{64} << 20U}};
  const auto answers = run(pool, {"eat", "a"});
  CHECK(answers.at(0).end == WorkEnd::crashed);
  CHECK(answers.at(1).bytes == "<a>");
}
#endif

TEST_CASE("a worker that somebody kills is replaced, also after threads were started") {
  WorkerPool pool{work, {.workers = 1}};
  std::thread other{[] { std::this_thread::sleep_for(50ms); }};
  const auto first = run(pool, {"who"}).at(0).bytes;
  kill(std::stoi(first), SIGKILL);
  auto answers = run(pool, {"who", "who"});
  other.join();
  CHECK(answers.at(1).end == WorkEnd::answered);
  CHECK(answers.at(1).bytes != first);
}

TEST_CASE("when the pool is gone, so are its workers") {
  int process = 0;
  {
    WorkerPool pool{work, {.workers = 1}};
    process = std::stoi(run(pool, {"who"}).at(0).bytes);
    CHECK(kill(process, 0) == 0);
  }
  for (int tries = 0; tries < 500 && kill(process, 0) == 0; ++tries) std::this_thread::sleep_for(10ms);
  CHECK(kill(process, 0) != 0);
}

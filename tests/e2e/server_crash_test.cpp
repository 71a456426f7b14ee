// SPDX-License-Identifier: Apache-2.0
// What is left of a registry when its server is killed at any moment under load.
#include <atomic>
#include <cstdlib>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "e2e/served_registry.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

/// Reservations that were answered: Idempotency-Key to body.
using Acknowledged = std::map<std::string, std::string>;

/// Clients that hold a gram each time under a new key, until the server is gone.
class Load {
 public:
  Load(const ServedRegistry& world, int round) : world_{world} {
    for (int client = 0; client < 3; ++client)
      threads_.emplace_back([this, name = std::to_string(round) + "-" + std::to_string(client) + "-"] {
        for (int at = 0; !over_; ++at) hold(name + std::to_string(at));
      });
  }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;
  ~Load() {
    over_ = true;
    for (auto& thread : threads_)
      if (thread.joinable()) thread.join();
  }

  Acknowledged stop() {
    over_ = true;
    for (auto& thread : threads_) thread.join();
    return acknowledged_;
  }

 private:
  void hold(const std::string& key) {
    const auto answers = world_.server->exchange(world_.reservation("0.000001", key));
    if (answers.empty() || answers.front().status != 200 || answers.front().headers.count("content-length") == 0) return;
    if (answers.front().body.size() != std::stoul(answers.front().headers.at("content-length"))) return;  // cut off: not told
    const std::lock_guard lock{mutex_};
    acknowledged_[key] = answers.front().body;
  }

  const ServedRegistry& world_;
  std::atomic<bool> over_{false};
  std::mutex mutex_;
  Acknowledged acknowledged_;
  std::vector<std::thread> threads_;
};

}  // namespace

TEST_CASE("a server killed at any moment under load leaves its registry whole, loses nothing acknowledged, and starts again") {
  ServedRegistry world;
  const int rounds = std::getenv("FERROLABEL_TEST_FULL") != nullptr ? 200 : 20;
  std::mt19937 chance{20261126};
  std::size_t acknowledged = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::chrono::microseconds moment{std::uniform_int_distribution<int>{0, 60'000}(chance)};
    Load load{world, round};
    std::this_thread::sleep_for(moment);
    world.server->signal(SIGKILL);
    const auto told = load.stop();
    const auto verified = program("registry verify --registry '" + world.url + "'");
    INFO("round " << round << ", killed after " << moment.count() << " us, " << told.size() << " answered\n" << verified.out << verified.err);
    CHECK(verified.code == 0);
    world.start();
    for (const auto& [key, body] : told) CHECK(world.reserve("0.000001", key).body == body);  // the very same reservation, held once
    acknowledged += told.size();
  }
  CHECK(acknowledged > 0);
}

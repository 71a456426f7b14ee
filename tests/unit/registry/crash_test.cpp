// SPDX-License-Identifier: Apache-2.0
// What is left of a registry when the process that issues, or the database server, is killed at any moment.
#include "registry_world.hpp"

#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <random>
#include <set>
#include <thread>

#include "registry/store_error.hpp"

namespace ferrolabel::registry::tests {
namespace {

constexpr int groups = 5;
constexpr int group_size = 6;

std::string name_of(int group, int i) { return std::to_string(group) + "-" + std::to_string(i); }

/// Goes on from wherever the registry stands. @param done told each group that was acknowledged
void work(const World& world, const std::function<void(int)>& done) {
  auto registry = world.open();
  registry.recover(signers, noon);
  if (!registry.record_production(production(1'000'000)).empty()) throw std::runtime_error{"production"};
  for (int group = 0; group < groups; ++group) {
    std::vector<IssueRequest> requests;
    for (int i = 0; i < group_size; ++i) requests.push_back(request(name_of(group, i), 100 + i));
    for (const auto& outcome : registry.issue(requests, signers, noon)) {
      if (outcome.token.empty()) throw std::runtime_error{"issue"};
    }
    const auto held = registry.reserve(reservation(name_of(group, 0), 60, name_of(group, 0)), noon);
    if (!held.ok() || !registry.consume(held->id, noon).ok()) throw std::runtime_error{"reserve"};
    done(group);
  }
}

/// A process that works; it tells each acknowledged group by a byte.
class Worker {
 public:
  /// @param stubborn try again when the database fails, as long as it takes
  Worker(const World& world, bool stubborn) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    process_ = fork();
    REQUIRE(process_ >= 0);
    if (process_ == 0) run(world, stubborn, ends[1]);
    close(ends[1]);
    told_ = ends[0];
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker() { close(told_); }

  void kill_it() const { ::kill(process_, SIGKILL); }
  /// @return the acknowledged groups
  std::set<int> wait() {
    int status = 0;
    waitpid(process_, &status, 0);
    ended_well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    std::set<int> told;
    for (char group = 0; read(told_, &group, 1) == 1;) told.insert(group);
    return told;
  }
  bool ended_well = false;

 private:
  [[noreturn]] static void run(const World& world, bool stubborn, int tell) {
    for (int tries = 0; tries < 600; ++tries) {
      try {
        work(world, [&](int group) {
          const char byte = static_cast<char>(group);
          if (write(tell, &byte, 1) != 1) _exit(4);
        });
        _exit(0);
      } catch (const StoreError&) {
        if (!stubborn) _exit(2);
        std::this_thread::sleep_for(50ms);
      } catch (...) {
        _exit(3);
      }
    }
    _exit(2);
  }

  pid_t process_ = 0;
  int told_ = -1;
};

struct Undisturbed {
  std::string lines;
  std::chrono::microseconds took{};
};

Undisturbed undisturbed() {
  const World world;
  const auto start = std::chrono::steady_clock::now();
  Worker worker{world, false};
  REQUIRE(worker.wait().size() == groups);
  REQUIRE(worker.ended_well);
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  return {exported(world.open()), took};
}

/// Nothing acknowledged is lost; what was begun is finished, and then all is as if nothing had happened.
void require_same(const World& world, const std::set<int>& acknowledged, const std::string& lines) {
  if (!acknowledged.empty()) require_clean(world.url());
  {
    const auto registry = world.open();
    for (const int group : acknowledged) {
      for (int i = 0; i < group_size; ++i) {
        const auto asked = request(name_of(group, i), 100 + i);
        REQUIRE(registry.token(asked.label) == sign_label(asked.label, asked.payload));
      }
      REQUIRE(state(registry, name_of(group, 0)).used == 60);
    }
  }
  work(world, [](int) {});
  require_clean(world.url());
  REQUIRE(exported(world.open()) == lines);
}

}  // namespace

TEST_CASE("a process that is killed while it issues loses nothing that it acknowledged, and issues nothing twice", "[both]") {
  const auto whole = undisturbed();
  const int points = std::getenv("FERROLABEL_TEST_FULL") ? 200 : 20;
  std::mt19937 random{20261124};
  std::uniform_int_distribution<std::int64_t> moment{0, whole.took.count()};
  for (int point = 0; point < points; ++point) {
    const std::chrono::microseconds after{moment(random)};
    CAPTURE(point, after.count());
    const World world;
    Worker worker{world, false};
    std::this_thread::sleep_for(after);
    worker.kill_it();
    require_same(world, worker.wait(), whole.lines);
  }
}

TEST_CASE("a database server that is killed loses nothing that it acknowledged", "[.][server]") {  // run by the ctest "registry_tests on PostgreSQL"
  const char* crash = std::getenv("FERROLABEL_TEST_POSTGRES_CRASH");
  if (postgres_url() == nullptr || crash == nullptr) FAIL("this test needs with_postgres.sh");
  const auto whole = undisturbed();
  const int points = std::getenv("FERROLABEL_TEST_FULL") ? 40 : 4;
  std::mt19937 random{20261124};
  std::uniform_int_distribution<std::int64_t> moment{0, whole.took.count()};
  for (int point = 0; point < points; ++point) {
    const std::chrono::microseconds after{moment(random)};
    CAPTURE(point, after.count());
    const World world;
    Worker worker{world, true};
    std::this_thread::sleep_for(after);
    REQUIRE(std::system(crash) == 0);
    const auto acknowledged = worker.wait();
    REQUIRE(worker.ended_well);
    require_same(world, acknowledged, whole.lines);
  }
}

}  // namespace ferrolabel::registry::tests

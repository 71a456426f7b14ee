// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ferrolabel::batch {

struct WorkerLimits {
  unsigned workers = 1;
  std::chrono::milliseconds time{30'000};           ///< for one request; a worker that needs longer is killed
  std::size_t memory = std::size_t{1} << 30;        ///< address space that a worker may take beyond what it starts with; 0 = no limit
  unsigned requests_a_worker = 4;                   ///< sent and not yet answered: a worker never waits for the next one
};

/// How the work on a request ended.
enum class WorkEnd : std::uint8_t {
  answered,
  crashed,  ///< the process ended: a fault of ours, or out of memory
  overran   ///< it took longer than the limit
};

struct WorkAnswer {
  std::uint64_t ticket = 0;  ///< as given to send
  WorkEnd end = WorkEnd::answered;
  std::string bytes;         ///< what the work returned; where it crashed, by what ("signal 11")
};

/// Processes that answer requests one at a time, so that a crash or a runaway ends one request and nothing else: the worker is
/// replaced, and what else it had been sent is worked on again. Workers are forked by a process that was forked when the pool was
/// made, so a program may start threads after that.
class WorkerPool {
 public:
  /// Runs in a worker. What it throws counts as crashed, with what() as bytes.
  using Work = std::function<std::string(std::string_view request)>;

  /// Forks. @pre the process has one thread. Throws std::system_error.
  WorkerPool(const Work& work, const WorkerLimits& limits);
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  ~WorkerPool();

  /// Whether send would have to wait for an answer first.
  [[nodiscard]] bool full() const noexcept;
  /// Requests that have not been received back.
  [[nodiscard]] std::size_t under_way() const noexcept { return under_way_; }
  /// @pre !full()
  void send(std::uint64_t ticket, std::string request);
  /// The next answer, in whatever order the workers give them; waits for it. @pre under_way() > 0
  /// Throws std::system_error where workers cannot be started any more.
  [[nodiscard]] WorkAnswer receive();

 private:
  using Clock = std::chrono::steady_clock;
  struct Request {
    std::uint64_t ticket = 0;
    std::string bytes;
    bool sent = false;
  };
  struct Worker {
    int socket = -1;
    int process = -1;
    std::deque<Request> requests;  ///< the first one is being worked on
    std::string to_send;
    std::size_t sent = 0;          ///< bytes of to_send that are gone
    std::string received;
    Clock::time_point since{};     ///< when the first request's turn came
    bool overran = false;
  };

  void start(Worker& worker);
  void fill(Worker& worker);
  bool read(Worker& worker);
  void write(Worker& worker);
  void take_answers(Worker& worker);
  void replace(Worker& worker);
  void exchange();

  WorkerLimits limits_;
  int nursery_ = -1;          ///< socket to the process that forks workers
  int nursery_process_ = -1;
  std::vector<Worker> workers_;
  std::deque<WorkAnswer> answers_;
  std::size_t under_way_ = 0;
};

}  // namespace ferrolabel::batch

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "server/request.hpp"

namespace ferrolabel::server {

/// A few threads behind a short queue: what does not fit or waits too long is refused early and cheaply. Jobs are numbers that
/// the owner knows; each that `offer` took is either run by a thread or handed back by `take_late`, exactly once.
/// Threads: any may call any function; `stop` once.
class Workers {
 public:
  Workers(std::size_t threads, std::size_t waiting, std::chrono::milliseconds patience, std::function<void(std::size_t)> run);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers() { stop(); }

  /// Whether the job was taken; not where as many wait as may.
  [[nodiscard]] bool offer(std::size_t job, Clock::time_point now);
  /// Jobs that waited longer than the patience; they will not be run.
  [[nodiscard]] std::vector<std::size_t> take_late(Clock::time_point now);
  [[nodiscard]] std::size_t waiting() const;
  /// Runs what waits, then ends the threads.
  void stop();

 private:
  struct Job {
    std::size_t number;
    Clock::time_point since;
  };
  void work();

  const std::size_t most_waiting_;
  const std::chrono::milliseconds patience_;
  const std::function<void(std::size_t)> run_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  std::size_t idle_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace ferrolabel::server

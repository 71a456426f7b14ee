// SPDX-License-Identifier: Apache-2.0
#include "server/workers.hpp"

namespace ferrolabel::server {

Workers::Workers(std::size_t threads, std::size_t waiting, std::chrono::milliseconds patience, std::function<void(std::size_t)> run)
    : most_waiting_{waiting}, patience_{patience}, run_{std::move(run)} {
  idle_ = threads;
  threads_.reserve(threads);
  for (std::size_t at = 0; at < threads; ++at) threads_.emplace_back([this] { work(); });
}

bool Workers::offer(std::size_t job, Clock::time_point now) {
  {
    const std::lock_guard lock{mutex_};
    if (stopping_ || jobs_.size() >= idle_ + most_waiting_) return false;
    jobs_.push_back({job, now});
  }
  wake_.notify_one();
  return true;
}

std::vector<std::size_t> Workers::take_late(Clock::time_point now) {
  std::vector<std::size_t> late;
  const std::lock_guard lock{mutex_};
  while (jobs_.size() > idle_ && now - jobs_.front().since > patience_) {  // an idle thread is on its way to the others
    late.push_back(jobs_.front().number);
    jobs_.pop_front();
  }
  return late;
}

std::size_t Workers::waiting() const {
  const std::lock_guard lock{mutex_};
  return jobs_.size();
}

void Workers::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

void Workers::work() {
  std::unique_lock lock{mutex_};
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const auto job = jobs_.front().number;
    jobs_.pop_front();
    --idle_;
    lock.unlock();
    run_(job);
    lock.lock();
    ++idle_;
  }
}

}  // namespace ferrolabel::server

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace ferrolabel::batch {

/// A queue between two threads that makes the faster one wait: by weight, so that a few heavy values are as many as it holds.
template <class Value>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t most) : most_{most} {}

  /// Waits until what is in it weighs less than it may hold. @return false where the queue is closed: the value is dropped
  bool push(Value value, std::size_t weight) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return closed_ || held_ < most_; });
    if (closed_) return false;
    values_.emplace_back(std::move(value), weight);
    held_ += weight;
    changed_.notify_all();
    return true;
  }

  /// Waits for a value; nothing once the queue is closed and empty.
  std::optional<Value> pop() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return closed_ || !values_.empty(); });
    if (values_.empty()) return std::nullopt;
    auto [value, weight] = std::move(values_.front());
    values_.pop_front();
    held_ -= weight;
    changed_.notify_all();
    return std::move(value);
  }

  /// No more values are taken; those that are in it still come out.
  void close() {
    const std::lock_guard lock{mutex_};
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<Value, std::size_t>> values_;
  std::size_t held_ = 0;
  bool closed_ = false;
};

}  // namespace ferrolabel::batch

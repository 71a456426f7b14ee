// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

namespace ferrolabel::batch {

/// A queue between two threads that makes the faster one wait.
template <class Value>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t most) : most_{most} {}

  /// Waits for room. @return false where the queue is closed: the value is dropped
  bool push(Value value) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return closed_ || values_.size() < most_; });
    if (closed_) return false;
    values_.push_back(std::move(value));
    changed_.notify_all();
    return true;
  }

  /// Waits for a value; nothing once the queue is closed and empty.
  std::optional<Value> pop() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return closed_ || !values_.empty(); });
    if (values_.empty()) return std::nullopt;
    auto value = std::move(values_.front());
    values_.pop_front();
    changed_.notify_all();
    return value;
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
  std::deque<Value> values_;
  bool closed_ = false;
};

}  // namespace ferrolabel::batch

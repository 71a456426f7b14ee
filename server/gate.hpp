// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "finding/finding.hpp"
#include "server/connection.hpp"
#include "server/limits.hpp"
#include "server/request.hpp"
#include "server/workers.hpp"

namespace ferrolabel::server {

/// What the gate asks of the application. `admit` and answers of Slot::at_once run on the gate's thread and must not block;
/// `answer` runs on any worker. None throws.
struct Service {
  struct Admission {
    std::optional<Reply> refusal{};
    Slot slot = Slot::at_once;
    std::size_t body_limit = 0;
  };
  std::function<Admission(Request&, const std::string& peer)> admit;  ///< by head alone; sets route and client
  std::function<Reply(const Request&)> answer;
  std::function<Reply(const Request&, const Finding&)> refuse;
  std::function<void(const Request&, const Reply&)> done;             ///< log and metrics; on any thread
  std::function<std::string()> new_id;
};

/// Bytes of a response.
using Encoder = std::function<std::string(const Reply& reply, bool head_only, bool close)>;

/// Reads whole requests from all connections in one thread that no client can hold up, hands each to a worker, and sends the
/// answers. A client that is slow, silent or endless costs a table row and its deadline, never a thread. One request a
/// connection, unless the peer is the configured front.
/// Call order: take() from the accepting thread, stop() once.
class Gate {
 public:
  /// @param front address whose connections are kept; empty = none
  Gate(const Limits& limits, Service service, Encoder encoder, std::string front);
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;
  ~Gate() { stop(); }

  /// Takes over an accepted socket.
  void take(int descriptor);
  /// Finishes what is under way, within Limits::stop_time.
  void stop();

  [[nodiscard]] std::size_t connections() const noexcept { return open_.load(); }
  [[nodiscard]] std::size_t waiting() const { return engine_->waiting() + issuing_->waiting() + tender_->waiting(); }

 private:
  void run();
  void wake();
  void accept_new(int descriptor);
  [[nodiscard]] std::size_t free_place();
  void watch(std::size_t at, std::uint32_t events);
  void close(std::size_t at);

  void readable(std::size_t at);
  void read_head_bytes(std::size_t at);
  void start_request(std::size_t at, std::size_t head_end);
  void read_body_bytes(std::size_t at);
  void count_body(std::size_t at);
  void dispatch(std::size_t at);
  void compute(std::size_t at);
  void answer_now(std::size_t at, const Reply& reply);
  void refuse(std::size_t at, const Finding& finding);
  void encode(Connection& connection, const Reply& reply);
  void after_sending(std::size_t at, Transfer outcome);
  void linger(std::size_t at);
  void await_next(std::size_t at);
  void throw_away(std::size_t at);
  void tick(Clock::time_point now);
  void time_out(std::size_t at);
  [[nodiscard]] bool idle_when_stopping(Clock::time_point now);
  [[nodiscard]] Workers& workers_of(Slot slot);

  const Limits limits_;
  const Service service_;
  const Encoder encoder_;
  const std::string front_;
  std::vector<Connection> table_;
  std::vector<std::size_t> unused_;
  std::size_t body_bytes_ = 0;   // of all bodies that are held, but for tenders
  bool tender_read_ = false;
  std::atomic<std::size_t> open_{0};
  int epoll_ = -1;
  int event_ = -1;
  std::atomic<bool> woken_{false};
  std::atomic<bool> stopping_{false};
  Clock::time_point stop_by_{};
  std::mutex mutex_;             // of the two lists that other threads add to
  std::vector<int> arrived_;
  std::vector<std::size_t> finished_;
  std::unique_ptr<Workers> engine_, issuing_, tender_;
  std::thread thread_;
};

}  // namespace ferrolabel::server

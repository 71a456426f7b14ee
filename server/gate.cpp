// SPDX-License-Identifier: Apache-2.0
#include "server/gate.hpp"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "server/request_head.hpp"

namespace ferrolabel::server {

namespace {

using State = Connection::State;
constexpr std::size_t nowhere = ~std::size_t{0};

Finding busy() { return http_error("http.overload.busy", "the server has more work than it can do in time", "try again after the time that Retry-After names"); }

}  // namespace

Gate::Gate(const Limits& limits, Service service, Encoder encoder, std::string front)
    : limits_{limits}, service_{std::move(service)}, encoder_{std::move(encoder)}, front_{std::move(front)}, table_(limits.connections) {
  epoll_ = epoll_create1(EPOLL_CLOEXEC);
  event_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (epoll_ < 0 || event_ < 0) throw std::system_error{errno, std::generic_category(), "epoll"};
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = nowhere;
  if (epoll_ctl(epoll_, EPOLL_CTL_ADD, event_, &event) != 0) throw std::system_error{errno, std::generic_category(), "epoll"};
  for (std::size_t at = table_.size(); at > 0; --at) unused_.push_back(at - 1);
  const auto run = [this](std::size_t at) { compute(at); };
  engine_ = std::make_unique<Workers>(limits_.engine_workers(), limits_.waiting, limits_.waiting_time, run);
  issuing_ = std::make_unique<Workers>(limits_.issuing_workers, limits_.issuing_waiting, limits_.issuing_waiting_time, run);
  tender_ = std::make_unique<Workers>(1, limits_.tender_waiting, limits_.issuing_waiting_time, run);
  thread_ = std::thread{[this] { this->run(); }};
}

void Gate::take(int descriptor) {
  {
    const std::lock_guard lock{mutex_};
    arrived_.push_back(descriptor);
  }
  wake();
}

void Gate::wake() {
  if (woken_.exchange(true)) return;
  const std::uint64_t one = 1;
  static_cast<void>(!::write(event_, &one, sizeof one));  // full means that it is awake already
}

void Gate::stop() {
  if (!thread_.joinable()) return;
  stop_by_ = Clock::now() + limits_.stop_time;
  stopping_ = true;
  wake();
  thread_.join();
  engine_->stop();
  issuing_->stop();
  tender_->stop();
  for (std::size_t at = 0; at < table_.size(); ++at)
    if (table_[at].state != State::unused) close(at);
  ::close(event_);
  ::close(epoll_);
}

void Gate::run() {
  constexpr int tick_milliseconds = 10;
  std::array<epoll_event, 128> events{};
  auto next_tick = Clock::now();
  for (;;) {
    const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), tick_milliseconds);
    for (int at = 0; at < count; ++at) {
      const auto& event = events[static_cast<std::size_t>(at)];
      if (event.data.u64 == nowhere) {
        std::uint64_t ignored = 0;
        static_cast<void>(!::read(event_, &ignored, sizeof ignored));
      } else {
        readable(event.data.u64);
      }
    }
    woken_ = false;
    std::vector<int> arrived;
    std::vector<std::size_t> finished;
    {
      const std::lock_guard lock{mutex_};
      arrived.swap(arrived_);
      finished.swap(finished_);
    }
    for (const auto at : finished) {
      count_body(at);
      after_sending(at, send_rest(table_[at]));
    }
    for (const int descriptor : arrived) accept_new(descriptor);
    const auto now = Clock::now();
    if (now >= next_tick) {
      tick(now);
      next_tick = now + std::chrono::milliseconds{tick_milliseconds};
    }
    if (stopping_ && idle_when_stopping(now)) return;
  }
}

std::size_t Gate::free_place() {
  if (unused_.empty()) {
    // Who still sends, and began first, gives way: slow clients cannot fill the table.
    std::size_t oldest = nowhere;
    for (std::size_t at = 0; at < table_.size(); ++at) {
      const auto state = table_[at].state;
      if (state != State::head && state != State::body && state != State::lingering) continue;
      if (oldest == nowhere || table_[at].accepted < table_[oldest].accepted) oldest = at;
    }
    if (oldest == nowhere) return nowhere;
    close(oldest);
  }
  const auto at = unused_.back();
  unused_.pop_back();
  return at;
}

void Gate::accept_new(int descriptor) {
  const auto at = stopping_ ? nowhere : free_place();
  if (at == nowhere) {
    Connection refused;
    refused.descriptor = descriptor;
    refused.out = encoder_(service_.refuse({}, busy()), false, true);
    static_cast<void>(send_rest(refused));
    ::close(descriptor);
    return;
  }
  auto& connection = table_[at];
  connection = Connection{};
  connection.descriptor = descriptor;
  connection.peer = peer_address(descriptor);
  connection.accepted = Clock::now();
  connection.deadline = connection.accepted + limits_.head_time;
  connection.state = State::head;
  ++open_;
  readable(at);  // the request has often come with the connection
}

void Gate::watch(std::size_t at, std::uint32_t events) {
  auto& connection = table_[at];
  epoll_event event{};
  event.events = events | EPOLLONESHOT;
  event.data.u64 = at;
  if (epoll_ctl(epoll_, connection.watched ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, connection.descriptor, &event) != 0) return close(at);
  connection.watched = true;
}

void Gate::close(std::size_t at) {
  auto& connection = table_[at];
  count_body(at);
  if (connection.slot == Slot::tender && (connection.state == State::body)) tender_read_ = false;
  ::close(connection.descriptor);
  connection = Connection{};
  unused_.push_back(at);
  --open_;
}

/// Gives the budget back what the body held.
void Gate::count_body(std::size_t at) {
  body_bytes_ -= table_[at].counted;
  table_[at].counted = 0;
}

void Gate::readable(std::size_t at) {
  switch (table_[at].state) {
    case State::head: return read_head_bytes(at);
    case State::body: return read_body_bytes(at);
    case State::writing: return after_sending(at, send_rest(table_[at]));
    case State::lingering: return throw_away(at);
    case State::unused:
    case State::working: return;
  }
}

void Gate::read_head_bytes(std::size_t at) {
  auto& connection = table_[at];
  for (;;) {
    const auto outcome = receive(connection.descriptor, connection.in, limits_.head_bytes + 4 - std::min(connection.in.size(), limits_.head_bytes + 3));
    if (outcome == Transfer::closed) return close(at);
    if (outcome == Transfer::blocked) return watch(at, EPOLLIN);
    if (connection.fresh) {
      connection.fresh = false;
      connection.deadline = Clock::now() + limits_.head_time;
    }
    const auto end = find_head_end(connection.in, connection.scanned);
    if (end == std::string::npos) return refuse(at, http_error("http.request.malformed", "a line does not end in CR LF", "send the request as RFC 9112 writes it"));
    if (end > 0 && end <= limits_.head_bytes) return start_request(at, end);
    connection.scanned = connection.in.size();
    if (connection.in.size() > limits_.head_bytes)
      return refuse(at, http_error("http.header.too-large", "request line and headers are longer than " + std::to_string(limits_.head_bytes) + " bytes", "leave out what the server does not need"));
  }
}

void Gate::start_request(std::size_t at, std::size_t head_end) {
  auto& connection = table_[at];
  auto& request = connection.request;
  request = Request{};
  request.id = service_.new_id();
  request.client = connection.peer;
  request.arrived = Clock::now();
  auto head = read_head(std::string_view{connection.in}.substr(0, head_end), limits_);
  auto rest = connection.in.substr(head_end);
  connection.in = {};
  connection.scanned = 0;
  connection.body_unread = true;
  if (!head) return refuse(at, head.findings().front());
  request.head = std::move(head).value();
  connection.body_unread = request.head.content_length > rest.size();
  auto admission = service_.admit(request, connection.peer);
  if (admission.refusal) return answer_now(at, *admission.refusal);
  if (request.head.content_length > admission.body_limit)
    return refuse(at, http_error("http.body.too-large", "the body is longer than " + std::to_string(admission.body_limit) + " bytes", "send less at once"));
  connection.slot = admission.slot;
  if (admission.slot == Slot::tender) {
    if (tender_read_) return refuse(at, busy());
    tender_read_ = true;
  }
  connection.keep = !front_.empty() && connection.peer == front_ && request.head.keep_alive && !stopping_;
  connection.surplus = rest.size() > request.head.content_length;
  rest.resize(std::min(rest.size(), request.head.content_length));
  request.body = std::move(rest);
  connection.state = State::body;
  connection.deadline = Clock::now() + (admission.slot == Slot::tender ? limits_.tender_time : limits_.body_time);
  if (connection.body_unread && request.head.header("expect") == "100-continue") {
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    static_cast<void>(send(connection.descriptor, go_on.data(), go_on.size(), MSG_DONTWAIT | MSG_NOSIGNAL));
  }
  read_body_bytes(at);
}

void Gate::read_body_bytes(std::size_t at) {
  auto& connection = table_[at];
  auto& request = connection.request;
  for (;;) {
    if (connection.slot != Slot::tender) {
      body_bytes_ += request.body.size() - connection.counted;
      connection.counted = request.body.size();
      if (body_bytes_ > limits_.unread_bytes) return refuse(at, busy());
    }
    const auto left = request.head.content_length - request.body.size();
    if (left == 0) {
      connection.body_unread = false;
      return dispatch(at);
    }
    const auto outcome = receive(connection.descriptor, request.body, left);
    if (outcome == Transfer::closed) return close(at);
    if (outcome == Transfer::blocked) return watch(at, EPOLLIN);
  }
}

Workers& Gate::workers_of(Slot slot) {
  if (slot == Slot::issuing) return *issuing_;
  return slot == Slot::tender ? *tender_ : *engine_;
}

void Gate::dispatch(std::size_t at) {
  auto& connection = table_[at];
  if (connection.slot == Slot::at_once) return answer_now(at, service_.answer(connection.request));
  connection.state = State::working;
  if (connection.slot == Slot::tender) tender_read_ = false;
  if (!workers_of(connection.slot).offer(at, Clock::now())) refuse(at, busy());
}

/// On a worker's thread: the connection is this thread's until it stands in `finished_`.
void Gate::compute(std::size_t at) {
  auto& connection = table_[at];
  const auto reply = service_.answer(connection.request);
  encode(connection, reply);
  static_cast<void>(send_rest(connection));  // most answers fit; the gate sends what is left
  service_.done(connection.request, reply);
  connection.request.body = {};
  {
    const std::lock_guard lock{mutex_};
    finished_.push_back(at);
  }
  wake();
}

void Gate::encode(Connection& connection, const Reply& reply) {
  connection.keep = connection.keep && !connection.body_unread && !connection.surplus;
  connection.out = encoder_(reply, connection.request.head.method == "HEAD", !connection.keep);
  connection.sent = 0;
}

void Gate::answer_now(std::size_t at, const Reply& reply) {
  auto& connection = table_[at];
  if (connection.slot == Slot::tender && connection.state == State::body) tender_read_ = false;
  connection.state = State::writing;
  encode(connection, reply);
  const auto outcome = send_rest(connection);
  service_.done(connection.request, reply);
  count_body(at);
  after_sending(at, outcome);
}

void Gate::refuse(std::size_t at, const Finding& finding) {
  if (table_[at].request.id.empty()) table_[at].request.id = service_.new_id();
  if (table_[at].state == State::head) table_[at].body_unread = true;
  answer_now(at, service_.refuse(table_[at].request, finding));
}

void Gate::after_sending(std::size_t at, Transfer outcome) {
  auto& connection = table_[at];
  if (outcome == Transfer::closed) return close(at);
  if (connection.state != State::writing) connection.deadline = Clock::now() + limits_.write_time;
  connection.state = State::writing;
  if (outcome == Transfer::blocked) {
    if (connection.deadline < Clock::now()) connection.deadline = Clock::now() + limits_.write_time;
    return watch(at, EPOLLOUT);
  }
  if (connection.keep && !stopping_) return await_next(at);
  if (!connection.body_unread && !connection.surplus) {
    std::string ignored;
    if (receive(connection.descriptor, ignored, 1) != Transfer::done) return close(at);
  }
  linger(at);
}

/// Closing with unread bytes would reset the connection, and the client might lose the answer with it.
void Gate::linger(std::size_t at) {
  auto& connection = table_[at];
  shutdown(connection.descriptor, SHUT_WR);
  connection.out = {};
  connection.request = Request{};
  connection.state = State::lingering;
  connection.deadline = Clock::now() + limits_.linger_time;
  throw_away(at);
}

void Gate::throw_away(std::size_t at) {
  auto& connection = table_[at];
  for (;;) {
    std::string ignored;
    const auto outcome = receive(connection.descriptor, ignored, limits_.linger_bytes);
    connection.thrown_away += ignored.size();
    if (outcome == Transfer::closed || connection.thrown_away > limits_.linger_bytes) return close(at);
    if (outcome == Transfer::blocked) return watch(at, EPOLLIN);
  }
}

void Gate::await_next(std::size_t at) {
  auto& connection = table_[at];
  connection.state = State::head;
  connection.request = Request{};
  connection.slot = Slot::engine;
  connection.out = {};
  connection.keep = false;
  connection.fresh = true;
  connection.accepted = Clock::now();
  connection.deadline = connection.accepted + limits_.idle_time;
  watch(at, EPOLLIN);
}

void Gate::tick(Clock::time_point now) {
  for (auto* workers : {engine_.get(), issuing_.get(), tender_.get()})
    for (const auto at : workers->take_late(now)) refuse(at, busy());
  for (std::size_t at = 0; at < table_.size(); ++at) {
    const auto state = table_[at].state;
    if (state != State::unused && state != State::working && now > table_[at].deadline) time_out(at);
  }
}

void Gate::time_out(std::size_t at) {
  const auto& connection = table_[at];
  const bool asked = (connection.state == State::head && !connection.fresh) || connection.state == State::body;
  if (!asked) return close(at);
  refuse(at, http_error("http.time.exceeded", "the request was not complete in time", "send it at once, over a faster line"));
}

bool Gate::idle_when_stopping(Clock::time_point now) {
  for (std::size_t at = 0; at < table_.size(); ++at) {
    const auto state = table_[at].state;
    if (state == State::lingering || (state == State::head && (table_[at].fresh || now > stop_by_))) close(at);
  }
  return open_ == 0 || now > stop_by_;
}

}  // namespace ferrolabel::server

// SPDX-License-Identifier: Apache-2.0
#include "batch/worker_pool.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <system_error>

#include "batch/nursery.hpp"

namespace ferrolabel::batch {

WorkerPool::WorkerPool(const Work& work, const WorkerLimits& limits) : limits_{limits} {
  const auto nursery = make_nursery(work, limits.memory);
  nursery_ = nursery.socket;
  nursery_process_ = nursery.process;
  workers_.resize(std::max(1U, limits.workers));
  for (auto& worker : workers_) start(worker);
}

WorkerPool::~WorkerPool() {
  for (auto& worker : workers_)
    if (worker.socket >= 0) close(worker.socket);
  end_nursery({nursery_, nursery_process_});
}

bool WorkerPool::full() const noexcept {
  return std::all_of(workers_.begin(), workers_.end(), [this](const Worker& worker) { return worker.requests.size() >= limits_.requests_a_worker; });
}

void WorkerPool::send(std::uint64_t ticket, std::string request) {
  assert(!full());
  auto& worker = *std::min_element(workers_.begin(), workers_.end(), [](const Worker& one, const Worker& other) { return one.requests.size() < other.requests.size(); });
  if (worker.requests.empty()) worker.since = Clock::now();
  worker.requests.push_back({ticket, std::move(request)});
  ++under_way_;
  fill(worker);
  write(worker);
}

WorkAnswer WorkerPool::receive() {
  assert(under_way_ > 0);
  while (answers_.empty()) exchange();
  auto answer = std::move(answers_.front());
  answers_.pop_front();
  --under_way_;
  return answer;
}

void WorkerPool::start(Worker& worker) {
  const auto made = ask_for_worker({nursery_, nursery_process_});
  worker.socket = made.socket;
  worker.process = made.process;
  worker.since = Clock::now();
}

void WorkerPool::fill(Worker& worker) {
  for (auto& request : worker.requests) {
    if (request.sent) continue;
    append_message(worker.to_send, request.bytes);
    request.sent = true;
  }
}

void WorkerPool::write(Worker& worker) {
  while (worker.sent < worker.to_send.size()) {
    const auto gone = ::send(worker.socket, worker.to_send.data() + worker.sent, worker.to_send.size() - worker.sent, MSG_NOSIGNAL);
    if (gone < 0 && errno == EINTR) continue;
    if (gone < 0) return;  // full, or gone: reading tells
    worker.sent += static_cast<std::size_t>(gone);
  }
  worker.to_send.clear();
  worker.sent = 0;
}

bool WorkerPool::read(Worker& worker) {
  std::array<char, 64 * 1024> bytes;
  for (;;) {
    const auto got = ::read(worker.socket, bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return true;
    if (got <= 0) return false;
    worker.received.append(bytes.data(), static_cast<std::size_t>(got));
    if (static_cast<std::size_t>(got) < bytes.size()) return true;
  }
}

void WorkerPool::take_answers(Worker& worker) {
  std::size_t at = 0;
  while (worker.received.size() - at > 4) {
    const auto byte = [&](std::size_t offset) { return static_cast<std::size_t>(static_cast<unsigned char>(worker.received[at + offset])); };
    const auto size = byte(0) | byte(1) << 8U | byte(2) << 16U | byte(3) << 24U;
    if (worker.received.size() - at - 4 < size) break;
    const bool threw = worker.received[at + 4] == 't';
    answers_.push_back({worker.requests.front().ticket, threw ? WorkEnd::crashed : WorkEnd::answered, worker.received.substr(at + 5, size - 1)});
    worker.requests.pop_front();
    worker.since = Clock::now();
    at += 4 + size;
  }
  worker.received.erase(0, at);
}

void WorkerPool::replace(Worker& worker) {
  close(worker.socket);
  worker.socket = -1;
  auto end = end_of_worker({nursery_, nursery_process_}, worker.process);
  if (!worker.requests.empty()) {
    answers_.push_back({worker.requests.front().ticket, worker.overran ? WorkEnd::overran : WorkEnd::crashed, std::move(end)});
    worker.requests.pop_front();
  }
  for (auto& request : worker.requests) request.sent = false;
  worker.to_send.clear();
  worker.sent = 0;
  worker.received.clear();
  worker.overran = false;
  start(worker);
  fill(worker);
}

void WorkerPool::exchange() {
  std::vector<pollfd> sockets;
  auto wait = limits_.time;
  const auto now = Clock::now();
  for (auto& worker : workers_) {
    sockets.push_back({worker.socket, static_cast<short>(worker.to_send.empty() ? POLLIN : POLLIN | POLLOUT), 0});
    if (worker.requests.empty() || worker.overran) continue;
    const auto left = limits_.time - std::chrono::duration_cast<std::chrono::milliseconds>(now - worker.since);
    if (left <= std::chrono::milliseconds{0}) {
      worker.overran = true;
      kill(worker.process, SIGKILL);
    }
    wait = std::clamp(left, std::chrono::milliseconds{0}, wait);
  }
  if (poll(sockets.data(), sockets.size(), static_cast<int>(wait.count()) + 1) < 0 && errno != EINTR) throw std::system_error{errno, std::generic_category(), "workers cannot be waited for"};
  for (std::size_t at = 0; at < workers_.size(); ++at) {
    if ((sockets[at].revents & POLLOUT) != 0) write(workers_[at]);
    if ((sockets[at].revents & (POLLIN | POLLHUP | POLLERR)) == 0) continue;
    const bool there = read(workers_[at]);
    take_answers(workers_[at]);
    if (!there) replace(workers_[at]);
  }
}

}  // namespace ferrolabel::batch

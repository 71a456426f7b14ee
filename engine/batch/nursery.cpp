// SPDX-License-Identifier: Apache-2.0
#include "batch/nursery.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <exception>
#include <fstream>
#include <system_error>

namespace ferrolabel::batch {

namespace {

using Work = std::function<std::string(std::string_view)>;

/// What the nursery is asked and answers. A worker's socket travels beside its process id.
struct Order {
  char what = 'f';  ///< 'f' fork a worker, 'w' wait for the end of one
  int value = 0;    ///< process id; in the answer to 'w' its wait status; below 0 an errno
};

[[noreturn]] void fail(const char* what) { throw std::system_error{errno, std::generic_category(), what}; }

/// Reads or writes all of it. @return false at the end of the stream, or where it is broken
template <class Call, class Byte>
bool whole(Call call, int socket, Byte* bytes, std::size_t size) {
  while (size > 0) {
    const auto moved = call(socket, bytes, size);
    if (moved < 0 && errno == EINTR) continue;
    if (moved <= 0) return false;
    bytes += moved;
    size -= static_cast<std::size_t>(moved);
  }
  return true;
}

/// What a child does until its end: nothing that it throws may go on into what its parent was doing.
template <class Life>
[[noreturn]] void live(Life life) noexcept {
  try {
    life();
  } catch (...) {  // out of memory beside the work itself
  }
  _exit(1);
}

/// Ends with its parent, leaves Ctrl-C to it, crashes without a word and writes no core.
void be_a_child(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(0);
  signal(SIGINT, SIG_IGN);
  for (const int each : {SIGTERM, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) signal(each, SIG_DFL);
  signal(SIGPIPE, SIG_IGN);
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

/// Closes what the parent has open beside the standard streams: a lock on its folder of results would outlive it in a busy worker.
void keep_only(int socket) {
  if (socket > 3) close_range(3, static_cast<unsigned>(socket) - 1, 0);
  close_range(static_cast<unsigned>(socket) + 1, ~0U, 0);
}

void limit_memory([[maybe_unused]] std::size_t more) {
#ifndef FERROLABEL_SANITIZED  // which reserve terabytes of addresses
  if (more == 0) return;
  std::size_t pages = 0;
  if (!(std::ifstream{"/proc/self/statm"} >> pages)) return;
  const auto limit = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + more;
  const rlimit addresses{limit, limit};
  setrlimit(RLIMIT_AS, &addresses);
#endif
}

[[noreturn]] void run_worker(int socket, const Work& work) {
  std::string request;
  std::string answer;
  for (;;) {
    std::array<unsigned char, 4> length{};
    if (!whole(::read, socket, length.data(), length.size())) _exit(0);
    request.resize(length[0] | length[1] << 8U | length[2] << 16U | static_cast<std::size_t>(length[3]) << 24U);
    if (!whole(::read, socket, request.data(), request.size())) _exit(0);
    std::string bytes;
    try {
      bytes = 'a' + work(request);
    } catch (const std::exception& error) {
      bytes = std::string{'t'} + error.what();
    }
    answer.clear();
    append_message(answer, bytes);
    if (!whole(::write, socket, answer.data(), answer.size())) _exit(0);
  }
}

/// The answer to an order, with a worker's socket where there is one.
void reply(int control, const Order& order, int worker) {
  Order copy = order;
  iovec part{&copy, sizeof copy};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> space{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (worker >= 0) {
    message.msg_control = space.data();
    message.msg_controllen = space.size();
    auto* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &worker, sizeof worker);
  }
  if (sendmsg(control, &message, MSG_NOSIGNAL) < 0) _exit(0);
}

void fork_worker(int control, const Work& work, std::size_t memory) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return reply(control, {'f', -errno}, -1);
  const auto parent = getpid();
  const auto process = fork();
  if (process == 0) {
    be_a_child(parent);
    close(control);
    close(ends[0]);
    limit_memory(memory);
    live([&] { run_worker(ends[1], work); });
  }
  reply(control, {'f', process < 0 ? -errno : process}, process < 0 ? -1 : ends[0]);
  close(ends[0]);
  close(ends[1]);
}

[[noreturn]] void run_nursery(int control, const Work& work, std::size_t memory) {
  for (;;) {
    Order order;
    if (!whole(::read, control, reinterpret_cast<char*>(&order), sizeof order)) _exit(0);
    if (order.what == 'f') {
      fork_worker(control, work, memory);
      continue;
    }
    int status = 0;
    while (waitpid(order.value, &status, 0) < 0 && errno == EINTR) {}
    reply(control, {'w', status}, -1);
  }
}

/// Sends an order and takes the answer. @return the worker's socket, or -1
int exchange(const Nursery& nursery, Order& order) {
  if (!whole(::write, nursery.socket, reinterpret_cast<const char*>(&order), sizeof order)) fail("the process that starts workers is gone");
  iovec part{&order, sizeof order};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> space{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = space.data();
  message.msg_controllen = space.size();
  ssize_t got = 0;
  while ((got = recvmsg(nursery.socket, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {}
  if (got != sizeof order) fail("the process that starts workers is gone");
  int socket = -1;
  if (const auto* header = CMSG_FIRSTHDR(&message); header != nullptr && header->cmsg_type == SCM_RIGHTS) std::memcpy(&socket, CMSG_DATA(header), sizeof socket);
  return socket;
}

}  // namespace

Nursery make_nursery(const Work& work, std::size_t memory) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) fail("no socket for workers");
  const auto parent = getpid();
  const auto process = fork();
  if (process < 0) fail("no process for workers");
  if (process == 0) {
    be_a_child(parent);
    keep_only(ends[1]);
    live([&] { run_nursery(ends[1], work, memory); });
  }
  close(ends[1]);
  return {ends[0], process};
}

NewWorker ask_for_worker(const Nursery& nursery) {
  Order order;
  const int socket = exchange(nursery, order);
  if (order.value < 0 || socket < 0) {
    errno = -order.value;
    fail("no process for a worker");
  }
  fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
  return {socket, order.value};
}

std::string end_of_worker(const Nursery& nursery, int process) {
  Order order{'w', process};
  exchange(nursery, order);
  if (WIFSIGNALED(order.value)) return "signal " + std::to_string(WTERMSIG(order.value));
  return "exit code " + std::to_string(WEXITSTATUS(order.value));
}

void end_nursery(const Nursery& nursery) {
  close(nursery.socket);
  kill(nursery.process, SIGKILL);  // and its workers with it: PR_SET_PDEATHSIG
  while (waitpid(nursery.process, nullptr, 0) < 0 && errno == EINTR) {}
}

void append_message(std::string& to, std::string_view bytes) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  for (unsigned shift = 0; shift < 32; shift += 8) to += static_cast<char>(size >> shift & 255U);
  to += bytes;
}

}  // namespace ferrolabel::batch

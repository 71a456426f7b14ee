// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "server/request.hpp"

namespace ferrolabel::server {

/// One accepted connection: an own buffer on either side of a socket that never blocks. Belongs to the gate's thread, but while
/// it is `working` to the worker that computes its answer.
struct Connection {
  enum class State { unused, head, body, working, writing, lingering };

  State state = State::unused;
  int descriptor = -1;
  bool watched = false;           ///< known to epoll
  std::string peer;               ///< address as the kernel says it
  std::string in;                 ///< bytes of a head that is not complete
  std::size_t scanned = 0;        ///< of `in`
  Request request;
  Slot slot = Slot::engine;
  std::size_t counted = 0;        ///< bytes of the body that the gate's budget holds
  std::string out;
  std::size_t sent = 0;
  std::size_t thrown_away = 0;    ///< while lingering
  bool surplus = false;           ///< the client sent more than its request
  bool body_unread = false;       ///< answered before the body was complete
  bool keep = false;              ///< the connection takes another request after this one
  bool fresh = true;              ///< nothing of a request has come yet
  Clock::time_point accepted{};
  Clock::time_point deadline{};
};

/// What a call on a socket came to.
enum class Transfer { done, blocked, closed };

/// Appends what has come, at most `most` bytes. `done` where bytes came.
[[nodiscard]] Transfer receive(int descriptor, std::string& into, std::size_t most);
/// Sends what is left of `out`. `done` where nothing is left.
[[nodiscard]] Transfer send_rest(Connection& connection);
/// The peer's address without its port.
[[nodiscard]] std::string peer_address(int descriptor);
/// Where the head ends (one past its empty line); 0 = not there yet; npos = a line does not end in CR LF.
[[nodiscard]] std::size_t find_head_end(std::string_view bytes, std::size_t from) noexcept;

}  // namespace ferrolabel::server

// SPDX-License-Identifier: Apache-2.0
#include "server/connection.hpp"

#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace ferrolabel::server {

Transfer receive(int descriptor, std::string& into, std::size_t most) {
  std::array<char, 16'384> block;
  const auto count = recv(descriptor, block.data(), std::min(most, block.size()), MSG_DONTWAIT);
  if (count > 0) {
    into.append(block.data(), static_cast<std::size_t>(count));
    return Transfer::done;
  }
  if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return Transfer::blocked;
  return Transfer::closed;
}

Transfer send_rest(Connection& connection) {
  while (connection.sent < connection.out.size()) {
    const auto count = send(connection.descriptor, connection.out.data() + connection.sent, connection.out.size() - connection.sent, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count > 0) connection.sent += static_cast<std::size_t>(count);
    else if (count < 0 && errno == EINTR) continue;
    else if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return Transfer::blocked;
    else return Transfer::closed;
  }
  return Transfer::done;
}

std::string peer_address(int descriptor) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  std::array<char, NI_MAXHOST> text{};
  if (getpeername(descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0) return {};
  if (getnameinfo(reinterpret_cast<sockaddr*>(&address), size, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) != 0) return {};
  return text.data();
}

std::size_t find_head_end(std::string_view bytes, std::size_t from) noexcept {
  for (auto at = bytes.find('\n', from); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') return std::string_view::npos;
    if (at >= 3 && bytes[at - 2] == '\n') return at + 1;
  }
  return 0;
}

}  // namespace ferrolabel::server

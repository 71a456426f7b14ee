// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "server/gate.hpp"
#include "server/limits.hpp"

namespace ferrolabel::server {

/// The listening socket and the writer of responses: all that this program has of cpp-httplib. Requests are read by the gate,
/// because no version of the library that Debian 12 has bounds what it reads.
/// Call order: listen(), then stop() once, from another thread than those of the gate.
class HttpServer {
 public:
  HttpServer(const Limits& limits, Service service, std::string front);
  ~HttpServer();

  /// Binds and begins to accept. @param port 0 = any @return the port, or 0 where it cannot be bound
  [[nodiscard]] int listen(const std::string& host, int port);
  /// Accepts nothing more, and finishes what is under way.
  void stop();
  [[nodiscard]] const Gate& gate() const noexcept;

 private:
  class Listener;
  std::unique_ptr<Listener> listener_;
};

}  // namespace ferrolabel::server

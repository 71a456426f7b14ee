// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace ferrolabel::server {

/// Every limit of the server, each once; `ferrolabeld --limits` prints them.
struct Limits {
  std::size_t connections = 512;                 ///< open at once; at the limit the oldest that still sends its request gives way
  std::size_t head_bytes = 16u << 10;            ///< request line and headers
  std::size_t headers = 64;
  std::size_t target_bytes = 2048;               ///< path and query
  std::size_t parameters = 64;                   ///< of a query
  std::size_t body_bytes = 1u << 20;
  std::size_t body_nodes = 100'000;
  std::size_t tender_bytes = 64u << 20;          ///< one tender is read at a time
  std::size_t tender_nodes = 2'000'000;
  std::size_t unread_bytes = 24u << 20;          ///< of all bodies (tenders aside) that are not complete yet
  std::size_t linger_bytes = 256u << 10;         ///< thrown away after an early answer, so that the client can read it
  std::size_t waiting = 32;                      ///< requests that wait for a worker, above which the server sheds
  std::size_t issuing_waiting = 32;
  std::size_t tender_waiting = 1;
  std::size_t workers = 0;                       ///< 0 = one a core
  std::size_t issuing_workers = 1;
  std::chrono::milliseconds head_time{5'000};
  std::chrono::milliseconds body_time{10'000};   ///< from the head's end to the body's end
  std::chrono::milliseconds tender_time{60'000};
  std::chrono::milliseconds write_time{10'000};
  std::chrono::milliseconds linger_time{1'000};
  std::chrono::milliseconds idle_time{60'000};   ///< between two requests of a front's connection
  std::chrono::milliseconds waiting_time{30};    ///< for a worker, after which the request is shed
  std::chrono::milliseconds issuing_waiting_time{2'000};
  std::chrono::milliseconds registry_time{2'000};  ///< for another program that writes to the registry, then 503
  std::chrono::milliseconds stop_time{10'000};   ///< for what is under way when the server is told to stop
  std::chrono::seconds retry_after{1};

  /// How many requests are computed at once, and how many threads a tender has: `workers`, else one a core.
  [[nodiscard]] std::size_t engine_workers() const noexcept;
};

/// The limits as a table, a line each: name, value, unit, meaning.
[[nodiscard]] std::string describe(const Limits& limits);

}  // namespace ferrolabel::server

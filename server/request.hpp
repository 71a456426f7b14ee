// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ferrolabel::server {

using Clock = std::chrono::steady_clock;

/// Request line and headers, as sent and checked; nothing is decoded but where said.
struct Head {
  std::string method;  ///< GET, HEAD, POST or DELETE
  std::vector<std::string> path;  ///< segments, percent-decoded, UTF-8 without control characters
  std::vector<std::pair<std::string, std::string>> query;     ///< decoded, in order
  std::vector<std::pair<std::string, std::string>> headers;   ///< names in lower case, values as sent without blanks round them
  std::size_t content_length = 0;
  bool keep_alive = false;  ///< what the client wishes

  /// Value of the first header of that name (lower case), or an empty text.
  [[nodiscard]] std::string_view header(std::string_view name) const noexcept {
    for (const auto& [key, value] : headers)
      if (key == name) return value;
    return {};
  }
  /// Value of the first parameter of that name, or an empty text.
  [[nodiscard]] std::string_view parameter(std::string_view name) const noexcept {
    for (const auto& [key, value] : query)
      if (key == name) return value;
    return {};
  }
};

/// One request. The body is complete before anything is computed.
struct Request {
  Head head;
  std::string body;
  std::string client;  ///< address of the peer; behind a configured front the one that it names
  std::string bearer;  ///< name of the token that let it in; empty where none is needed
  std::string id;      ///< 32 hexadecimal digits, by chance
  std::string route;   ///< template of the route, "/v1/labels/{id}"; empty where there is none
  Clock::time_point arrived{};  ///< when its head was complete
};

struct Reply {
  int status = 200;
  std::string media_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers{};  ///< names and values of our own making only
  std::string code{};  ///< first finding, for log and metrics
};

/// Who computes the answer. `at_once` is answered by the thread that reads: it must not block or compute.
enum class Slot { at_once, engine, issuing, tender };

}  // namespace ferrolabel::server

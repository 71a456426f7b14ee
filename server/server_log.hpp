// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/request.hpp"

namespace ferrolabel::server {

/// Lines of JSON on a descriptor, one an event, each written at once. What clients send never gets in: ids, sizes, codes and
/// templates of routes do. Threads: any.
class ServerLog {
 public:
  /// @param now the time of day, as RFC 3339 has it
  ServerLog(int descriptor, std::function<std::string()> now) : descriptor_{descriptor}, now_{std::move(now)} {}

  void request(const Request& request, const Reply& reply) const;
  /// @param members names and texts
  void event(std::string_view level, std::string_view name, const std::vector<std::pair<std::string, std::string>>& members) const;

 private:
  void write(std::string line) const;
  int descriptor_;
  std::function<std::string()> now_;
};

}  // namespace ferrolabel::server

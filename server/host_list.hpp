// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ferrolabel::server {

/// The names by which clients may call this server: a page of another name that resolves to it (DNS rebinding) is refused.
class HostList {
 public:
  /// localhost, 127.0.0.1, [::1], and these, with any port.
  explicit HostList(const std::vector<std::string>& names);

  /// @param host value of a Host header: NAME or NAME:PORT
  [[nodiscard]] bool allows(std::string_view host) const;
  /// @param origin value of an Origin header: http(s)://NAME[:PORT]
  [[nodiscard]] bool allows_origin(std::string_view origin) const;

 private:
  std::vector<std::string> names_;
};

}  // namespace ferrolabel::server

// SPDX-License-Identifier: Apache-2.0
#include "server/host_list.hpp"

#include <algorithm>

namespace ferrolabel::server {

namespace {

std::string lower(std::string_view text) {
  std::string result{text};
  std::transform(result.begin(), result.end(), result.begin(), [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; });
  return result;
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
}

}  // namespace

HostList::HostList(const std::vector<std::string>& names) : names_{"localhost", "127.0.0.1", "[::1]"} {
  for (const auto& name : names) names_.push_back(lower(name));
}

bool HostList::allows(std::string_view host) const {
  const auto bracket = host.rfind(']');
  const auto colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos && !is_port(host.substr(colon + 1))) return false;
  return std::find(names_.begin(), names_.end(), lower(host.substr(0, colon))) != names_.end();
}

bool HostList::allows_origin(std::string_view origin) const {
  for (const std::string_view scheme : {"http://", "https://"})
    if (origin.substr(0, scheme.size()) == scheme) return allows(origin.substr(scheme.size()));
  return false;
}

}  // namespace ferrolabel::server

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace ferrolabel::server {

/// The whole program: reads settings, opens what they name, serves until SIGTERM or SIGINT. @param arguments without the name
/// @return 0 stopped in order · 64 usage · 65, 66 a file is wrong or missing · 69 the address cannot be bound · 70 our fault
[[nodiscard]] int run_daemon(const std::vector<std::string>& arguments);

}  // namespace ferrolabel::server

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "registry/database.hpp"

namespace ferrolabel::registry {

/// Connects to a shared registry. libpq is loaded here, and not at the program's start. A connection that is lost is made again
/// by the next transaction. Writers wait for each other at the row of the registry's state, in the order of
/// their coming, for at most the patience.
/// Throws StoreError (unavailable). No message holds the address, which may have a password in it.
[[nodiscard]] std::unique_ptr<Database> open_postgres(const std::string& url, std::chrono::milliseconds patience = std::chrono::milliseconds{60'000});

}  // namespace ferrolabel::registry

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "registry/database.hpp"
#include "registry/registry.hpp"

namespace ferrolabel::registry {

/// One connection, used by one thread at a time.
struct Registry::Core {
  std::string url;
  std::string id;
  std::unique_ptr<Database> database;
  mutable std::mutex mutex;
};

}  // namespace ferrolabel::registry

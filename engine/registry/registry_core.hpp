// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "registry/database.hpp"
#include "registry/ledger.hpp"
#include "registry/registry.hpp"

namespace ferrolabel::registry {

/// One connection, used by one thread at a time.
struct Registry::Core {
  std::string url;
  std::string id;
  std::unique_ptr<Database> database;
  mutable std::mutex mutex;
};

/// record_production within a writing transaction. @pre check(production) found nothing
[[nodiscard]] Findings state_production(Database& database, Ledger& ledger, const Production& production);

}  // namespace ferrolabel::registry

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "registry/database.hpp"

namespace ferrolabel::registry {

/// Brings a database to the newest form of its tables, one transaction a step; a new one gets all steps. A step that was
/// released never changes; each has its row in the table of migrations.
/// Throws StoreError (damaged) where the database was made by a newer program or its steps are not ours.
void migrate(Database& database);

/// That the steps a database has taken are those of this program, all of them. Throws as migrate does.
void check_migrations(Database& database);

/// Whether the database has our tables.
[[nodiscard]] bool has_schema(Database& database);

/// A table whose rows follow from the ledger. Columns of numbers are written with a '#' before their name; the first `keys`
/// columns are its key.
struct DerivedTable {
  const char* name;
  const char* select;  ///< all rows, in no order
  const char* insert;
  std::vector<std::string_view> columns;
  int keys;
};

/// All of them, in an order in which they may be filled.
[[nodiscard]] const std::vector<DerivedTable>& derived_tables();

}  // namespace ferrolabel::registry

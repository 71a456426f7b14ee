// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "registry/database.hpp"

namespace ferrolabel::registry {

struct SqliteOptions {
  std::string path;
  bool create = false;       ///< make the file where it is not there
  bool lenient = false;      ///< read damaged pages as they are, and write nothing
  std::chrono::milliseconds patience{60'000};  ///< waits so long for other writers
  std::string file_system{};  ///< SQLite's name of the file system below the checksums; empty = its default
};

/// Opens an embedded registry file with the settings of a ledger: write-ahead journal, a sync for each commit, no trust in
/// the schema of the file, limits on lengths, page checksums. Readers and the one writer do not wait for each other.
/// Each transaction looks first whether the file still stands under its name: what is written to a file that was taken away is lost.
/// Throws StoreError: unavailable (no library; locked for longer than the patience; the file is gone or another; a network file system, on which locks are not sure),
/// cannot_create, input_output, damaged (no registry file of ours).
[[nodiscard]] std::unique_ptr<Database> open_sqlite(const SqliteOptions& options);

/// Whether a file system of that statfs type is shared over a network. @source Linux, linux/magic.h
[[nodiscard]] bool is_network_file_system(long type) noexcept;

}  // namespace ferrolabel::registry

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "finding/finding.hpp"
#include "registry/records.hpp"

namespace ferrolabel::registry {

struct VerifyOptions {
  /// Whether a head's token is signed by the registry's key; none = signatures are not looked at.
  std::function<bool(const StoredHead&)> head_is_signed{};
  /// Heads that were kept elsewhere: the registry must go on from each.
  std::vector<TreeHead> kept{};
  std::string sqlite_file_system{};
};

struct VerifyReport {
  std::string registry;  ///< its id, empty where it cannot be read
  std::int64_t entries = 0;
  std::size_t labels = 0;
  std::size_t log_entries = 0;
  std::int64_t heads = 0;
  Findings findings;  ///< empty: all is as it was written
};

/// Plays the whole ledger again and holds everything against it: the chain of hashes, the stored bytes against their digests,
/// each rule of the tonnes, each row of each other table, the log's leaves, roots and heads; of a file also each page, the
/// room in it that nothing uses included. Nothing is changed. Places name the entry ("/ledger/17"), the head ("/heads/3"), the row
/// ("/labels/ID"), the page ("/pages/5").
/// Codes: registry.missing, .url; registry.verify.page, .structure, .entry, .rule, .row, .leaf, .head, .state, .rolled-back, .forked.
/// Throws StoreError where the database cannot be reached.
[[nodiscard]] VerifyReport verify(const std::string& url, const VerifyOptions& options = {});

}  // namespace ferrolabel::registry

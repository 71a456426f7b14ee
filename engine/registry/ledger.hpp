// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "registry/database.hpp"
#include "registry/entry.hpp"
#include "trust/merkle.hpp"

namespace ferrolabel::registry {

using Hash = trust::MerkleHash;

/// SHA-256(hash before ‖ event): each entry's hash covers all before it. The bytes of an entry are covered by the digest
/// that its event names. Before the first entry: 32 zeros.
[[nodiscard]] Hash entry_hash(const Hash& before, std::string_view event);

/// SHA-256(hash before ‖ number of the head ‖ its fields ‖ its token), numbers as 8 bytes, big-endian.
[[nodiscard]] Hash head_hash(const Hash& before, std::int64_t number, const StoredHead& head);

/// What the log holds of a label: "label " and the digest of its token; who has the label can make it.
[[nodiscard]] std::string label_leaf(std::string_view token_digest);
/// What the log holds of a change of status: "status " and the event.
[[nodiscard]] std::string status_leaf(std::string_view event);

/// A token without the payload in its middle, and back: payloads are stored once, before they are signed.
/// @return nothing where it is no compact JWS of that payload
[[nodiscard]] std::optional<std::string> strip_payload(std::string_view token, std::string_view payload);
[[nodiscard]] std::string join_payload(std::string_view stripped, std::string_view payload);

/// That time, or the last head's where the clock was stepped back: times in the log never go back. @pre in a transaction
[[nodiscard]] Time not_before_last_head(Database& database, Time now);

/// The end of the ledger and of the log, held during a writing transaction. Order of use: load, append as often as wanted,
/// store, commit.
class Ledger {
 public:
  /// Locks the ledger until the end of the transaction, so that one writer at a time appends.
  [[nodiscard]] static Ledger load(Database& database);
  /// Writes the row that load reads. @pre the tables are there and empty
  static void found(Database& database, const std::string& registry);

  [[nodiscard]] const std::string& registry() const noexcept { return registry_; }
  [[nodiscard]] std::int64_t next_entry() const noexcept { return entries_ + 1; }
  [[nodiscard]] const Hash& entries_hash() const noexcept { return entries_hash_; }
  [[nodiscard]] const Hash& heads_hash() const noexcept { return heads_hash_; }
  [[nodiscard]] std::uint64_t leaves() const noexcept { return tree_.size(); }

  /// @param bytes of the entry; none where its data() is nullptr
  /// @return the event's text
  std::string append(Event event, std::string_view bytes = {});
  /// @return index of the leaf. @param entry number of the one that it stands for
  std::int64_t append_leaf(std::int64_t entry, std::string_view leaf);
  /// Adds a signed head over what was appended so far, not before the last one.
  void append_head(Time now, const SignHead& sign);
  void store();

 private:
  explicit Ledger(Database& database) : database_{&database} {}

  Database* database_;
  std::string registry_;
  std::int64_t entries_ = 0;
  Hash entries_hash_{};
  trust::MerkleTree tree_;
  std::int64_t heads_ = 0;
  Hash heads_hash_{};
};

/// The bytes of a hash as a parameter.
[[nodiscard]] inline Bytes bytes_of(const Hash& hash) { return {{reinterpret_cast<const char*>(hash.data()), hash.size()}}; }
/// All zero where the bytes are not 32.
[[nodiscard]] Hash hash_of(std::string_view bytes) noexcept;

}  // namespace ferrolabel::registry

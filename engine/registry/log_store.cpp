// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "registry/ledger.hpp"
#include "registry/registry.hpp"
#include "registry/registry_core.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::registry {
namespace {

StoredHead head_of(const Row& row, const std::string& registry) {
  return {{registry, static_cast<std::uint64_t>(row.integer(0)), hash_of(row.text(1)), row.integer(2), hash_of(row.text(3)),
           Time{std::chrono::seconds{row.integer(4)}}},
          std::string{row.text(5)}};
}

std::optional<StoredHead> last_head(Database& database, const std::string& registry) {
  std::optional<StoredHead> head;
  database.query("SELECT size, root, entries, entries_hash, time, token FROM heads ORDER BY head DESC LIMIT 1", {},
                 [&](const Row& row) { head = head_of(row, registry); });
  return head;
}

/// Hashes of the first leaves, in order.
std::vector<Hash> leaf_hashes(Database& database, std::uint64_t size) {
  std::vector<Hash> hashes;
  hashes.reserve(size);
  database.query("SELECT hash FROM leaves WHERE leaf < $1 ORDER BY leaf", {static_cast<std::int64_t>(size)},
                 [&](const Row& row) { hashes.push_back(hash_of(row.text(0))); });
  return hashes;
}

trust::SubtreeSource source_of(std::vector<Hash> hashes) {
  return trust::subtrees_of([kept = std::move(hashes)](std::uint64_t index) { return kept.at(index); });
}

std::string json_string(std::string_view text) {
  syntax::JsonWriter out{0};
  return std::move(out.string(text)).take();
}

}  // namespace

std::optional<StoredHead> Registry::head() const {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::read};
  return last_head(database(), core_->id);
}

Time Registry::not_before_last_head(Time now) const {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::read};
  return registry::not_before_last_head(database(), now);
}

std::optional<StoredHead> Registry::head_of_size(std::uint64_t size) const {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::read};
  std::optional<StoredHead> head;
  database().query("SELECT size, root, entries, entries_hash, time, token FROM heads WHERE size = $1 ORDER BY head LIMIT 1",
                   {static_cast<std::int64_t>(size)}, [&](const Row& row) { head = head_of(row, core_->id); });
  return head;
}

std::optional<LogProof> Registry::prove(std::string_view label) const {
  const std::lock_guard lock{core_->mutex};
  auto& store = database();
  Transaction transaction{store, Transaction::Kind::read};
  auto head = last_head(store, core_->id);
  std::optional<std::uint64_t> index;
  std::string digest;
  store.query("SELECT leaf, token_digest FROM labels WHERE label = $1 AND issued <> 0", {label}, [&](const Row& row) {
    index = static_cast<std::uint64_t>(row.integer(0));
    digest = row.text(1);
  });
  if (!head || !index || *index >= head->head.size) return std::nullopt;
  auto proof = trust::inclusion_proof(*index, head->head.size, source_of(leaf_hashes(store, head->head.size)));
  return LogProof{*index, label_leaf(digest), std::move(*head), std::move(proof)};
}

trust::MerkleProof Registry::prove_consistency(std::uint64_t first, std::uint64_t second) const {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::read};
  return trust::consistency_proof(first, second, source_of(leaf_hashes(database(), second)));
}

void Registry::export_lines(bool with_heads, const std::function<void(std::string_view)>& take) const {
  const std::lock_guard lock{core_->mutex};
  auto& store = database();
  Transaction transaction{store, Transaction::Kind::read};
  std::vector<std::pair<StoredHead, std::string>> heads;  // with their hashes
  if (with_heads) {
    store.query("SELECT size, root, entries, entries_hash, time, token, hash FROM heads ORDER BY head", {},
                [&](const Row& row) { heads.emplace_back(head_of(row, core_->id), trust::to_hex(hash_of(row.text(6)))); });
  }
  std::string line;
  auto head = heads.begin();
  store.query("SELECT entry, event, bytes, hash FROM ledger ORDER BY entry", {}, [&](const Row& row) {
    line.assign("{\"event\":").append(row.text(1)).append(",\"bytes\":");
    line.append(row.is_null(2) ? "null" : "\"" + syntax::base64url_encode(row.text(2)) + "\"");
    take(line.append(",\"hash\":\"").append(trust::to_hex(hash_of(row.text(3)))).append("\"}\n"));
    for (; head != heads.end() && head->first.head.ledger_entries <= row.integer(0); ++head) {
      const auto& tree = head->first.head;
      line.assign("{\"head\":{\"size\":" + std::to_string(tree.size) + ",\"root\":\"" + trust::to_hex(tree.root));
      line.append("\",\"entries\":" + std::to_string(tree.ledger_entries) + ",\"entriesHash\":\"" + trust::to_hex(tree.ledger_hash));
      take(line.append("\",\"time\":\"" + to_string(tree.time) + "\",\"token\":" + json_string(head->first.token) + ",\"hash\":\"" + head->second + "\"}}\n"));
    }
  });
}

}  // namespace ferrolabel::registry

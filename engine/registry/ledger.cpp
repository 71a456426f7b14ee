// SPDX-License-Identifier: Apache-2.0
#include "registry/ledger.hpp"

#include <algorithm>
#include <utility>

#include "registry/store_error.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::registry {
namespace {

std::string_view view(const Hash& hash) { return bytes_of(hash).data; }

void add_number(std::string& text, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(number >> shift & 0xffu);
}

trust::MerkleTree restored(std::int64_t size, std::string_view peaks) {
  std::vector<Hash> hashes(peaks.size() / sizeof(Hash));
  for (std::size_t i = 0; i < hashes.size(); ++i) hashes[i] = hash_of(peaks.substr(i * sizeof(Hash), sizeof(Hash)));
  auto tree = trust::MerkleTree::restore(static_cast<std::uint64_t>(size), std::move(hashes));
  if (!tree || peaks.size() % sizeof(Hash) != 0) throw StoreError{StoreError::Kind::damaged, "the registry's log does not have the peaks of its size"};
  return std::move(*tree);
}

}  // namespace

Hash hash_of(std::string_view bytes) noexcept {
  Hash hash{};
  if (bytes.size() == hash.size()) std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

Hash entry_hash(const Hash& before, std::string_view event) {
  std::string text;
  text.reserve(before.size() + event.size());
  text.append(view(before)).append(event);
  return syntax::sha256(text);
}

Hash head_hash(const Hash& before, std::int64_t number, const StoredHead& head) {
  std::string text{view(before)};
  add_number(text, static_cast<std::uint64_t>(number));
  add_number(text, head.head.size);
  text.append(view(head.head.root));
  add_number(text, static_cast<std::uint64_t>(head.head.ledger_entries));
  text.append(view(head.head.ledger_hash));
  add_number(text, static_cast<std::uint64_t>(head.head.time.time_since_epoch().count()));
  return syntax::sha256(text.append(head.token));
}

std::string label_leaf(std::string_view token_digest) { return std::string{"label "}.append(token_digest); }
std::string status_leaf(std::string_view event) { return std::string{"status "}.append(event); }

std::optional<std::string> strip_payload(std::string_view token, std::string_view payload) {
  const auto first = token.find('.');
  const auto last = token.rfind('.');
  if (first == std::string_view::npos || last == first) return std::nullopt;
  if (token.substr(first + 1, last - first - 1) != syntax::base64url_encode(payload)) return std::nullopt;
  return std::string{token.substr(0, first + 1)}.append(token.substr(last + 1));
}

std::string join_payload(std::string_view stripped, std::string_view payload) {
  const auto dot = std::min(stripped.find('.'), stripped.size());
  std::string token{stripped.substr(0, dot)};
  token.append(".").append(syntax::base64url_encode(payload)).append(".");
  return token.append(stripped.substr(std::min(dot + 1, stripped.size())));
}

Time not_before_last_head(Database& database, Time now) {
  database.query("SELECT time FROM heads ORDER BY head DESC LIMIT 1", {}, [&](const Row& row) { now = std::max(now, Time{std::chrono::seconds{row.integer(0)}}); });
  return now;
}

Ledger Ledger::load(Database& database) {
  Ledger ledger{database};
  bool found = false;
  const auto take = [&](const Row& row) {
    found = true;
    ledger.registry_ = row.text(0);
    ledger.entries_ = row.integer(1);
    ledger.entries_hash_ = hash_of(row.text(2));
    ledger.tree_ = restored(row.integer(3), row.text(4));
    ledger.heads_ = row.integer(5);
    ledger.heads_hash_ = hash_of(row.text(6));
  };
  if (database.dialect() == Dialect::sqlite) {
    database.query("SELECT registry, entries, entries_hash, leaves, peaks, heads, heads_hash FROM state", {}, take);
  } else {
    database.query("SELECT registry, entries, entries_hash, leaves, peaks, heads, heads_hash FROM state FOR UPDATE", {}, take);
  }
  if (!found) throw StoreError{StoreError::Kind::damaged, "the registry has lost the row of its state"};
  return ledger;
}

void Ledger::found(Database& database, const std::string& registry) {
  database.run("INSERT INTO state (one, registry, entries, entries_hash, leaves, peaks, heads, heads_hash) VALUES (1, $1, 0, $2, 0, $3, 0, $4)",
               {std::string_view{registry}, bytes_of(Hash{}), Bytes{}, bytes_of(Hash{})});
  auto ledger = load(database);
  ledger.append(Founded{registry});
  ledger.store();
}

std::string Ledger::append(Event event, std::string_view bytes) {
  auto text = write_entry({++entries_, std::move(event)});
  entries_hash_ = entry_hash(entries_hash_, text);
  const Value stored = bytes.data() == nullptr ? Value{nullptr} : Value{Bytes{bytes}};
  database_->run("INSERT INTO ledger (entry, event, bytes, hash) VALUES ($1, $2, $3, $4)",
                 {entries_, std::string_view{text}, stored, bytes_of(entries_hash_)});
  return text;
}

std::int64_t Ledger::append_leaf(std::int64_t entry, std::string_view leaf) {
  const auto index = static_cast<std::int64_t>(tree_.size());
  const auto hash = trust::leaf_hash(leaf);
  tree_.append(hash);
  database_->run("INSERT INTO leaves (leaf, entry, hash) VALUES ($1, $2, $3)", {index, entry, bytes_of(hash)});
  return index;
}

void Ledger::append_head(Time now, const SignHead& sign) {
  now = not_before_last_head(*database_, now);
  StoredHead stored{{registry_, tree_.size(), tree_.root(), entries_, entries_hash_, now}, {}};
  stored.token = sign(stored.head);
  ++heads_;
  heads_hash_ = head_hash(heads_hash_, heads_, stored);
  database_->run("INSERT INTO heads (head, size, root, entries, entries_hash, time, token, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                 {heads_, static_cast<std::int64_t>(stored.head.size), bytes_of(stored.head.root), entries_, bytes_of(entries_hash_),
                  static_cast<std::int64_t>(now.time_since_epoch().count()), std::string_view{stored.token}, bytes_of(heads_hash_)});
}

void Ledger::store() {
  std::string peaks;
  for (const auto& peak : tree_.peaks()) peaks.append(view(peak));
  database_->run("UPDATE state SET entries = $1, entries_hash = $2, leaves = $3, peaks = $4, heads = $5, heads_hash = $6",
                 {entries_, bytes_of(entries_hash_), static_cast<std::int64_t>(tree_.size()), Bytes{peaks}, heads_, bytes_of(heads_hash_)});
}

}  // namespace ferrolabel::registry

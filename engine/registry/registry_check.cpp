// SPDX-License-Identifier: Apache-2.0
#include "registry/registry_check.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "registry/database.hpp"
#include "registry/journal_pages.hpp"
#include "registry/ledger_replay.hpp"
#include "registry/page_checksum.hpp"
#include "registry/registry.hpp"
#include "registry/schema.hpp"
#include "registry/store_error.hpp"

namespace ferrolabel::registry {
namespace {

class Check {
 public:
  Check(Database& database, const VerifyOptions& options, VerifyReport& report) : database_{database}, options_{options}, report_{report} {}

  void run() {
    play_ledger();
    compare_leaves();
    compare_heads();
    compare_state();
    for (const auto& table : derived_tables()) compare_rows(table);
    compare_kept();
  }

 private:
  void add(const char* code, std::string pointer, std::string message) {
    Place place;
    place.pointer = std::move(pointer);
    report_.findings.push_back({code, Severity::error, std::move(place), std::move(message),
                                "Restore the registry from a copy, and compare the copy's head with a signed head that was kept elsewhere."});
  }
  void play_ledger();
  void play_entry(std::int64_t number, std::string_view event, std::string_view bytes, const Hash& stored);
  void compare_leaves();
  void compare_heads();
  void compare_state();
  void compare_rows(const DerivedTable& table);
  void compare_kept();

  Database& database_;
  const VerifyOptions& options_;
  VerifyReport& report_;
  LedgerReplay replay_;
  std::vector<Hash> entry_hashes_;  // as computed, for heads
  Hash stored_before_{};
  std::vector<Hash> roots_;  // of the first n leaves
  trust::MerkleTree tree_;
  Hash heads_hash_{};
};

void Check::play_entry(std::int64_t number, std::string_view event, std::string_view bytes, const Hash& stored) {
  const auto name = "/ledger/" + std::to_string(number);
  if (number != static_cast<std::int64_t>(entry_hashes_.size()) + 1)
    add("registry.verify.entry", name, "entry " + std::to_string(number) + " follows on entry " + std::to_string(entry_hashes_.size()));
  // One changed byte is named once: of the hash itself it shows here and not in the next entry.
  const Hash computed_before = entry_hashes_.empty() ? Hash{} : entry_hashes_.back();
  const Hash from_computed = entry_hash(computed_before, event);
  const Hash from_stored = entry_hash(stored_before_, event);
  if (stored != from_computed && stored != from_stored)
    add("registry.verify.entry", name, "entry " + std::to_string(number) + " is not what its hash says");
  entry_hashes_.push_back(stored == from_stored ? from_stored : from_computed);
  stored_before_ = stored;
  const auto entry = read_entry(event);
  if (!entry || entry->number != number) {
    add("registry.verify.entry", name, "entry " + std::to_string(number) + " is no text that this program writes");
    return;
  }
  replay_.play(*entry, event, bytes, report_.findings);
}

void Check::play_ledger() {
  database_.query("SELECT entry, event, bytes, hash FROM ledger ORDER BY entry", {}, [&](const Row& row) {
    const auto bytes = row.is_null(2) ? std::string_view{} : row.text(2);
    play_entry(row.integer(0), row.text(1), row.is_null(2) || bytes.data() != nullptr ? bytes : std::string_view{""}, hash_of(row.text(3)));
  });
  report_.entries = static_cast<std::int64_t>(entry_hashes_.size());
  report_.registry = replay_.registry();
  report_.labels = replay_.labels();
  if (entry_hashes_.empty()) add("registry.verify.entry", "/ledger/1", "the ledger is empty");
}

void Check::compare_leaves() {
  const auto& expected = replay_.leaves();
  std::size_t at = 0;
  roots_.push_back(trust::empty_root());
  database_.query("SELECT leaf, entry, hash FROM leaves ORDER BY leaf", {}, [&](const Row& row) {
    const auto name = "/log/" + std::to_string(at);
    const bool same = at < expected.size() && row.integer(0) == static_cast<std::int64_t>(at) && row.integer(1) == expected[at].entry &&
                      hash_of(row.text(2)) == expected[at].hash;
    if (!same) add("registry.verify.leaf", name, "log entry " + std::to_string(at) + " is not that of entry " + (at < expected.size() ? std::to_string(expected[at].entry) : "any") + " of the ledger");
    ++at;
  });
  if (at < expected.size()) add("registry.verify.leaf", "/log/" + std::to_string(at), "log entries from " + std::to_string(at) + " on are missing");
  for (const auto& leaf : expected) {
    tree_.append(leaf.hash);
    roots_.push_back(tree_.root());
  }
  report_.log_entries = expected.size();
}

void Check::compare_heads() {
  Hash stored_before{};
  std::int64_t number = 0;
  database_.query("SELECT head, size, root, entries, entries_hash, time, token, hash FROM heads ORDER BY head", {}, [&](const Row& row) {
    ++number;
    const StoredHead head{{report_.registry, static_cast<std::uint64_t>(row.integer(1)), hash_of(row.text(2)), row.integer(3), hash_of(row.text(4)),
                           Time{std::chrono::seconds{row.integer(5)}}},
                          std::string{row.text(6)}};
    const auto name = "/heads/" + std::to_string(number);
    const auto text = "head " + std::to_string(number);
    const auto stored = hash_of(row.text(7));
    const auto& tree = head.head;
    if (row.integer(0) != number) add("registry.verify.head", name, text + " has the number " + std::to_string(row.integer(0)));
    if (stored != head_hash(heads_hash_, number, head) && stored != head_hash(stored_before, number, head)) add("registry.verify.head", name, text + " is not what its hash says");
    heads_hash_ = head_hash(heads_hash_, number, head);
    stored_before = stored;
    if (tree.size >= roots_.size() || roots_[tree.size] != tree.root) add("registry.verify.head", name, text + " has a root that is not that of the log");
    if (tree.ledger_entries < 1 || tree.ledger_entries > report_.entries || entry_hashes_[static_cast<std::size_t>(tree.ledger_entries) - 1] != tree.ledger_hash)
      add("registry.verify.head", name, text + " has a hash that is not that of the ledger");
    if (options_.head_is_signed && !options_.head_is_signed(head)) add("registry.verify.head", name, text + " is not signed by the registry's key");
  });
  report_.heads = number;
}

void Check::compare_state() {
  std::string peaks;
  for (const auto& peak : tree_.peaks()) peaks.append(bytes_of(peak).data);
  std::int64_t rows = 0;
  database_.query("SELECT registry, entries, entries_hash, leaves, peaks, heads, heads_hash FROM state", {}, [&](const Row& row) {
    ++rows;
    const bool same = row.text(0) == report_.registry && row.integer(1) == report_.entries && !entry_hashes_.empty() && hash_of(row.text(2)) == entry_hashes_.back() &&
                      row.integer(3) == static_cast<std::int64_t>(tree_.size()) && row.text(4) == peaks && row.integer(5) == report_.heads &&
                      hash_of(row.text(6)) == heads_hash_;
    if (!same) add("registry.verify.state", "/state", "the registry's state is not that of the ledger's end, entry " + std::to_string(report_.entries));
  });
  if (rows != 1) add("registry.verify.state", "/state", "the registry has " + std::to_string(rows) + " rows of its state");
}

std::string key_of(const Cells& cells, int keys) {
  std::string key;
  for (int i = 0; i < keys; ++i) {
    const auto& cell = cells[static_cast<std::size_t>(i)];
    key += (i == 0 ? "" : " ") + (std::holds_alternative<std::int64_t>(cell) ? std::to_string(std::get<std::int64_t>(cell)) : std::get<std::string>(cell));
  }
  return key;
}

void Check::compare_rows(const DerivedTable& table) {
  const std::string name{table.name};
  std::map<std::string, Cells> expected;
  for (auto& cells : replay_.rows(table.name)) {
    auto key = key_of(cells, table.keys);
    expected.emplace(std::move(key), std::move(cells));
  }
  database_.query(table.select, {}, [&](const Row& row) {
    Cells cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const int column = static_cast<int>(i);
      if (table.columns[i].front() == '#') {
        cells.emplace_back(row.integer(column));
      } else {
        cells.emplace_back(std::string{row.text(column)});
      }
    }
    const auto key = key_of(cells, table.keys);
    const auto found = expected.find(key);
    if (found == expected.end()) {
      add("registry.verify.row", "/" + name + "/" + key, "the row '" + key + "' of " + name + " follows from no entry");
      return;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i] == found->second[i]) continue;
      auto column = table.columns[i];
      if (column.front() == '#') column.remove_prefix(1);
      add("registry.verify.row", "/" + name + "/" + key, "the row '" + key + "' of " + name + " has a '" + std::string{column} + "' that is not what the ledger says");
    }
    expected.erase(found);
  });
  for (const auto& [key, cells] : expected) add("registry.verify.row", "/" + name + "/" + key, "the row '" + key + "' of " + name + " is missing");
}

void Check::compare_kept() {
  for (const auto& head : options_.kept) {
    const auto text = "the head of " + to_string(head.time) + " over " + std::to_string(head.size) + " log entries";
    if (head.registry != report_.registry) {
      add("registry.verify.forked", "/registry", text + " is of another registry, " + head.registry);
    } else if (head.size >= roots_.size() || head.ledger_entries > report_.entries) {
      add("registry.verify.rolled-back", "/log/" + std::to_string(roots_.size() - 1), "the registry ends before " + text + ": it is an older copy");
    } else if (roots_[head.size] != head.root ||
               (head.ledger_entries > 0 && entry_hashes_[static_cast<std::size_t>(head.ledger_entries) - 1] != head.ledger_hash)) {
      add("registry.verify.forked", "/log", "the registry does not go on from " + text + ": its past was written anew");
    }
  }
}

Finding structure(std::string message) {
  Place place;
  place.pointer = "/file";
  return {"registry.verify.structure", Severity::error, std::move(place), std::move(message), "Restore the registry from a copy."};
}

void check_pages(const std::string& path, VerifyReport& report) {
  const auto in_journal = journal_pages(path + "-wal");
  for (const auto& page : damaged_pages(path)) {
    if (in_journal.contains(page.number)) continue;
    std::string message = "page " + std::to_string(page.number) + " is not what was written";
    if (page.first_row > 0) message += "; it holds the rows " + std::to_string(page.first_row) + " to " + std::to_string(page.last_row) + " of a table";
    Place place;
    place.pointer = "/pages/" + std::to_string(page.number);
    report.findings.push_back({"registry.verify.page", Severity::error, std::move(place), std::move(message),
                               "The findings that follow name the entries that are changed; where there are none, nothing that counts is. Restore the registry from a copy."});
  }
}

void check_structure(Database& database, VerifyReport& report) {
  if (database.dialect() != Dialect::sqlite) return;
  const auto take = [&](const Row& row) {
    if (row.text(0) != "ok") report.findings.push_back(structure("the file's structure is damaged: " + std::string{row.text(0)}));
  };
  database.query("PRAGMA integrity_check(20)", {}, take);
  database.query("PRAGMA foreign_key_check", {}, [&](const Row& row) {
    report.findings.push_back(structure("a row of " + std::string{row.text(0)} + " names a row that is not there"));
  });
}

}  // namespace

VerifyReport verify(const std::string& url, const VerifyOptions& options) {
  VerifyReport report;
  const std::string path = url.starts_with("sqlite:") ? url.substr(7) : std::string{};
  OpenOptions opening;
  opening.lenient = true;
  opening.sqlite_file_system = options.sqlite_file_system;
  try {
    if (!path.empty() && std::filesystem::exists(path)) check_pages(path, report);
    auto opened = Registry::open(url, opening);
    if (!opened.ok()) {
      report.findings.insert(report.findings.end(), opened.findings().begin(), opened.findings().end());
      return report;
    }
    auto& database = opened->database();
    check_structure(database, report);
    Transaction transaction{database, Transaction::Kind::read};
    check_migrations(database);
    Check{database, options, report}.run();
  } catch (const StoreError& error) {
    if (error.kind() != StoreError::Kind::damaged) throw;
    report.findings.push_back(structure(error.what()));
  }
  return report;
}

}  // namespace ferrolabel::registry

// SPDX-License-Identifier: Apache-2.0
#include "registry/registry_import.hpp"

#include <utility>
#include <variant>
#include <vector>

#include "registry/database.hpp"
#include "registry/ledger_replay.hpp"
#include "registry/rules.hpp"
#include "registry/schema.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"

namespace ferrolabel::registry {
namespace {

using syntax::Node;

/// A line of an entry, cut without parsing its event again: the event is signed for by its hash as it stands.
struct EntryLine {
  std::string_view event;
  std::optional<std::string> bytes;
  std::string_view hash;
};

std::optional<EntryLine> cut_entry(std::string_view line) {
  constexpr std::string_view opening = "{\"event\":";
  constexpr std::string_view before_bytes = ",\"bytes\":";
  constexpr std::string_view before_hash = ",\"hash\":\"";
  const auto bytes_at = line.rfind(before_bytes);
  const auto hash_at = line.rfind(before_hash);
  if (!line.starts_with(opening) || !line.ends_with("\"}") || bytes_at == line.npos || hash_at == line.npos || hash_at < bytes_at) return std::nullopt;
  EntryLine result;
  result.event = line.substr(opening.size(), bytes_at - opening.size());
  result.hash = line.substr(hash_at + before_hash.size(), line.size() - 2 - hash_at - before_hash.size());
  const auto from = bytes_at + before_bytes.size();
  const auto bytes = line.substr(from, hash_at - from);
  if (bytes == "null") return result;
  if (bytes.size() < 2 || bytes.front() != '"' || bytes.back() != '"') return std::nullopt;
  result.bytes = syntax::base64url_decode(bytes.substr(1, bytes.size() - 2));
  return result.bytes ? std::optional{std::move(result)} : std::nullopt;
}

class Import {
 public:
  Import(Database& database, Ledger& ledger) : database_{database}, ledger_{ledger} {}

  /// @return whether to go on
  bool take(const std::string& line) {
    ++number_;
    const bool good = line.starts_with("{\"head\":") ? take_head(line) : take_entry(line);
    if (!good && findings.empty()) {
      findings.push_back(refusal("registry.import.line", "lines/" + std::to_string(number_),
                                 "line " + std::to_string(number_) + " is not what an export of this registry has there", "Export the registry again."));
    }
    return good && findings.empty();
  }
  void write_derived();

  Findings findings;

 private:
  bool take_entry(const std::string& line);
  bool take_head(const std::string& line);

  Database& database_;
  Ledger& ledger_;
  LedgerReplay replay_;
  std::size_t number_ = 0;
  std::size_t leaves_ = 0;
};

bool Import::take_entry(const std::string& line) {
  const auto cut = cut_entry(line);
  auto entry = cut ? read_entry(cut->event) : std::nullopt;
  if (!entry) return false;
  const bool founding = std::holds_alternative<Founded>(entry->event);
  if (founding != (number_ == 1) || (!founding && entry->number != ledger_.next_entry())) return false;
  const auto bytes = cut->bytes ? std::string_view{*cut->bytes} : std::string_view{};
  replay_.play(*entry, cut->event, bytes, findings);
  if (!findings.empty()) return false;
  const auto number = entry->number;
  if (founding) return replay_.registry() == ledger_.registry() && trust::to_hex(ledger_.entries_hash()) == cut->hash;
  const auto* issued = std::get_if<Issued>(&entry->event);
  const auto of_label = issued ? label_leaf(issued->token_digest) : std::string{};
  const auto written = ledger_.append(std::move(entry->event), bytes);
  if (replay_.leaves().size() > leaves_) {
    ledger_.append_leaf(number, of_label.empty() ? status_leaf(written) : of_label);
    ++leaves_;
  }
  return trust::to_hex(ledger_.entries_hash()) == cut->hash;
}

bool Import::take_head(const std::string& line) {
  const auto document = syntax::read_json({"line", line});
  if (!document.ok()) return false;
  const Node head = document->root().member("head");
  const auto text = [&](std::string_view name) { return head.member(name) ? head.member(name).scalar() : std::string_view{}; };
  const auto time = parse_time(text("time"));
  if (!time) return false;
  bool same = false;
  ledger_.append_head(*time, [&](const TreeHead& tree) {
    same = text("size") == std::to_string(tree.size) && text("root") == trust::to_hex(tree.root) && text("entries") == std::to_string(tree.ledger_entries) &&
           text("entriesHash") == trust::to_hex(tree.ledger_hash);
    return std::string{text("token")};
  });
  return same && text("hash") == trust::to_hex(ledger_.heads_hash());
}

void Import::write_derived() {
  for (const auto& table : derived_tables()) {
    for (const auto& cells : replay_.rows(table.name)) {
      std::vector<Value> values;
      for (const auto& cell : cells) {
        const auto* number = std::get_if<std::int64_t>(&cell);
        values.push_back(number ? Value{*number} : Value{std::string_view{std::get<std::string>(cell)}});
      }
      database_.run_with(table.insert, values);
    }
  }
}

}  // namespace

Findings import_lines(Registry& target, const std::function<std::optional<std::string>()>& next) {
  auto& database = target.database();
  Transaction transaction{database, Transaction::Kind::write};
  auto ledger = Ledger::load(database);
  if (ledger.next_entry() != 2)
    return {refusal("registry.import.not-empty", "registry", "the registry has entries already", "Import into a registry that was just made.")};
  Import import{database, ledger};
  bool any = false;
  while (auto line = next()) {
    any = true;
    if (!import.take(*line)) return import.findings;
  }
  if (!any) return {refusal("registry.import.line", "lines", "the export has no lines", "Export the registry again.")};
  import.write_derived();
  ledger.store();
  transaction.commit();
  return {};
}

}  // namespace ferrolabel::registry

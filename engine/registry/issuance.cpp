// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <utility>

#include "registry/intents.hpp"
#include "registry/registry.hpp"
#include "registry/registry_core.hpp"
#include "registry/rules.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::registry {
namespace {

constexpr std::size_t group_size = 500;  // two commits for so many labels at most

/// A label whose intent is stored and that is to be signed.
struct Pending {
  IssueOutcome* outcome = nullptr;
  std::string_view payload;
  std::string token;
};

struct Known {
  bool found = false;
  bool issued = false;
  std::string payload_digest;
};

Known find_known(Database& database, std::string_view label) {
  Known known;
  database.query("SELECT payload_digest, issued FROM labels WHERE label = $1", {label},
                 [&](const Row& row) { known = {true, row.integer(1) != 0, std::string{row.text(0)}}; });
  return known;
}

std::string stored_token(Database& database, std::string_view label) {
  std::string token;
  database.query(
      "SELECT i.bytes, s.bytes FROM labels JOIN ledger AS i ON i.entry = labels.intended JOIN ledger AS s ON s.entry = labels.issued WHERE label = $1",
      {label}, [&](const Row& row) { token = join_payload(row.text(1), row.text(0)); });
  return token;
}

/// With its production, where the request states one: both are taken, or neither.
Findings take(Database& database, Ledger& ledger, Intents& intents, const IssueRequest& request, const std::string& payload_digest) {
  if (!request.production) return intents.take(request, payload_digest);
  intents.write_balance(request);
  const auto before = ledger;
  database.run("SAVEPOINT production", {});
  auto findings = state_production(database, ledger, *request.production);
  if (findings.empty()) findings = intents.take(request, payload_digest);
  if (!findings.empty()) {
    database.run("ROLLBACK TO SAVEPOINT production", {});
    intents.write_balance(request);
    ledger = before;
  }
  database.run("RELEASE SAVEPOINT production", {});
  return findings;
}

void store_intents(Database& database, std::span<const IssueRequest> requests, std::span<IssueOutcome> outcomes, std::vector<Pending>& pending, Time now) {
  Transaction transaction{database, Transaction::Kind::write};
  auto ledger = Ledger::load(database);
  const auto before = ledger.next_entry();
  Intents intents{database, ledger, now};
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    auto& outcome = outcomes[i];
    if (!outcome.findings.empty()) continue;
    const auto digest = syntax::sha256_digest(requests[i].payload);
    const auto known = find_known(database, requests[i].label);
    if (known.found && known.payload_digest != digest) {
      outcome.findings.push_back(refusal("registry.label.other-content", "label", "the registry has a label '" + requests[i].label + "' with other content",
                                         "An id belongs to one content: compose the label anew."));
      continue;
    }
    if (!known.found) outcome.findings = take(database, ledger, intents, requests[i], digest);
    outcome.already = known.issued;
    if (known.issued) outcome.token = stored_token(database, requests[i].label);
    if (outcome.findings.empty() && !known.issued && seen.insert(requests[i].label).second) pending.push_back({&outcome, requests[i].payload, {}});
  }
  if (ledger.next_entry() == before) return;
  intents.finish();
  ledger.store();
  transaction.commit();
}

void sign(std::vector<Pending>& pending, const Signers& signers) {
  for (auto& one : pending) one.token = signers.label(one.outcome->label, one.payload);
}

/// Another process may have finished the same intent meanwhile: its token stands then.
void finish(Database& database, Ledger& ledger, Pending& one) {
  const auto stripped = strip_payload(one.token, one.payload);
  if (!stripped) {
    one.outcome->findings.push_back(refusal("registry.token", "label", "what was signed is not the stored content of '" + one.outcome->label + "'",
                                            "Sign the bytes that the registry gives, as a compact JWS."));
    return;
  }
  const auto digest = syntax::sha256_digest(one.token);
  const auto entry = ledger.next_entry();
  const auto leaf = static_cast<std::int64_t>(ledger.leaves());
  const auto changed = database.run("UPDATE labels SET issued = $2, token_digest = $3, leaf = $4 WHERE label = $1 AND issued = 0",
                                    {std::string_view{one.outcome->label}, entry, std::string_view{digest}, leaf});
  if (changed == 0) {
    one.outcome->already = true;
    one.outcome->token = stored_token(database, one.outcome->label);
    return;
  }
  ledger.append(Issued{one.outcome->label, digest}, *stripped);
  ledger.append_leaf(entry, label_leaf(digest));
  one.outcome->token = std::move(one.token);
}

void store_signed(Database& database, std::vector<Pending>& pending, const SignHead& sign_head, Time now) {
  Transaction transaction{database, Transaction::Kind::write};
  auto ledger = Ledger::load(database);
  const auto before = ledger.next_entry();
  for (auto& one : pending) finish(database, ledger, one);
  if (ledger.next_entry() == before) return;
  ledger.append_head(now, sign_head);
  ledger.store();
  transaction.commit();
}

}  // namespace

std::vector<IssueOutcome> Registry::issue(std::span<const IssueRequest> requests, const Signers& signers, Time now) {
  std::vector<IssueOutcome> outcomes(requests.size());
  for (std::size_t i = 0; i < requests.size(); ++i) {
    outcomes[i].label = requests[i].label;
    outcomes[i].findings = check(requests[i]);
  }
  for (std::size_t at = 0; at < requests.size(); at += group_size) {
    const auto count = std::min(group_size, requests.size() - at);
    std::vector<Pending> pending;
    {
      const std::lock_guard lock{core_->mutex};
      store_intents(database(), requests.subspan(at, count), std::span{outcomes}.subspan(at, count), pending, now);
    }
    if (pending.empty()) continue;
    sign(pending, signers);
    const std::lock_guard lock{core_->mutex};
    store_signed(database(), pending, signers.head, now);
  }
  // A label that was asked for twice in one call is answered twice.
  for (auto& outcome : outcomes) {
    if (!outcome.token.empty() || !outcome.findings.empty()) continue;
    outcome.already = true;
    const std::lock_guard lock{core_->mutex};
    outcome.token = stored_token(database(), outcome.label);
  }
  return outcomes;
}

std::vector<IssueOutcome> Registry::recover(const Signers& signers, Time now) {
  std::vector<IssueOutcome> all;
  for (std::int64_t last = 0;;) {
    std::vector<IssueOutcome> outcomes;
    std::vector<std::string> payloads;
    {
      const std::lock_guard lock{core_->mutex};
      database().query(
          "SELECT label, intended, bytes FROM labels JOIN ledger ON entry = intended WHERE issued = 0 AND intended > $1 ORDER BY intended LIMIT 500", {last},
          [&](const Row& row) {
            outcomes.emplace_back().label = row.text(0);
            last = row.integer(1);
            payloads.emplace_back(row.text(2));
          });
    }
    if (outcomes.empty()) return all;
    std::vector<Pending> pending;
    for (std::size_t i = 0; i < outcomes.size(); ++i) pending.push_back({&outcomes[i], payloads[i], {}});
    sign(pending, signers);
    {
      const std::lock_guard lock{core_->mutex};
      store_signed(database(), pending, signers.head, now);
    }
    std::move(outcomes.begin(), outcomes.end(), std::back_inserter(all));
  }
}

std::optional<std::string> Registry::token(std::string_view label) const {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::read};
  auto token = stored_token(database(), label);
  if (token.empty()) return std::nullopt;
  return token;
}

}  // namespace ferrolabel::registry

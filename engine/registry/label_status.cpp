// SPDX-License-Identifier: Apache-2.0
#include "registry/ledger.hpp"
#include "registry/registry.hpp"
#include "registry/registry_core.hpp"
#include "registry/rules.hpp"

namespace ferrolabel::registry {

Findings Registry::set_status(std::string_view label, const StatusChange& change, const SignHead& sign) {
  if (auto findings = check(change); !findings.empty()) return findings;
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::write};
  auto ledger = Ledger::load(database());
  std::optional<LabelStatus> before;
  database().query("SELECT status FROM labels WHERE label = $1", {label}, [&](const Row& row) { before = parse_status(row.text(0)); });
  const auto name = "'" + std::string{label} + "'";
  if (!before) return {refusal("registry.label.unknown", "label", "the registry has no label " + name, "Check the id, and that it is the registry that the label names.")};
  if (*before == change.to) {
    auto finding = refusal("registry.status.unchanged", "to", "the label " + name + " is " + std::string{to_string(change.to)} + " already", "");
    finding.severity = Severity::note;
    return {std::move(finding)};
  }
  if (*before == LabelStatus::revoked)
    return {refusal("registry.status.revoked", "to", "the label " + name + " is revoked, for good", "Issue a new label; suspend where you are not sure.")};
  const auto entry = ledger.next_entry();
  auto entered = change;
  entered.at = registry::not_before_last_head(database(), change.at);
  const auto event = ledger.append(StatusChanged{std::string{label}, entered});
  ledger.append_leaf(entry, status_leaf(event));
  database().run("UPDATE labels SET status = $2 WHERE label = $1", {label, to_string(change.to)});
  database().run("INSERT INTO statuses (label, entry) VALUES ($1, $2)", {label, entry});
  ledger.append_head(entered.at, sign);
  ledger.store();
  transaction.commit();
  return {};
}

}  // namespace ferrolabel::registry

// SPDX-License-Identifier: Apache-2.0
#include "issuing/registering.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "formats/label/label_reader.hpp"
#include "formats/label/label_writer.hpp"
#include "issuing/label_id.hpp"
#include "issuing/quantity_limit.hpp"
#include "label/tonnes.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"
#include "trust/jws.hpp"

namespace ferrolabel::issuing {
namespace {

/// Whether a stored payload is a label whose id follows from it and the key.
bool is_of_key(std::string_view id, std::string_view payload, const trust::SigningKey& key) {
  const auto document = syntax::read_json({"label", std::string{payload}});
  if (!document) return false;
  const auto label = formats::read_label(*document);
  return label && label->id == id && label_id(*label, key.kid()) == id;
}

trust::StatusChange change_of(registry::LabelStatus status) {
  switch (status) {
    case registry::LabelStatus::suspended: return trust::StatusChange::suspended;
    case registry::LabelStatus::revoked: return trust::StatusChange::revoked;
    case registry::LabelStatus::active: break;
  }
  return trust::StatusChange::reinstated;
}

}  // namespace

registry::SignLabel label_signer(const trust::SigningKey& key) {
  return [&key](std::string_view, std::string_view payload) { return trust::sign_compact(key, trust::typ::label, payload); };
}

registry::SignLabel recovery_signer(const trust::SigningKey& key) {
  return [&key](std::string_view label, std::string_view payload) {
    return is_of_key(label, payload, key) ? trust::sign_compact(key, trust::typ::label, payload) : std::string{};
  };
}

registry::SignHead head_signer(const trust::SigningKey& registry_key) {
  return [&registry_key](const registry::TreeHead& head) { return trust::sign_tree_head(trust_head(head), registry_key); };
}

Findings check_registry_key(const trust::SigningKey& key, std::string_view registry, const quantity::Date& day) {
  if (trust::belongs_to(registry, key.issuer().id)) {
    if (key.created() <= day) return {};
    return {Finding{"registry.key.not-yet-valid", Severity::error, {},
                    "the registry's key was made on " + quantity::to_string(key.created()) + ", after the day of the entry, " + quantity::to_string(day),
                    "enter it on the day when it is done, or sign by the key of that time"}};
  }
  return {Finding{"registry.key.foreign", Severity::error, {}, "the key of '" + key.issuer().id + "' does not speak for the registry '" + std::string{registry} + "'",
                  "give the registry's own key: one that 'ferrolabel registry init' made, or of an issuer whose URI begins the registry's id"}};
}

std::string key_file_beside(std::string_view registry_url) {
  constexpr std::string_view sqlite = "sqlite:";
  return registry_url.starts_with(sqlite) ? std::string{registry_url.substr(sqlite.size())} + ".key" : std::string{};
}

trust::TreeHead trust_head(const registry::TreeHead& head) {
  return {head.registry, head.size, head.root, trust::LedgerState{static_cast<std::uint64_t>(head.ledger_entries), head.ledger_hash}, head.time};
}

registry::TreeHead registry_head(const trust::TreeHead& head) {
  registry::TreeHead result{head.log, head.size, head.root, 0, {}, head.time};
  if (head.ledger) {
    result.ledger_entries = static_cast<std::int64_t>(head.ledger->entries);
    result.ledger_hash = head.ledger->hash;
  }
  return result;
}

trust::LogProof trust_proof(const registry::LogProof& proof) { return {proof.leaf, proof.index, proof.proof, proof.head.token}; }

std::function<bool(const registry::StoredHead&)> head_checker(const trust::TrustList& trust, const quantity::Date& decision) {
  return [&trust, decision](const registry::StoredHead& stored) {
    const auto head = trust::verify_tree_head(stored.token, trust, stored.head.registry, decision);
    return head && *head == trust_head(stored.head);
  };
}

trust::StatusList status_list(const registry::Registry& registry, const quantity::Date& issued, int days) {
  trust::StatusList list{registry.id(), issued, quantity::Date{std::chrono::sys_days{issued} + std::chrono::days{days}}, {}};
  std::map<std::string, std::vector<trust::StatusEvent>> histories;
  registry.each_change([&](std::string_view label, const registry::StatusChange& change) {
    histories[std::string{label}].push_back({std::chrono::floor<std::chrono::days>(change.at), change_of(change.to), change.reason});
  });
  for (auto& [label, history] : histories) list.entries.push_back({label, std::move(history)});
  // A list never holds what is later than itself.
  for (const auto& entry : list.entries) list.issued = std::max(list.issued, entry.history.back().at);
  list.next_update = std::max(list.next_update, list.issued);
  return list;
}

std::optional<std::string> status_pointer(std::string_view registry) {
  if (!registry.starts_with("https://")) return std::nullopt;
  return std::string{registry} + (registry.ends_with('/') ? "" : "/") + "v1/status-list";
}

Result<registry::Production> production_of(const plant::Installation& plant, std::string_view good, std::string input_digest) {
  for (const auto& process : plant.processes)
    for (const auto& each : process.goods) {
      if (each.id != good) continue;
      if (process.goods.size() > 1 && !each.mass)
        return Finding{"registry.production.shared", Severity::error, each.place, "'" + each.id + "' shares the tonnes of '" + process.id + "' with other goods, and has no mass of its own",
                       "state the mass of each good, so that no tonne is counted for two"};
      return registry::Production{plant.id, each.id, plant.period.from, plant.period.to, label::grams(available_tonnes(plant, process, each)).value_or(0), std::move(input_digest)};
    }
  return Finding{"label.product.unknown", Severity::error, plant.place, "the plant makes no good '" + std::string{good} + "'", "name one of its goods"};
}

Result<RegisteredLabel> register_label(registry::Registry& registry, const plant::Installation& plant, label::Label label, const trust::SigningKey& key,
                                       const trust::SigningKey& registry_key, registry::Time now) {
  if (auto findings = check_registry_key(registry_key, registry.id(), std::chrono::floor<std::chrono::days>(now)); !findings.empty()) return findings;
  if (label.registry != registry.id())
    return Finding{"registry.label.other-registry", Severity::error, {}, "the label names the registry '" + label.registry + "', not '" + registry.id() + "'",
                   "compose the label for the registry that is to hold it"};
  const auto production = production_of(plant, label.product.id, label.input_digest);
  if (!production) return production.findings();
  RegisteredLabel result;
  for (const auto& left : registry.recover({recovery_signer(key), head_signer(registry_key)}, now))
    if (left.findings.empty()) ++result.recovered;
  Findings findings = registry.record_production(*production);
  if (has_errors(findings)) return findings;
  auto payload = formats::write_label(label);
  const auto request = registry::issue_request(label, payload);
  auto outcome = std::move(registry.issue({&request, 1}, {label_signer(key), head_signer(registry_key)}, now).front());
  findings.insert(findings.end(), outcome.findings.begin(), outcome.findings.end());
  if (outcome.token.empty()) return findings;
  result.already = outcome.already;
  if (outcome.already)
    findings.push_back({"registry.label.already", Severity::note, {}, "the registry has this very label already; this is its token", "nothing to mend: its tonnes are taken once"});
  result.issued = {std::move(outcome.token), std::move(label), syntax::sha256_digest(payload)};
  return {std::move(result), std::move(findings)};
}

}  // namespace ferrolabel::issuing

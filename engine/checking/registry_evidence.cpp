// SPDX-License-Identifier: Apache-2.0
#include "checking/registry_evidence.hpp"

#include <algorithm>
#include <chrono>
#include <string>

namespace ferrolabel::checking {

namespace {

quantity::Date day_of(registry::Time time) { return std::chrono::floor<std::chrono::days>(time); }

claim::RegisteredLabel registered(const registry::LabelState& state) {
  claim::RegisteredLabel label;
  label.payload_digest = state.payload_digest;
  if (state.logged) label.logged = day_of(*state.logged);
  for (const auto& change : state.history)
    label.history.push_back({day_of(change.at), change.to == registry::LabelStatus::active ? "reinstated" : std::string{registry::to_string(change.to)}, change.reason});
  label.issued = state.issued;
  label.used = state.used;
  for (const auto& held : state.holds) label.reservations.push_back({held.id, held.holder, held.grams});
  if (state.pool != state.label) {
    label.pool = state.pool;
    label.pool_free = state.pool_left;
  }
  return label;
}

/// The label that named an instrument first is the one that was logged first.
void add_first_use(const registry::Registry& registry, const std::string& instrument, registry::Time now, claim::RegistryEvidence& evidence) {
  if (evidence.instruments.find(instrument) != evidence.instruments.end()) return;
  std::optional<registry::LabelState> first;
  for (const auto& use : registry.instrument_uses(instrument)) {
    auto state = registry.find(use.label, now);
    if (state && state->log_index && (!first || *state->log_index < *first->log_index)) first = std::move(state);
  }
  if (first) evidence.instruments.emplace(instrument, claim::InstrumentUse{first->installation, first->from, first->to});
}

}  // namespace

claim::RegistryEvidence registry_evidence(const registry::Registry& registry, const std::vector<const claim::Claim*>& claims, registry::Time now) {
  claim::RegistryEvidence evidence;
  evidence.registry = registry.id();
  evidence.list_date = day_of(now);
  std::vector<std::string> ids;
  for (const auto* claim : claims)
    if (claim->signed_label.label) ids.push_back(claim->signed_label.label->id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  for (const auto& state : registry.find_all(ids, now))
    if (state && state->stage == registry::LabelStage::issued) evidence.labels.emplace(state->label, registered(*state));
  for (const auto* claim : claims) {
    if (!claim->signed_label.label) continue;
    for (const auto& instrument : claim->signed_label.label->instruments) add_first_use(registry, instrument, now, evidence);
  }
  return evidence;
}

}  // namespace ferrolabel::checking

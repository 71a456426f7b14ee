// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "finding/result.hpp"
#include "issuing/issue.hpp"
#include "plant/installation.hpp"
#include "quantity/date.hpp"
#include "registry/registry.hpp"
#include "trust/key.hpp"
#include "trust/log_proof.hpp"
#include "trust/status_list.hpp"
#include "trust/tree_head.hpp"
#include "trust/trust_list.hpp"

/// Keys and documents of the trust list's world for a registry, which knows neither.
namespace ferrolabel::issuing {

/// Signs whatever the registry stored, as a label. @param key must live as long as the function
[[nodiscard]] registry::SignLabel label_signer(const trust::SigningKey& key);
/// The same for intents that a crash left: those of other keys get no token, and are refused as registry.token.
[[nodiscard]] registry::SignLabel recovery_signer(const trust::SigningKey& key);
/// Signs tree heads. @param registry_key must live as long as the function
[[nodiscard]] registry::SignHead head_signer(const trust::SigningKey& registry_key);

/// registry.key.foreign where the key's issuer does not speak for the registry: its id is neither the issuer's URI nor below it;
/// registry.key.not-yet-valid where the key was made after the day of the entry, so that nobody would believe its signature.
[[nodiscard]] Findings check_registry_key(const trust::SigningKey& key, std::string_view registry, const quantity::Date& day);

/// Where the key of a registry in a file lies: "PATH.key" beside "sqlite:PATH"; empty for a database server.
[[nodiscard]] std::string key_file_beside(std::string_view registry_url);

[[nodiscard]] trust::TreeHead trust_head(const registry::TreeHead& head);
[[nodiscard]] registry::TreeHead registry_head(const trust::TreeHead& head);
[[nodiscard]] trust::LogProof trust_proof(const registry::LogProof& proof);

/// For registry::verify: whether a head's token is signed by a key that the list trusts for that, and says what the row says.
/// @param trust must live as long as the function
[[nodiscard]] std::function<bool(const registry::StoredHead&)> head_checker(const trust::TrustList& trust, const quantity::Date& decision);

/// How many days a status list serves when nothing else is asked.
inline constexpr int status_list_days = 7;

/// Every label that was ever suspended or revoked, with its history.
[[nodiscard]] trust::StatusList status_list(const registry::Registry& registry, const quantity::Date& issued, int days = status_list_days);

/// Where a registry with an https id serves its status list; nothing for a urn, which is no address.
[[nodiscard]] std::optional<std::string> status_pointer(std::string_view registry);

/// What the plant made of a good and did not use itself, for the registry.
/// `label.product.unknown`; `registry.production.shared` where several goods share the process and this one has no mass of its
/// own: each would count the tonnes of all.
[[nodiscard]] Result<registry::Production> production_of(const plant::Installation& plant, std::string_view good, std::string input_digest);

struct RegisteredLabel {
  IssuedLabel issued;
  bool already = false;        ///< it was registered before, and this is its token
  std::size_t recovered = 0;   ///< labels that a crash had left, finished first
};

/// Registers a composed label: finishes what a crash left, states the production, takes the tonnes, signs, logs.
/// Asked twice is issued once. Findings: check_registry_key; production_of; those of Registry::record_production and issue;
/// `registry.label.other-registry` where the label names another one. Throws registry::StoreError.
[[nodiscard]] Result<RegisteredLabel> register_label(registry::Registry& registry, const plant::Installation& plant, label::Label label,
                                                     const trust::SigningKey& key, const trust::SigningKey& registry_key, registry::Time now);

}  // namespace ferrolabel::issuing

// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/evidence_extract.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "trust/issuer.hpp"

namespace ferrolabel::formats {

namespace {

using Names = std::set<std::string, std::less<>>;

/// What the labels of the claims name.
struct Named {
  Names kids, issuers, skeletons, accreditations, installations, holders, countries;
  bool unlisted = false;  ///< some label has no key of the list: it may imitate anybody
};

Named names_of(const std::vector<const claim::Claim*>& claims) {
  Named named;
  for (const auto* each : claims) {
    const auto& signed_label = each->signed_label;
    if (signed_label.authentic) named.kids.insert(signed_label.kid);
    else named.unlisted = true;
    if (!signed_label.label) continue;
    const auto& label = *signed_label.label;
    named.issuers.insert(label.issuer.id);
    named.skeletons.insert(trust::skeleton(label.issuer.id));
    named.accreditations.insert(label.verification.accreditation);
    named.installations.insert(label.installation.id);
    named.holders.insert(label.holder);
    named.countries.insert(label.installation.country);
  }
  return named;
}

bool bears_on(const trust::TrustedIssuer& issuer, const Named& named) {
  if (named.unlisted || named.issuers.count(issuer.issuer.id) != 0 || named.skeletons.count(trust::skeleton(issuer.issuer.id)) != 0) return true;
  return std::any_of(issuer.keys.begin(), issuer.keys.end(), [&](const auto& key) { return named.kids.count(key.kid) != 0; });
}

trust::TrustFacts extract_facts(const trust::TrustFacts& facts, const Named& named) {
  trust::TrustFacts result;
  for (const auto& each : facts.verifiers) {
    if (named.accreditations.count(each.accreditation) != 0) result.verifiers.push_back(each);
  }
  for (const auto& each : facts.sites) {
    if (named.installations.count(each.installation) != 0 || named.holders.count(each.producer) != 0) result.sites.push_back(each);
  }
  for (const auto& each : facts.country_defaults) {
    if (named.countries.count(each.country) != 0) result.country_defaults.push_back(each);
  }
  return result;
}

}  // namespace

trust::TrustList extract_trust(const trust::TrustList& list, const std::vector<const claim::Claim*>& claims) {
  const auto named = names_of(claims);
  trust::TrustList result{list.id(), list.updated()};
  for (const auto& issuer : list.issuers()) {
    if (bears_on(issuer, named)) (void)result.add(issuer);
  }
  if (result.issuers().empty() && !list.issuers().empty()) (void)result.add(list.issuers().front());
  result.set_facts(extract_facts(list.facts(), named));
  return result;
}

claim::RegistryEvidence extract_registry(const claim::RegistryEvidence& evidence, const std::vector<const claim::Claim*>& claims) {
  claim::RegistryEvidence result;
  result.registry = evidence.registry;
  result.list_digest = evidence.list_digest;
  result.list_date = evidence.list_date;
  for (const auto* each : claims) {
    if (!each->signed_label.label) continue;
    const auto& label = *each->signed_label.label;
    if (const auto found = evidence.labels.find(label.id); found != evidence.labels.end()) result.labels.insert(*found);
    for (const auto& instrument : label.instruments) {
      if (const auto found = evidence.instruments.find(instrument); found != evidence.instruments.end()) result.instruments.insert(*found);
    }
  }
  return result;
}

}  // namespace ferrolabel::formats

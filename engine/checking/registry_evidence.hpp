// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "claim/claim.hpp"
#include "claim/evidence.hpp"
#include "registry/registry.hpp"

/// From documents and sources to a verdict with its receipt: what the command line and the endpoint share.
namespace ferrolabel::checking {

/// What a registry says at a time of the labels of these claims, and of the instruments that they name: standing with history, tonnes,
/// reservations, the day since which the log proves a label, and who used an instrument first. A label that is only intended is
/// not issued. The status list's day is that of `now`, as the registry itself is asked. Throws registry::StoreError.
[[nodiscard]] claim::RegistryEvidence registry_evidence(const registry::Registry& registry, const std::vector<const claim::Claim*>& claims, registry::Time now);

}  // namespace ferrolabel::checking

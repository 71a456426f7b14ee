// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "claim/evidence.hpp"
#include "claim/tender.hpp"

namespace ferrolabel::formats {

/// The part of the evidence that bears on these claims: the same answers follow from it.
/// Issuers: those whose keys signed, whom a label names, or for whom one may be taken; where none is, the first, as an empty list
/// answers otherwise. Verifiers, sites (with the producer's others), countries, labels and instruments that the labels name.
[[nodiscard]] trust::TrustList extract_trust(const trust::TrustList& list, const std::vector<const claim::Claim*>& claims);
[[nodiscard]] claim::RegistryEvidence extract_registry(const claim::RegistryEvidence& evidence, const std::vector<const claim::Claim*>& claims);

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "claim/evidence.hpp"
#include "finding/result.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::formats {

/// What a registry said of the labels of a claim, as JSON on one line (in schemas/receipt.schema.json); same evidence, same bytes.
[[nodiscard]] std::string write_registry_evidence(const claim::RegistryEvidence& evidence);

/// Reads what write_registry_evidence wrote. Findings: claim.document.*.
[[nodiscard]] Result<claim::RegistryEvidence> read_registry_evidence(syntax::Node root);

}  // namespace ferrolabel::formats

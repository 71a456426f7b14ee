// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "finding/finding.hpp"
#include "registry/registry.hpp"

namespace ferrolabel::registry {

/// Fills a registry that was just made with what another one exported: each line is held against the hash of the one before
/// it and the rules of the ledger, heads against the log. All or nothing, in one transaction.
/// Findings: registry.import.not-empty (the registry has more than its founding), .line (no line of an export, with other content
/// than its hash says, or of a registry with another id); registry.verify.rule.
/// @param target made with the id of the exported registry @param next gives a line without its '\n', nothing at the end
[[nodiscard]] Findings import_lines(Registry& target, const std::function<std::optional<std::string>()>& next);

}  // namespace ferrolabel::registry

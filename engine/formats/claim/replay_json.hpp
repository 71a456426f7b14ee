// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "finding/finding.hpp"
#include "formats/claim/receipt.hpp"

namespace ferrolabel::formats {

/// The result of `check --receipt` (schemas/receipt-replay.schema.json), ended by a newline: the verdict found again, that of the receipt,
/// whether both are the same in every reason, who signed, on which evidence, and the answer.
[[nodiscard]] std::string replay_json(const Replay& replay, const Findings& findings);

}  // namespace ferrolabel::formats

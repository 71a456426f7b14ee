// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formats/pack/pack_document.hpp"
#include "method/rule_set.hpp"

namespace ferrolabel::formats {

/// A pack of kind "rule-set": ids given once, severities, and for each rule a source of the pack. All findings at once.
[[nodiscard]] Result<method::RuleSet> read_rule_set(const PackDocument& pack);

}  // namespace ferrolabel::formats

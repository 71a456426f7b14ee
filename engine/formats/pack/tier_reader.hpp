// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formats/pack/pack_document.hpp"
#include "method/tiers.hpp"

namespace ferrolabel::formats {

/// A pack of kind "tiers": limits of uncertainty by activity and gas, tier 1 first, none looser than the one before,
/// and the thresholds of installation and source-stream categories. All findings at once.
[[nodiscard]] Result<method::TierTable> read_tier_table(const PackDocument& pack);

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formats/pack/pack_document.hpp"
#include "method/factors.hpp"

namespace ferrolabel::formats {

/// A pack of kind "factors": materials with net calorific value, emission factor, carbon content, biomass fraction.
/// Every figure has value, unit, source and confidence. All findings at once.
[[nodiscard]] Result<method::FactorPack> read_factor_pack(const PackDocument& pack);

}  // namespace ferrolabel::formats

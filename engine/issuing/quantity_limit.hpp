// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "plant/installation.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::issuing {

/// The most tonnes of a good that labels may cover: what its process made (of this good, where its own mass is stated) and no
/// process of the installation took as a precursor. In whole grams, rounded down; never below 0.
/// @return 0 where the process states no activity level
[[nodiscard]] quantity::Decimal available_tonnes(const plant::Installation& plant, const plant::Process& process, const plant::Good& good);

}  // namespace ferrolabel::issuing

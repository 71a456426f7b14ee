// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "embedded/inventory.hpp"
#include "label/stage.hpp"
#include "method/scheme.hpp"

namespace ferrolabel::label {

struct ScrapShare {
  std::optional<emissions::Traced<quantity::Ratio>> share;
  std::vector<std::string> missing;
};

/// s by the scheme's rule over the metallic charge of the melt shops that a good's steel comes from, mass-weighted.
/// s = Σ numerator / (Σ numerator + Σ primary), raw tonnes or weighted by metallic fraction.
[[nodiscard]] ScrapShare scrap_share(embedded::Inventory& inventory, const std::vector<StageSource>& melts, const method::Scheme& scheme);

}  // namespace ferrolabel::label

// SPDX-License-Identifier: Apache-2.0
#include "method/factors.hpp"

#include <algorithm>

namespace ferrolabel::method {

const Material* FactorPack::find(std::string_view id) const noexcept {
  const auto at = std::lower_bound(materials.begin(), materials.end(), id,
                                   [](const Material& material, std::string_view key) { return material.id < key; });
  return at != materials.end() && at->id == id ? &*at : nullptr;
}

}  // namespace ferrolabel::method

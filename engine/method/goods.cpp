// SPDX-License-Identifier: Apache-2.0
#include "method/goods.hpp"

#include <algorithm>

namespace ferrolabel::method {

const GoodsCategory* GoodsPack::find_category(std::string_view name) const noexcept {
  const auto at = std::find_if(categories.begin(), categories.end(), [name](const auto& category) { return category.name == name; });
  return at != categories.end() ? &*at : nullptr;
}

const GoodsCategory* GoodsPack::category_of(std::string_view cn8) const noexcept {
  if (cn8.size() != 8) return nullptr;
  const auto at = std::lower_bound(codes.begin(), codes.end(), cn8, [](const auto& code, std::string_view key) { return code.first < key; });
  return at != codes.end() && at->first == cn8 ? find_category(at->second) : nullptr;
}

}  // namespace ferrolabel::method

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "method/pack.hpp"

namespace ferrolabel::method {

/// An aggregated goods category of CBAM (2023/1773 Annex II).
struct GoodsCategory {
  std::string name;
  std::vector<std::string> routes;
  std::vector<std::string> precursors;  ///< category names that may be precursors, itself included where allowed
  bool indirect_in_basis = false;       ///< own electricity counts in the CBAM basis (under the method that names this pack)
  bool indirect_in_basis_transitional = true;
  std::vector<std::string> reporting_parameters;  ///< what the act asks to be reported with such goods
};

/// CN codes and their categories.
struct GoodsPack {
  PackInfo info;
  std::vector<GoodsCategory> categories;
  std::vector<std::pair<std::string, std::string>> codes;  ///< CN (4 to 8 digits) → category name, sorted by code

  [[nodiscard]] const GoodsCategory* find_category(std::string_view name) const noexcept;
  /// The category of an 8-digit code that is listed in full; a listed heading alone does not make a code exist. Else null.
  [[nodiscard]] const GoodsCategory* category_of(std::string_view cn8) const noexcept;
};

}  // namespace ferrolabel::method

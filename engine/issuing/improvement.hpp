// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "finding/result.hpp"
#include "label/improve.hpp"
#include "method/accounting.hpp"
#include "method/scheme.hpp"
#include "plant/installation.hpp"

namespace ferrolabel::issuing {

/// What is asked about one good of a plant.
struct ImproveTerms {
  std::string product;      ///< id of a good or process
  std::string to;           ///< class aimed at; empty = the next better one
  std::string family;       ///< as the scheme names it; empty = by the good
  std::string electricity;  ///< case, where a scheme leaves it open; empty = the scheme's
};

/// What would reach the class aimed at. Findings of `open_electricity_case` and of `label::improve`.
[[nodiscard]] Result<label::Improvement> improvement(const plant::Installation& plant, const method::AccountingMethod& method, const method::Scheme& scheme,
                                                     const ImproveTerms& terms);

}  // namespace ferrolabel::issuing

// SPDX-License-Identifier: Apache-2.0
#include "issuing/improvement.hpp"

#include "issuing/classification.hpp"

namespace ferrolabel::issuing {

Result<label::Improvement> improvement(const plant::Installation& plant, const method::AccountingMethod& method, const method::Scheme& scheme,
                                       const ImproveTerms& terms) {
  const auto electricity = open_electricity_case(scheme, terms.electricity);
  if (!electricity) return electricity.findings();
  return label::improve(plant, method, terms.product, scheme, {terms.family, *electricity}, terms.to);
}

}  // namespace ferrolabel::issuing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "finding/result.hpp"
#include "method/scheme.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::label {

enum class QuotaVerdict : std::uint8_t { accept, reject, cannot_decide };

/// "accept", "reject" or "cannot-decide".
[[nodiscard]] std::string_view to_string(QuotaVerdict verdict) noexcept;

struct QuotaResult {
  QuotaVerdict verdict = QuotaVerdict::cannot_decide;
  double share = 0;       ///< accepted / total, for display
  double missing = 0;     ///< t that would still have to be accepted, for display; 0 where the quota is reached
};

/// Whether a bill of steel reaches the scheme's quota, exactly, in tonnes of steel:
/// accept where accepted / total >= q; reject where (accepted + undecided) / total < q; else cannot-decide.
/// Findings: classify.quota.no-share where the scheme states no quota, classify.quota.bad-tonnes where an amount is negative
/// or not below 10^10 t, total is 0, or accepted + undecided exceed it.
/// @param total all steel used, unlabelled included
/// @source COM(2026) 100 Annex II part I(a)
[[nodiscard]] Result<QuotaResult> evaluate_quota(const method::Scheme& scheme, const quantity::Decimal& accepted, const quantity::Decimal& undecided,
                                                 const quantity::Decimal& total);

}  // namespace ferrolabel::label

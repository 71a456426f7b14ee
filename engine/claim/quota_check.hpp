// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "claim/answer.hpp"
#include "claim/evidence.hpp"
#include "claim/question.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::claim {

/// Tonnes of labelled steel by their verdict.
struct QuotaTonnes {
  quantity::Decimal accepted;
  quantity::Decimal undecided;
};

/// The quota over the procurement, in tonnes of steel: pass where accepted / total >= q, fail where (accepted + undecided) / total < q,
/// else undecided; undecided too where the question names no class, no total, or the quota's scheme is not at hand.
/// Codes claim.quota.no-class, .no-total, .not-at-hand, .bad-tonnes, .not-reached, .open.
/// @pre question.quota @param field JSON pointer in the user's document
[[nodiscard]] Reason judge_quota(const Question& question, const Evidence& evidence, const QuotaTonnes& tonnes, std::string field);

}  // namespace ferrolabel::claim

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claim/answer.hpp"
#include "claim/claim.hpp"
#include "claim/evidence.hpp"
#include "claim/question.hpp"
#include "quantity/date.hpp"

namespace ferrolabel::claim {

/// What a claim is worth under a question on a day: a pure function of its arguments, which any number of threads may ask at once.
/// All checks are made that can be made, also of a label that nobody vouches for, so that the procurer sees everything at once.
/// Lots and quota of the question are of a whole bid: tender.hpp; a question with a quota is answered for the claim as if it
/// were the only one.
[[nodiscard]] Answer check(const Claim& claim, const Question& question, const Evidence& evidence, const quantity::Date& decision);

/// As check, but leaves lots and quota to the tender that the claim is a line of.
[[nodiscard]] Answer check_line(const Claim& claim, const Question& question, const Evidence& evidence, const quantity::Date& decision);

}  // namespace ferrolabel::claim

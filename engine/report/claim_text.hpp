// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "claim/answer.hpp"
#include "claim/claim.hpp"
#include "claim/tender.hpp"
#include "formats/claim/receipt.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

/// A verdict in a procurer's words, in its ink: "accepted", "refused", "cannot be decided".
[[nodiscard]] std::string verdict_words(claim::Verdict verdict, const Style& style);

/// The answer for one claim: verdict, what speaks against it or is missing, how another scheme's class was compared, then what held.
/// @param day of decision
[[nodiscard]] std::string claim_text(const claim::Claim& claim, const claim::Answer& answer, const quantity::Date& day, const Style& style);

/// The answer for a tender: the whole, a table of the bids, and one table of all lines in the order in which they must be looked
/// at, with the first reason of each; below it what to do about each kind of fault.
/// @pre answer is of this tender
[[nodiscard]] std::string tender_text(const claim::Tender& tender, const claim::TenderAnswer& answer, const quantity::Date& day, const Style& style);

/// What a replay found: the verdict again, whether it is that of the receipt, who signed, and on which evidence.
[[nodiscard]] std::string replay_text(const formats::Replay& replay, const Style& style);

}  // namespace ferrolabel::report

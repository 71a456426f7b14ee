// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "claim/answer.hpp"
#include "claim/claim.hpp"
#include "claim/evidence.hpp"
#include "claim/question.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::claim {

struct Bid {
  std::string id;
  std::string bidder;
  std::string pointer;  ///< "/bids/0"
  std::vector<Claim> lines;
};

/// All bids of a procurement.
struct Tender {
  std::string id;
  std::vector<Bid> bids;
};

/// How far a lot is filled, by one bid or by the best.
struct LotAnswer {
  std::string lot;
  quantity::Decimal accepted;   ///< t
  quantity::Decimal undecided;  ///< t
  std::optional<quantity::Decimal> asked;  ///< t
  Verdict verdict = Verdict::cannot_decide;
  std::string best_bid;         ///< of the whole: the bid with most accepted tonnes; empty where none
};

struct BidAnswer {
  std::string id;
  std::string bidder;
  Verdict verdict = Verdict::cannot_decide;
  std::vector<Answer> lines;      ///< brief, in the order of the bid
  std::vector<LotAnswer> lots;    ///< that it bids for, in the order of the question
  std::vector<Reason> reasons;    ///< of the bid as a whole: lots, quota
};

/// A line in the order in which a procurer must look at it.
struct Attention {
  std::size_t bid = 0;
  std::size_t line = 0;
  std::size_t reason = 0;  ///< the first to read; the count of reasons where there is nothing to read
};

struct TenderAnswer {
  Verdict verdict = Verdict::cannot_decide;
  std::vector<BidAnswer> bids;
  std::vector<LotAnswer> lots;      ///< over the best bids
  std::vector<Reason> reasons;      ///< of the whole
  std::vector<Attention> attention; ///< every line once: refused ones first, then open ones, then accepted ones with notes
};

/// Line answers of a tender, bid by bid, in document order: what check_line gives for each, best brief at once to save memory.
using LineAnswers = std::vector<std::vector<Answer>>;

/// Judges a tender from the answers for its lines (which may have been made on any number of threads): the same tonnes or one
/// guarantee of origin in several lines, each lot, the quota, each bid, the whole. Time grows with the number of lines.
/// Codes beside those of check: claim.quantity.split, .doubled, .also-claimed; claim.instrument.doubled; claim.lot.short, .open,
/// .no-bid; claim.tender.no-bid, .open.
/// @pre lines has an answer for each line
[[nodiscard]] TenderAnswer judge_tender(const Tender& tender, const Question& question, const Evidence& evidence, LineAnswers lines);

/// check_line for each line, then judge_tender.
[[nodiscard]] TenderAnswer check_tender(const Tender& tender, const Question& question, const Evidence& evidence, const quantity::Date& decision);

}  // namespace ferrolabel::claim

// SPDX-License-Identifier: Apache-2.0
#include "claim/tender.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "claim/claim_check.hpp"
#include "claim/doubles.hpp"
#include "claim/quota_check.hpp"
#include "label/tonnes.hpp"

namespace ferrolabel::claim {

namespace {

/// Grams by verdict.
struct Grams {
  std::int64_t accepted = 0;
  std::int64_t undecided = 0;
};

std::int64_t grams_of(const Claim& claim) { return std::max<std::int64_t>(label::grams(claim.tonnes()).value_or(0), 0); }

/// Sums of one bid, over all and by lot.
struct Sums {
  Grams all;
  std::unordered_map<std::string_view, Grams> by_lot;

  Sums(const Bid& bid, const std::vector<Answer>& answers) {
    for (std::size_t at = 0; at < bid.lines.size(); ++at) {
      auto& lot = by_lot[bid.lines[at].lot];
      if (answers[at].verdict == Verdict::reject) continue;
      const bool accepted = answers[at].verdict == Verdict::accept;
      for (auto* sum : {&all, &lot}) (accepted ? sum->accepted : sum->undecided) += grams_of(bid.lines[at]);
    }
  }

  /// nullptr where the bid has no line for the lot.
  [[nodiscard]] const Grams* lot(std::string_view id) const {
    const auto found = by_lot.find(id);
    return found == by_lot.end() ? nullptr : &found->second;
  }
};

Verdict filled(const Grams& sum, const std::optional<quantity::Decimal>& asked) {
  const auto wanted = asked ? label::grams(*asked).value_or(0) : 1;  // a lot without tonnage is filled by any accepted steel
  if (sum.accepted >= wanted) return Verdict::accept;
  return sum.accepted + sum.undecided >= wanted ? Verdict::cannot_decide : Verdict::reject;
}

LotAnswer lot_answer(const Lot& lot, const Grams& sum, std::string best_bid = {}) {
  return {lot.id, label::tonnes_of(sum.accepted), label::tonnes_of(sum.undecided), lot.quantity, filled(sum, lot.quantity), std::move(best_bid)};
}

/// A lot that is not filled, as a reason.
void add_lot_reason(const LotAnswer& lot, const std::string& field, const char* short_code, std::vector<Reason>& reasons) {
  const std::string asked = lot.asked ? lot.asked->to_string() + " t" : std::string{"steel"};
  Reason reason{Check::quota, Outcome::pass, "", field, "", "lot " + lot.lot + " is filled: " + asked, "accepted " + lot.accepted.to_string() + " t, undecided " + lot.undecided.to_string() + " t", ""};
  if (lot.verdict == Verdict::reject) {
    reason.outcome = Outcome::fail;
    reason.code = short_code;
    reason.fix = "ask for labels over the rest";
  } else if (lot.verdict == Verdict::cannot_decide) {
    reason.outcome = Outcome::undecided;
    reason.code = "claim.lot.open";
    reason.fix = "decide the open lines of lot " + lot.lot + " first";
  }
  reasons.push_back(std::move(reason));
}

Verdict worst_line(const std::vector<Answer>& lines) {
  const auto any = [&](Verdict verdict) { return std::any_of(lines.begin(), lines.end(), [verdict](const Answer& each) { return each.verdict == verdict; }); };
  if (lines.empty()) return Verdict::cannot_decide;
  return any(Verdict::reject) ? Verdict::reject : any(Verdict::cannot_decide) ? Verdict::cannot_decide : Verdict::accept;
}

Verdict both(Verdict left, Verdict right) noexcept {
  if (left == Verdict::reject || right == Verdict::reject) return Verdict::reject;
  return left == Verdict::accept ? right : left;
}

BidAnswer judge_bid(const Bid& bid, const Question& question, const Evidence& evidence, std::vector<Answer> lines) {
  BidAnswer answer{bid.id, bid.bidder, Verdict::cannot_decide, std::move(lines), {}, {}};
  const Sums sums{bid, answer.lines};
  for (const auto& lot : question.lots) {
    const auto* sum = sums.lot(lot.id);
    if (sum == nullptr) continue;
    answer.lots.push_back(lot_answer(lot, *sum));
    add_lot_reason(answer.lots.back(), bid.pointer, "claim.lot.short", answer.reasons);
  }
  if (question.quota) answer.reasons.push_back(judge_quota(question, evidence, {label::tonnes_of(sums.all.accepted), label::tonnes_of(sums.all.undecided)}, bid.pointer));
  const bool lines_count = !question.quota || !question.quota->lines_may_fail;
  answer.verdict = answer.reasons.empty() ? worst_line(answer.lines) : judge(answer.reasons);
  if (lines_count) answer.verdict = both(answer.verdict, worst_line(answer.lines));
  return answer;
}

bool better(const Grams& left, const Grams& right) { return std::tie(left.accepted, left.undecided) > std::tie(right.accepted, right.undecided); }

/// Each lot by the bid that fills it best, never beyond what the lot takes.
void judge_lots(const Tender& tender, const Question& question, const std::vector<Sums>& sums, TenderAnswer& answer, Grams& used) {
  for (const auto& lot : question.lots) {
    Grams best;
    std::int64_t possible = 0;
    std::string name;
    for (std::size_t at = 0; at < tender.bids.size(); ++at) {
      const auto* sum = sums[at].lot(lot.id);
      if (sum == nullptr) continue;
      possible = std::max(possible, sum->accepted + sum->undecided);
      if (!better(*sum, best)) continue;
      best = *sum;
      name = tender.bids[at].id;
    }
    best.undecided = possible - best.accepted;
    answer.lots.push_back(lot_answer(lot, best, std::move(name)));
    add_lot_reason(answer.lots.back(), "/bids", "claim.lot.no-bid", answer.reasons);
    const auto cap = lot.quantity ? label::grams(*lot.quantity).value_or(0) : possible;
    const auto accepted = std::min(best.accepted, cap);
    used.accepted += accepted;
    used.undecided += std::min(possible, cap) - accepted;
  }
}

void judge_whole(const Tender& tender, const Question& question, const Evidence& evidence, TenderAnswer& answer) {
  Grams used;
  std::vector<Sums> sums;
  for (std::size_t at = 0; at < tender.bids.size(); ++at) sums.emplace_back(tender.bids[at], answer.bids[at].lines);
  judge_lots(tender, question, sums, answer, used);
  if (question.lots.empty()) {
    std::int64_t possible = 0;
    for (const auto& each : sums) {
      used.accepted = std::max(used.accepted, each.all.accepted);
      possible = std::max(possible, each.all.accepted + each.all.undecided);
    }
    used.undecided = possible - used.accepted;
  }
  if (question.quota) answer.reasons.push_back(judge_quota(question, evidence, {label::tonnes_of(used.accepted), label::tonnes_of(used.undecided)}, "/bids"));
  const auto any = [&](Verdict verdict) { return std::any_of(answer.bids.begin(), answer.bids.end(), [verdict](const auto& bid) { return bid.verdict == verdict; }); };
  const std::string rule = "there is a bid that can be accepted as it stands";
  if (any(Verdict::accept)) answer.reasons.push_back({Check::quota, Outcome::pass, "", "/bids", "", rule, "there is one", ""});
  else if (any(Verdict::cannot_decide)) answer.reasons.push_back({Check::quota, Outcome::undecided, "claim.tender.open", "/bids", "", rule, "there are only open ones", "decide the open bids first"});
  else answer.reasons.push_back({Check::quota, Outcome::fail, "claim.tender.no-bid", "/bids", "", rule, "there is none", "ask for new bids"});
  answer.verdict = judge(answer.reasons);
}

int urgency(Outcome outcome) noexcept {
  constexpr int by_outcome[]{3, 0, 1, 2};  // pass, fail, undecided, note
  return by_outcome[static_cast<std::size_t>(outcome)];
}

/// The reason of a line that must be read first.
std::size_t first_reason(const Answer& answer) {
  const auto& reasons = answer.reasons;
  std::size_t best = reasons.size();
  for (std::size_t at = 0; at < reasons.size(); ++at) {
    if (reasons[at].outcome == Outcome::pass) continue;
    if (best == reasons.size() || urgency(reasons[at].outcome) < urgency(reasons[best].outcome)) best = at;
  }
  return best;
}

void order_attention(const Tender& tender, TenderAnswer& answer) {
  using Key = std::tuple<int, int, std::int64_t, std::size_t, std::size_t>;  // outcome, check, tonnes, place
  std::vector<std::pair<Key, Attention>> lines;
  for (std::size_t bid = 0; bid < answer.bids.size(); ++bid) {
    for (std::size_t line = 0; line < answer.bids[bid].lines.size(); ++line) {
      const auto& each = answer.bids[bid].lines[line];
      const auto reason = first_reason(each);
      const bool read = reason < each.reasons.size();
      const int rank = read ? urgency(each.reasons[reason].outcome) : urgency(Outcome::pass);
      const int check = read ? static_cast<int>(each.reasons[reason].check) : 0;
      lines.push_back({{rank, check, -grams_of(tender.bids[bid].lines[line]), bid, line}, {bid, line, reason}});
    }
  }
  std::sort(lines.begin(), lines.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
  for (const auto& [key, attention] : lines) answer.attention.push_back(attention);
}

}  // namespace

TenderAnswer judge_tender(const Tender& tender, const Question& question, const Evidence& evidence, LineAnswers lines) {
  for (auto& bid : lines) {
    for (auto& line : bid) line = brief(std::move(line));
  }
  mark_doubles(tender, evidence, lines);
  TenderAnswer answer;
  for (std::size_t at = 0; at < tender.bids.size(); ++at) answer.bids.push_back(judge_bid(tender.bids[at], question, evidence, std::move(lines.at(at))));
  judge_whole(tender, question, evidence, answer);
  order_attention(tender, answer);
  return answer;
}

TenderAnswer check_tender(const Tender& tender, const Question& question, const Evidence& evidence, const quantity::Date& decision) {
  LineAnswers lines;
  for (const auto& bid : tender.bids) {
    auto& own = lines.emplace_back();
    for (const auto& line : bid.lines) own.push_back(brief(check_line(line, question, evidence, decision)));
  }
  return judge_tender(tender, question, evidence, std::move(lines));
}

}  // namespace ferrolabel::claim

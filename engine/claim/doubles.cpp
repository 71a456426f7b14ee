// SPDX-License-Identifier: Apache-2.0
#include "claim/doubles.hpp"

#include <algorithm>
#include <unordered_map>

#include "label/tonnes.hpp"

namespace ferrolabel::claim {

namespace {

/// A line of the tender by its place.
struct LineAt {
  std::size_t bid = 0;
  std::size_t line = 0;
};

/// All claims on the same tonnes.
struct Group {
  std::vector<LineAt> lines;  ///< in document order
};

class Doubles {
 public:
  Doubles(const Tender& tender, const Evidence& evidence, LineAnswers& answers) : tender_{tender}, evidence_{evidence}, answers_{answers} {}

  void run() {
    gather();
    for (const auto& group : groups_) {
      if (group.lines.size() > 1) judge(group);
    }
    judge_instruments();
  }

 private:
  [[nodiscard]] const Claim& claim_at(LineAt at) const { return tender_.bids[at.bid].lines[at.line]; }
  [[nodiscard]] Answer& answer_at(LineAt at) const { return answers_[at.bid][at.line]; }
  [[nodiscard]] bool counts(LineAt at) const { return answer_at(at).verdict != Verdict::reject; }

  /// What the tonnes are known by: the pool where the registry knows one, else the label.
  [[nodiscard]] std::string key_of(const Claim& claim) const {
    const auto& label = *claim.signed_label.label;
    const auto* registered = evidence_.registered(label.id);
    if (registered != nullptr && !registered->pool.empty()) return "pool " + registered->pool;
    return claim.signed_label.id_follows ? "label " + label.id : "payload " + claim.signed_label.payload_digest;
  }

  void gather() {
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t bid = 0; bid < tender_.bids.size(); ++bid) {
      for (std::size_t line = 0; line < tender_.bids[bid].lines.size(); ++line) {
        const auto& claim = tender_.bids[bid].lines[line];
        if (!claim.signed_label.authentic || !claim.signed_label.label) continue;
        const auto [at, is_new] = known.try_emplace(key_of(claim), groups_.size());
        if (is_new) groups_.emplace_back();
        groups_[at->second].lines.push_back({bid, line});
      }
    }
  }

  /// Grams that a bidder may claim of a label: all that it covers where no registry is at hand.
  [[nodiscard]] std::int64_t free_for(const Claim& claim, std::string_view bidder) const {
    const auto covered = label::grams(claim.signed_label.label->quantity).value_or(0);
    const auto* registered = evidence_.registered(claim.signed_label.label->id);
    return registered == nullptr ? covered : available_to(*registered, bidder);
  }

  [[nodiscard]] std::int64_t reserved_for(const Claim& claim, std::string_view bidder) const {
    const auto* registered = evidence_.registered(claim.signed_label.label->id);
    std::int64_t sum = 0;
    if (registered == nullptr || bidder.empty()) return sum;
    for (const auto& each : registered->reservations) sum += each.holder == bidder ? each.grams : 0;
    return sum;
  }

  void add(LineAt at, Outcome outcome, Check check, const char* code, std::string rule, std::string found, std::string fix, std::string_view member) {
    auto& answer = answer_at(at);
    const auto& claim = claim_at(at);
    answer.reasons.push_back({check, outcome, code, claim.pointer + std::string{member}, {}, std::move(rule), std::move(found), std::move(fix)});
    conclude(answer);
  }

  [[nodiscard]] static std::int64_t grams_of(const Claim& claim) { return label::grams(claim.tonnes()).value_or(0); }

  [[nodiscard]] std::string told(const std::vector<LineAt>& lines) const {
    constexpr std::size_t most_told = 8;
    std::string text;
    for (std::size_t at = 0; at < lines.size() && at < most_told; ++at)
      text += (at == 0 ? "" : ", ") + tender_.bids[lines[at].bid].id + " line " + std::to_string(lines[at].line + 1) + " " + claim_at(lines[at]).tonnes().to_string() + " t";
    return lines.size() > most_told ? text + " and " + std::to_string(lines.size() - most_told) + " more" : text;
  }

  /// Lines of one bid over one label: together they must fit into what the bidder may claim.
  void judge_bid(const std::vector<LineAt>& own) {
    std::int64_t sum = 0;
    std::int64_t most = 0;
    for (const auto at : own) {
      sum += grams_of(claim_at(at));
      most = std::max(most, free_for(claim_at(at), claim_at(at).bidder));
    }
    if (sum <= most || own.size() < 2) return;
    const auto found = "claimed together " + label::tonnes_text(sum) + " of " + label::tonnes_text(most) + ": " + told(own);
    for (const auto at : own)
      add(at, Outcome::fail, Check::quantity, "claim.quantity.split", "the lines of one bid together claim no more than the label has free", found, "ask the bidder for labels over the rest", "/quantity");
  }

  /// Lines of several bids over the same tonnes.
  void judge_across(const std::vector<LineAt>& lines) {
    std::unordered_map<std::size_t, std::int64_t> sums;
    for (const auto at : lines) sums[at.bid] += grams_of(claim_at(at));
    if (sums.size() < 2) return;
    std::vector<LineAt> open;
    std::int64_t wanted = 0;
    bool somebody_reserved = false;
    for (const auto at : lines) {
      const auto& claim = claim_at(at);
      const bool reserved = reserved_for(claim, claim.bidder) >= sums[at.bid];
      somebody_reserved = somebody_reserved || reserved;
      if (reserved) continue;
      open.push_back(at);
      wanted += grams_of(claim);
    }
    if (open.empty() || wanted <= free_for(claim_at(open.front()), {})) return;
    const auto found = told(lines) + "; free and not reserved " + label::tonnes_text(free_for(claim_at(open.front()), {}));
    for (const auto at : open)
      add(at, somebody_reserved ? Outcome::fail : Outcome::undecided, Check::quantity, "claim.quantity.doubled", "the bids together claim no more tonnes than there are", found,
          "ask the bidders for a reservation in the registry: only one of them can have the tonnes", "/quantity");
  }

  void judge(const Group& group) {
    std::vector<LineAt> counted;
    std::copy_if(group.lines.begin(), group.lines.end(), std::back_inserter(counted), [this](LineAt at) { return counts(at); });
    for (const auto at : group.lines) {
      if (!counts(at)) add(at, Outcome::note, Check::quantity, "claim.quantity.also-claimed", "tonnes are claimed once", "the same tonnes: " + told(group.lines), "look at these lines together", "/quantity");
    }
    for (auto from = counted.begin(); from != counted.end();) {
      const auto to = std::find_if(from, counted.end(), [&](LineAt at) { return at.bid != from->bid; });
      judge_bid({from, to});
      from = to;
    }
    judge_across(counted);
  }

  void judge_instruments() {
    struct Uses {
      std::vector<LineAt> lines;
      bool several = false;
    };
    std::unordered_map<std::string, std::size_t> known;
    std::vector<std::pair<std::string, Uses>> uses;
    const auto same = [&](LineAt left, LineAt right) {
      const auto& a = *claim_at(left).signed_label.label;
      const auto& b = *claim_at(right).signed_label.label;
      return a.installation.id == b.installation.id && a.period_from == b.period_from && a.period_to == b.period_to;
    };
    for (const auto& group : groups_) {
      for (const auto at : group.lines) {
        if (!counts(at)) continue;
        for (const auto& instrument : claim_at(at).signed_label.label->instruments) {
          const auto [entry, is_new] = known.try_emplace(instrument, uses.size());
          if (is_new) uses.push_back({instrument, {}});
          auto& use = uses[entry->second].second;
          use.several = use.several || (!use.lines.empty() && !same(use.lines.front(), at));
          use.lines.push_back(at);
        }
      }
    }
    for (const auto& [instrument, use] : uses) {
      if (!use.several) continue;
      for (const auto at : use.lines) judge_instrument(instrument, use.lines, at);
    }
  }

  void judge_instrument(const std::string& instrument, const std::vector<LineAt>& lines, LineAt at) {
    const auto& label = *claim_at(at).signed_label.label;
    if (evidence_.registry != nullptr) {
      const auto first = evidence_.registry->instruments.find(instrument);
      if (first != evidence_.registry->instruments.end() && first->second.installation == label.installation.id) return;  // the registry has it as first
    }
    add(at, Outcome::undecided, Check::basis, "claim.instrument.doubled", "a guarantee of origin or contract serves one plant in one period",
        "'" + instrument + "' stands on labels of several plants or periods: " + told(lines), "ask the register of the certificate whose it is", "/label");
  }

  const Tender& tender_;
  const Evidence& evidence_;
  LineAnswers& answers_;
  std::vector<Group> groups_;  // in the order of their first line
};

}  // namespace

void mark_doubles(const Tender& tender, const Evidence& evidence, LineAnswers& lines) { Doubles{tender, evidence, lines}.run(); }

}  // namespace ferrolabel::claim

// SPDX-License-Identifier: Apache-2.0
#include "report/claim_text.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "quantity/date.hpp"
#include "report/table.hpp"

namespace ferrolabel::report {

namespace {

using claim::Outcome;
using claim::Reason;
using claim::Verdict;

Ink ink_of(Outcome outcome) noexcept {
  constexpr std::array<Ink, 4> inks{Ink::good, Ink::bad, Ink::doubtful, Ink::faint};
  return inks[static_cast<std::size_t>(outcome)];
}

std::string_view word_of(Outcome outcome) noexcept {
  constexpr std::array<std::string_view, 4> words{"holds", "fails", "open", "note"};
  return words[static_cast<std::size_t>(outcome)];
}

std::string reason_text(const Reason& reason, const Style& style) {
  auto text = "  " + style.paint(ink_of(reason.outcome), word_of(reason.outcome)) + "  " + std::string{claim::to_string(reason.check)} + ": " + reason.rule + "\n";
  text += "         " + reason.evidence + (reason.code.empty() ? "" : " [" + reason.code + "]") + "\n";
  if (reason.outcome != Outcome::pass && !reason.fix.empty()) text += "         do: " + reason.fix + "\n";
  return text;
}

/// The reasons of one outcome under a title; nothing where there are none.
std::string reasons_text(const std::vector<Reason>& reasons, Outcome outcome, std::string_view title, const Style& style) {
  std::string text;
  for (const auto& reason : reasons) {
    if (reason.outcome == outcome) text += reason_text(reason, style);
  }
  return text.empty() ? text : style.paint(Ink::strong, title) + "\n" + text;
}

std::string all_reasons(const std::vector<Reason>& reasons, const Style& style) {
  return reasons_text(reasons, Outcome::fail, "Against it", style) + reasons_text(reasons, Outcome::undecided, "Missing", style) +
         reasons_text(reasons, Outcome::note, "To be known", style);
}

std::string equivalence_text(const claim::Equivalence& equivalence, const Style& style) {
  Table table{{{"line"}, {"holds"}, {"label"}, {"asked"}, {"because"}}};
  for (const auto& line : equivalence.lines) {
    const auto ink = line.holds == claim::Holds::yes ? Ink::good : line.holds == claim::Holds::no ? Ink::bad : Ink::doubtful;
    table.add({line.rule, style.paint(ink, claim::to_string(line.holds)), line.claimed, line.asked, line.reason});
  }
  return style.paint(Ink::strong, "Held against " + equivalence.scheme + " '" + equivalence.class_name + "': " + std::string{claim::to_string(equivalence.serving)}) + "\n" + table.text(style);
}

std::string label_line(const claim::Claim& claim) {
  if (!claim.signed_label.label) return "no label that can be read\n";
  const auto& label = *claim.signed_label.label;
  return claim.tonnes().to_string() + " t of " + (label.product.name.empty() ? label.product.id : label.product.name) + ", class " + label.class_name + " by " + label.scheme.id + " " + label.scheme.version +
         ", from " + label.issuer.name + (claim.signed_label.authentic ? "" : " (nobody vouches for it)") + "\n";
}

std::string bids_table(const claim::TenderAnswer& answer, const Style& style) {
  Table table{{{"bid"}, {"bidder"}, {"verdict"}, {"lines", Table::Align::right}, {"accepted", Table::Align::right}, {"open", Table::Align::right}, {"refused", Table::Align::right}, {"lots and quota"}}};
  for (const auto& bid : answer.bids) {
    const auto count = [&](Verdict verdict) { return std::to_string(std::count_if(bid.lines.begin(), bid.lines.end(), [verdict](const auto& line) { return line.verdict == verdict; })); };
    std::string why;
    for (const auto& reason : bid.reasons) {
      if (reason.outcome != Outcome::pass) why += (why.empty() ? "" : "; ") + reason.rule + ": " + reason.evidence;
    }
    table.add({bid.id, bid.bidder, verdict_words(bid.verdict, style), std::to_string(bid.lines.size()), count(Verdict::accept), count(Verdict::cannot_decide), count(Verdict::reject), why});
  }
  return table.text(style);
}

std::string lines_table(const claim::Tender& tender, const claim::TenderAnswer& answer, const Style& style) {
  Table table{{{"bid"}, {"line", Table::Align::right}, {"lot"}, {"t", Table::Align::right}, {"class"}, {"verdict"}, {"look at"}, {"because"}}};
  for (const auto& each : answer.attention) {
    const auto& claim = tender.bids[each.bid].lines[each.line];
    const auto& line = answer.bids[each.bid].lines[each.line];
    const bool read = each.reason < line.reasons.size();
    const auto* label = claim.signed_label.label ? &*claim.signed_label.label : nullptr;
    table.add({tender.bids[each.bid].id, std::to_string(each.line + 1), claim.lot, claim.tonnes().to_string(), label == nullptr ? "" : label->class_name + " " + label->scheme.id, verdict_words(line.verdict, style),
               read ? line.reasons[each.reason].code : "", read ? line.reasons[each.reason].evidence : ""});
  }
  return table.text(style);
}

/// What to do about each kind of fault, once.
std::string advice(const claim::TenderAnswer& answer, const Style& style) {
  std::set<std::string> told;
  std::string text;
  for (const auto& each : answer.attention) {
    for (const auto& reason : answer.bids[each.bid].lines[each.line].reasons) {
      if (reason.outcome != Outcome::fail && reason.outcome != Outcome::undecided) continue;
      if (told.insert(reason.code).second) text += "  " + reason.code + ": " + reason.fix + "\n";
    }
  }
  return text.empty() ? text : style.paint(Ink::strong, "What to do") + "\n" + text;
}

}  // namespace

std::string verdict_words(Verdict verdict, const Style& style) {
  constexpr std::array<std::string_view, 3> words{"accepted", "refused", "cannot be decided"};
  constexpr std::array<Ink, 3> inks{Ink::good, Ink::bad, Ink::doubtful};
  const auto at = static_cast<std::size_t>(verdict);
  return style.paint(inks[at], words[at]);
}

std::string claim_text(const claim::Claim& claim, const claim::Answer& answer, const quantity::Date& day, const Style& style) {
  auto text = "The claim: " + verdict_words(answer.verdict, style) + " (decided for " + quantity::to_string(day) + ")\n" + label_line(claim) + all_reasons(answer.reasons, style);
  for (const auto& equivalence : answer.equivalences) {
    if (equivalence.serving != claim::Serving::same_scheme) text += equivalence_text(equivalence, style);
  }
  return text + reasons_text(answer.reasons, Outcome::pass, "For it", style);
}

std::string tender_text(const claim::Tender& tender, const claim::TenderAnswer& answer, const quantity::Date& day, const Style& style) {
  auto text = style.paint(Ink::strong, "Tender " + tender.id) + ": " + verdict_words(answer.verdict, style) + " (decided for " + quantity::to_string(day) + ")\n";
  text += all_reasons(answer.reasons, style) + "\n" + bids_table(answer, style);
  const auto lines = lines_table(tender, answer, style);
  if (!lines.empty()) text += "\n" + style.paint(Ink::strong, "Lines, what must be looked at first") + "\n" + lines;
  const auto to_do = advice(answer, style);
  return to_do.empty() ? text : text + "\n" + to_do;
}

std::string replay_text(const formats::Replay& replay, const Style& style) {
  auto text = "The receipt's verdict: " + verdict_words(replay.stated, style) + "; found again: " + verdict_words(replay.verdict, style) + (replay.same ? ", for the same reasons" : ", for other reasons") + "\n";
  text += "decided for " + quantity::to_string(replay.decision) + ", on the question " + replay.question + "\n";
  text += "on this evidence: " + replay.evidence + "\n";
  return text + (replay.signer.empty() ? style.paint(Ink::doubtful, "nobody whom the trust list knows has signed it") : "signed by key " + replay.signer) + "\n";
}

}  // namespace ferrolabel::report

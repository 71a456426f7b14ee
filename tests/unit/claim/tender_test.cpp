// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "claim/tender.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

namespace {

Bid bid_of(const GoodClaim& good, const std::string& id, const char* tonnes, const char* lot = "beams") {
  Bid bid{id, "Bidder " + id, "/bids/" + id, {good.claim}};
  auto& line = bid.lines[0];
  line.bidder = bid.bidder;
  line.quantity = decimal(tonnes);
  line.lot = lot;
  // Each bid has a label of its own.
  line.signed_label.label->id += "-" + id;
  line.pointer = bid.pointer + "/lines/0";
  return bid;
}

Tender tender_of(GoodClaim& good, std::vector<Bid> bids) {
  Tender tender{"bridge", std::move(bids)};
  for (const auto& bid : tender.bids) {
    for (const auto& line : bid.lines) good.registry.labels[line.signed_label.label->id] = {good.claim.signed_label.payload_digest, day("2026-11-20"), {}, 120500000, 0, {}, {}, {}};
  }
  return tender;
}

}  // namespace

TEST_CASE("each line, each bid and the whole have a verdict, and the worst line is looked at first") {
  GoodClaim good;
  auto tender = tender_of(good, {bid_of(good, "a", "100"), bid_of(good, "b", "100"), bid_of(good, "c", "50"), bid_of(good, "d", "100")});
  good.registry.labels[tender.bids[1].lines[0].signed_label.label->id].history = {{day("2026-11-22"), "revoked", "wrong"}};
  tender.bids[3].lines[0].signed_label.label->registry = "unregistered";
  const auto answer = check_tender(tender, good.question, good.evidence(), good.decision);
  CHECK(answer.verdict == Verdict::accept);
  CHECK(answer.bids[0].verdict == Verdict::accept);
  CHECK(answer.bids[1].verdict == Verdict::reject);
  CHECK(answer.bids[2].verdict == Verdict::reject);  // half a lot
  CHECK(answer.bids[2].lines[0].verdict == Verdict::accept);
  CHECK(answer.bids[2].reasons[0].code == "claim.lot.short");
  CHECK(answer.bids[3].verdict == Verdict::cannot_decide);
  CHECK(answer.bids[3].reasons[0].code == "claim.lot.open");
  REQUIRE(answer.attention.size() == 4);
  CHECK(answer.attention[0].bid == 1);
  CHECK(answer.attention[1].bid == 3);
  CHECK(answer.attention[2].bid == 0);
  CHECK(answer.lots[0].best_bid == "a");
}

TEST_CASE("a tender that no bid fills is rejected, and an open one stays open") {
  GoodClaim good;
  auto tender = tender_of(good, {bid_of(good, "a", "99.999999")});
  CHECK(check_tender(tender, good.question, good.evidence(), good.decision).verdict == Verdict::reject);
  tender = tender_of(good, {bid_of(good, "a", "100")});
  tender.bids[0].lines[0].signed_label.label->registry = "unregistered";
  const auto open = check_tender(tender, good.question, good.evidence(), good.decision);
  CHECK(open.verdict == Verdict::cannot_decide);
  CHECK(open.reasons.back().code == "claim.tender.open");
  CHECK(check_tender({"none", {}}, good.question, good.evidence(), good.decision).verdict == Verdict::reject);
}

TEST_CASE("the quota is over the procurement and not per lot, and a refused line may count as unlabelled steel") {
  GoodClaim good;
  good.question.lots = {{"beams", "", std::nullopt, {}, {}, {}, {}}, {"plates", "", std::nullopt, {}, {}, {}, {}}};
  good.question.quota = QuotaRule{"eu-iaa-com-2026-100", decimal("400"), false};
  auto bid = bid_of(good, "a", "100");
  auto bad = bid_of(good, "x", "100", "plates");
  bad.lines[0].holder = "Somebody else";
  bid.lines.push_back(bad.lines[0]);
  const auto tender = tender_of(good, {bid});
  CHECK(check_tender(tender, good.question, good.evidence(), good.decision).bids[0].verdict == Verdict::reject);
  good.question.quota->lines_may_fail = true;
  good.question.lots.clear();
  auto without_lots = tender;
  for (auto& line : without_lots.bids[0].lines) line.lot.clear();
  const auto answer = check_tender(without_lots, good.question, good.evidence(), good.decision);
  CHECK(answer.bids[0].verdict == Verdict::accept);
  CHECK(answer.verdict == Verdict::accept);
}

TEST_CASE("in a tender of 10,000 claims every planted double is found, and nothing else") {
  constexpr std::size_t claims = 10'000;
  constexpr std::size_t apart = 97;
  GoodClaim good;
  good.question.lots[0].quantity.reset();
  std::vector<Bid> bids;
  for (std::size_t at = 0; at < claims; ++at) bids.push_back(bid_of(good, std::to_string(at), "100"));
  const auto line = [&](std::size_t at) -> Claim& { return bids[at].lines[0]; };
  std::vector<std::string> planted(claims);
  for (std::size_t at = 0; at + 3 < claims; at += apart) {
    line(at).signed_label.label->id = line(at + 1).signed_label.label->id;  // the same tonnes in two bids
    planted[at] = planted[at + 1] = "claim.quantity.doubled";
    line(at + 3).quantity = decimal("120.500001");  // a gram more than the label has
    planted[at + 3] = "claim.quantity.exceeded";
  }
  const auto tender = tender_of(good, std::move(bids));
  const auto answer = check_tender(tender, good.question, good.evidence(), good.decision);
  REQUIRE(answer.bids.size() == claims);
  std::size_t wrong = 0;
  for (std::size_t at = 0; at < claims; ++at) {
    const auto found = faults(answer.bids[at].lines[0]);
    if (planted[at].empty() ? found.empty() : found.find(planted[at]) != std::string::npos) continue;
    ++wrong;
    INFO("claim " << at << ": '" << found << "' instead of '" << planted[at] << "'");
    CHECK(wrong == 0);
  }
  const auto first_good = std::find_if(answer.attention.begin(), answer.attention.end(), [&](const auto& each) { return planted[each.bid].empty(); });
  const auto last_planted = std::count_if(planted.begin(), planted.end(), [](const auto& code) { return !code.empty(); });
  CHECK(first_good - answer.attention.begin() == last_planted);
}

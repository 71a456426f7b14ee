// SPDX-License-Identifier: Apache-2.0
#include "report/claim_text.hpp"

#include <catch2/catch.hpp>

#include "claim/claim_check.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using claim::test::GoodClaim;
using claim::test::decimal;

namespace {

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

claim::Tender two_bids(const GoodClaim& good) {
  claim::Tender tender{"bridge", {{"good", "Example Trade", "/bids/0", {good.claim}}, {"bad", "Other Trade", "/bids/1", {good.claim}}}};
  tender.bids[1].lines[0].pointer = "/bids/1/lines/0";
  tender.bids[1].lines[0].holder = "Somebody else";
  return tender;
}

}  // namespace

TEST_CASE("an accepted claim says what it is of and what held") {
  const GoodClaim good;
  const auto text = report::claim_text(good.claim, good.answer(), good.decision, {});
  CHECK(says(text, "The claim: accepted (decided for 2026-11-24)"));
  CHECK(says(text, "100 t of Reinforcing bar, class A by eu-ci 1.0, from Example Mill"));
  CHECK(says(text, "For it\n"));
  CHECK_FALSE(says(text, "Against it"));
}

TEST_CASE("a refused claim opens with what speaks against it, and what to do") {
  GoodClaim good;
  good.claim.holder = "Somebody else";
  good.facts.verifiers.clear();
  const auto text = report::claim_text(good.claim, good.answer(), good.decision, {});
  CHECK(says(text, "The claim: refused"));
  CHECK(text.find("Against it") < text.find("Missing"));
  CHECK(text.find("Missing") < text.find("For it"));
  CHECK(says(text, "[claim.holder.other]\n         do: ask whose label it is"));
}

TEST_CASE("what cannot be decided never reads as accepted, and shows the lines of an equivalence") {
  GoodClaim good;
  good.question.classes = {{"less-1.1", "", "D", "BST"}};
  good.claim.signed_label.label->stage = "hot-rolled";
  const auto text = report::claim_text(good.claim, good.answer(), good.decision, {});
  CHECK(says(text, "Held against less-1.1 'D'"));
  good.question.classes = {{"unheard-of", "", "A", ""}};
  good.claim.signed_label.label->stage = "crude-steel";
  const auto open = report::claim_text(good.claim, good.answer(), good.decision, {});
  CHECK(says(open, "The claim: cannot be decided"));
  CHECK_FALSE(says(open, "accepted"));
}

TEST_CASE("a tender is one table of lines, the refused first") {
  const GoodClaim good;
  const auto tender = two_bids(good);
  const auto answer = claim::check_tender(tender, good.question, good.evidence(), good.decision);
  const auto text = report::tender_text(tender, answer, good.decision, {});
  CHECK(says(text, "Tender bridge: accepted"));
  const auto table = text.substr(text.find("Lines, what must be looked at first"));
  CHECK(table.find("bad ") < table.find("good"));
  CHECK(says(table, "claim.holder.other"));
  CHECK(says(table, "What to do\n"));
}

TEST_CASE("a replay says whether the verdict is the same, and on which evidence") {
  formats::Replay replay;
  replay.verdict = replay.stated = claim::Verdict::reject;
  replay.same = true;
  replay.decision = claim::test::day("2026-11-24");
  replay.evidence = "registry R";
  const auto text = report::replay_text(replay, {});
  CHECK(says(text, "The receipt's verdict: refused; found again: refused, for the same reasons"));
  CHECK(says(text, "on this evidence: registry R"));
  CHECK(says(text, "nobody whom the trust list knows has signed it"));
}

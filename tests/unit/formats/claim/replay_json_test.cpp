// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/replay_json.hpp"

#include <catch2/catch.hpp>

#include "unit/formats/claim/signed_claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

TEST_CASE("a replay tells both verdicts, who signed, the evidence and the answer; a signer that nobody knows is null") {
  Replay replay;
  replay.verdict = claim::Verdict::accept;
  replay.stated = claim::Verdict::reject;
  replay.decision = claim::test::day("2026-11-24");
  replay.question = "bridge";
  replay.evidence = "trust list of 2026";
  replay.answer = R"({"verdict":"accept"})";
  const auto document = test::json(replay_json(replay, {{"claim.receipt.other-verdict", Severity::warning, {}, "another", "look"}}));
  const auto root = document.root();
  CHECK(root.member("verdict").scalar() == "accept");
  CHECK(root.member("stated").scalar() == "reject");
  CHECK(root.member("same").scalar() == "false");
  CHECK(root.member("signer").kind() == syntax::Kind::null);
  CHECK(root.member("decisionDate").scalar() == "2026-11-24");
  CHECK(root.member("evidence").scalar() == "trust list of 2026");
  CHECK(root.member("answer").member("verdict").scalar() == "accept");
  CHECK(root.member("findings").first_child().member("code").scalar() == "claim.receipt.other-verdict");
  replay.signer = "kid-1";
  CHECK(test::json(replay_json(replay, {})).root().member("signer").scalar() == "kid-1");
}

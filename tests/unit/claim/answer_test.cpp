// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("one failure rejects, else one open point keeps the verdict open, and notes never count") {
  const auto of = [](std::initializer_list<Outcome> outcomes) {
    std::vector<Reason> reasons;
    for (const auto outcome : outcomes) reasons.push_back({Check::valid, outcome, "x", "", "", "", "", "fix"});
    return judge(reasons);
  };
  CHECK(of({}) == Verdict::cannot_decide);
  CHECK(of({Outcome::note}) == Verdict::cannot_decide);
  CHECK(of({Outcome::pass, Outcome::note}) == Verdict::accept);
  CHECK(of({Outcome::pass, Outcome::undecided}) == Verdict::cannot_decide);
  CHECK(of({Outcome::undecided, Outcome::fail, Outcome::pass}) == Verdict::reject);
}

TEST_CASE("reasons stand in the order of the questions, and each open point is missing once") {
  Answer answer;
  answer.reasons = {{Check::quota, Outcome::undecided, "b", "", "", "", "", "bring B"}, {Check::authentic, Outcome::undecided, "a", "", "", "", "", "bring A"},
                    {Check::valid, Outcome::undecided, "a", "", "", "", "", "bring A"}};
  conclude(answer);
  CHECK(answer.reasons.front().check == Check::authentic);
  CHECK(answer.missing == std::vector<std::string>{"bring A", "bring B"});
  CHECK(to_string(answer.verdict) == "cannot-decide");
  answer.reasons.push_back({Check::valid, Outcome::fail, "c", "", "", "", "", "no"});
  conclude(answer);
  CHECK(answer.missing.empty());
}

TEST_CASE("a brief answer keeps its verdict and all that does not hold, whatever is added later") {
  GoodClaim good;
  const auto full = good.answer();
  auto answer = brief(full);
  CHECK(answer.verdict == Verdict::accept);
  CHECK(answer.held.front() == Check::authentic);
  CHECK(answer.held.size() == 10);
  for (const auto& reason : answer.reasons) CHECK(reason.outcome == Outcome::note);
  CHECK(brief(answer).held == answer.held);
  conclude(answer);
  CHECK(answer.verdict == Verdict::accept);
  answer.reasons.push_back({Check::quantity, Outcome::undecided, "x", "", "", "", "", "fix"});
  conclude(answer);
  CHECK(answer.verdict == Verdict::cannot_decide);
}

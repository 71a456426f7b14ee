// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("a better class of the same scheme and version always serves, and a worse one never") {
  GoodClaim good;
  good.question.classes = {{"eu-ci", "", "E", ""}};
  CHECK(good.after(check_scheme).equivalences[0].serving == Serving::same_scheme);
  good.question.classes = {{"eu-ci", "", "A", ""}};
  CHECK(good.after(check_scheme).equivalences[0].serving == Serving::same_scheme);
  good.label().class_name = "C";
  CHECK(has(good.after(check_scheme), "claim.class.not-reached"));
}

TEST_CASE("a class without a limit never serves, asked or claimed") {
  GoodClaim good;
  good.question.classes = {{"eu-ci", "", "F", ""}};
  CHECK(has(good.after(check_scheme), "claim.class.not-reached"));
  good.question.classes = {{"eu-ci", "", "E", ""}};
  good.label().class_name = "F";
  CHECK(has(good.after(check_scheme), "claim.class.not-reached"));
}

TEST_CASE("a swapped family is found where the question names the family") {
  GoodClaim good;
  good.question.classes = {{"less-1.1", "", "A", "QST"}};
  auto& scheme = good.label().scheme;
  scheme = {"less-1.1", pack("less-1.1")->info.edition, pack("less-1.1")->info.digest, "BST", "private", "", ""};
  CHECK(has(good.after(check_scheme), "claim.family.swapped"));
}

TEST_CASE("one of several asked classes is enough") {
  GoodClaim good;
  good.question.classes = {{"less-1.1", "", "A", "QST"}, {"eu-ci", "", "A", "carbon"}};
  const auto answer = good.after(check_scheme);
  CHECK(faults(answer) == "");
  CHECK(answer.equivalences.size() == 2);
}

TEST_CASE("a draft or superseded scheme is told from law") {
  GoodClaim good;
  good.question.scheme_status = {"law"};
  CHECK(has(good.after(check_scheme), "claim.scheme.status"));
  good.question.scheme_status.clear();
  CHECK(has(good.after(check_scheme), "claim.scheme.not-law", Outcome::note));
  auto old = *pack("eu-ci");
  old.status = method::SchemeStatus::superseded;
  good.schemes["eu-ci"] = std::make_shared<method::Scheme>(old);
  CHECK(has(good.after(check_scheme), "claim.scheme.superseded"));
}

TEST_CASE("another scheme needs a dossier where something is open, and is refused where none is taken") {
  GoodClaim good;
  good.question.classes = {{"less-1.1", "", "D", "BST"}};
  CHECK(has(good.after(check_scheme), "claim.equivalence.not-shown"));  // crude steel is not hot-rolled
  good.question.equivalents = false;
  CHECK(good.after(check_scheme).equivalences[0].lines[0].reason == "the question takes no other scheme");
  good.question.equivalents = true;
  good.question.classes = {{"unheard-of", "", "A", ""}};
  CHECK(has(good.after(check_scheme), "claim.equivalence.needs-dossier", Outcome::undecided));
  good.question.classes = {{"eu-ci", "0.9", "A", ""}};
  CHECK(has(good.after(check_scheme), "claim.equivalence.needs-dossier", Outcome::undecided));
}

TEST_CASE("a question without a class says so") {
  GoodClaim good;
  good.question.classes.clear();
  CHECK(has(good.after(check_scheme), "claim.question.no-class", Outcome::note));
}

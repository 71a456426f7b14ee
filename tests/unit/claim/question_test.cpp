// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("words of a question are read as they are written") {
  for (const auto rank : {VerificationRank::self_declared, VerificationRank::limited, VerificationRank::reasonable}) CHECK(parse_verification_rank(to_string(rank)) == rank);
  for (int at = 0; at < 6; ++at) CHECK(parse_custody(to_string(static_cast<Custody>(at))) == static_cast<Custody>(at));
  for (int at = 0; at < 9; ++at) CHECK(parse_criterion_kind(to_string(static_cast<CriterionKind>(at))) == static_cast<CriterionKind>(at));
  CHECK_FALSE(parse_custody("segregation"));
}

TEST_CASE("only group balance and book-and-claim leave the goods behind") {
  CHECK(is_physical(Custody::site_mass_balance));
  CHECK_FALSE(is_physical(Custody::group_mass_balance));
  CHECK_FALSE(is_physical(Custody::book_and_claim));
}

TEST_CASE("a lot is found by its id") {
  const GoodClaim good;
  CHECK(good.question.find_lot("beams") == &good.question.lots[0]);
  CHECK(good.question.find_lot("") == nullptr);
}

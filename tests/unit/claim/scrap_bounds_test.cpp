// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "claim/scrap_bounds.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("recycled content is s where a scheme counts pre and post alone, and a lower bound where it counts more") {
  const label::LabelRecycledContent recycled{decimal("0.2"), decimal("0.3")};
  const auto own = scrap_bounds(pack("eu-ci")->scrap, recycled);
  CHECK(own.exact);
  CHECK(own.below(decimal("0.499")));
  CHECK(own.above(decimal("0.501")));
  CHECK_FALSE(own.below(decimal("0.5")));
  const auto less = scrap_bounds(pack("less-1.1")->scrap, recycled);
  CHECK(less.known);
  CHECK_FALSE(less.exact);
  CHECK(less.below(decimal("0.4")));
  CHECK_FALSE(less.above(decimal("0.9")));
  CHECK_FALSE(scrap_bounds(pack("responsiblesteel-2.1")->scrap, recycled).known);
  CHECK_FALSE(scrap_bounds(pack("eu-ci")->scrap, {decimal("0.2"), std::nullopt}).known);
}

TEST_CASE("s by another rule is had only where the label's figures give it") {
  GoodClaim good;
  auto& label = good.label();
  CHECK(scrap_share_by(pack("less-1.1")->scrap, pack("less-1.1")->scrap, label) == label.scrap_share);
  CHECK(scrap_share_by(pack("eu-ci")->scrap, pack("less-1.1")->scrap, label) == decimal("0.95"));
  CHECK_FALSE(scrap_share_by(pack("less-1.1")->scrap, pack("eu-ci")->scrap, label));
  CHECK_FALSE(same_rule(pack("less-1.1")->scrap, pack("eu-ci")->scrap));
}

// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/plant/finding_list.hpp"

using namespace ferrolabel;
using formats::FindingList;

TEST_CASE("findings come out by their place, equal places in the order of finding") {
  FindingList list;
  list.error("b", {nullptr, {}, 7, 1}, {}, {});
  list.error("a", {nullptr, {}, 2, 9}, {}, {});
  list.error("c", {nullptr, {}, 7, 1}, {}, {});
  const auto findings = std::move(list).take();
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].code + findings[1].code + findings[2].code == "abc");
}

TEST_CASE("more findings than are kept leave a note") {
  FindingList list;
  for (std::size_t at = 0; at <= FindingList::most; ++at) list.error("x", {}, {}, {});
  const auto findings = std::move(list).take();
  CHECK(findings.size() == FindingList::most + 1);
  CHECK(findings.back().severity == Severity::note);
}

// SPDX-License-Identifier: Apache-2.0
#include "method/scheme.hpp"

#include <catch2/catch.hpp>
#include <memory>

using namespace ferrolabel::method;

TEST_CASE("every status and kind of a scheme reads back as it is written") {
  for (int at = 0; at <= static_cast<int>(SchemeStatus::superseded); ++at)
    CHECK(parse_scheme_status(to_string(static_cast<SchemeStatus>(at))) == static_cast<SchemeStatus>(at));
  for (int at = 0; at <= static_cast<int>(SchemeKind::no_threshold); ++at)
    CHECK(parse_scheme_kind(to_string(static_cast<SchemeKind>(at))) == static_cast<SchemeKind>(at));
  CHECK_FALSE(parse_scheme_status("in force"));
}

TEST_CASE("only the last five kinds give no class whatever the figures") {
  CHECK(is_attribute_only(SchemeKind::blended_pathway));
  CHECK(is_attribute_only(SchemeKind::no_threshold));
  CHECK_FALSE(is_attribute_only(SchemeKind::procurement_caps));
  CHECK_FALSE(is_attribute_only(SchemeKind::quota));
}

TEST_CASE("a reference is projected by the scheme that it refers to") {
  Scheme scheme;
  scheme.info.id = "own";
  CHECK(scheme.projected().info.id == "own");
  Scheme other;
  other.info.id = "other";
  scheme.reference = Reference{};
  scheme.reference->referred = std::make_shared<const Scheme>(other);
  CHECK(scheme.projected().info.id == "other");
}

// SPDX-License-Identifier: Apache-2.0
#include "lca/module.hpp"

#include <catch2/catch.hpp>

namespace ferrolabel::lca {
namespace {

TEST_CASE("modules of EN 15804 and ranges within a stage are read, and nothing else") {
  for (const auto* name : {"A1", "A2", "A1-A3", "A4-A5", "B1-B7", "C1-C4", "C3", "D"}) CHECK(Module::read(name).value().name() == name);
  for (const auto* name : {"", "A", "A6", "B8", "a1", "A3-A1", "A1-A1", "A1-A5", "A1-C4", "C4-D", "A1-", "-A3", "A1-A2-A3", "D-D", "A1 "}) CHECK_FALSE(Module::read(name).has_value());
}

TEST_CASE("modules stand in the order of the life cycle, with D behind all others and apart") {
  CHECK(*Module::read("A3") < *Module::read("A4"));
  CHECK(*Module::read("C4") < *Module::read("D"));
  CHECK(Module{} < *Module::read("A1"));
  CHECK(Module::read("D")->is_beyond_the_system());
  CHECK_FALSE(Module::read("C4")->is_beyond_the_system());
  CHECK_FALSE(Module{}.is_beyond_the_system());
}

TEST_CASE("a module overlaps with every range that holds it") {
  CHECK(Module::read("A2")->overlaps(*Module::read("A1-A3")));
  CHECK(Module::read("A1-A3")->overlaps(*Module::read("A3")));
  CHECK_FALSE(Module::read("A1")->overlaps(*Module::read("A2-A3")));
  CHECK_FALSE(Module{}.overlaps(*Module::read("A1")));
  CHECK_FALSE(Module::read("A1")->overlaps(Module{}));
}

}  // namespace
}  // namespace ferrolabel::lca

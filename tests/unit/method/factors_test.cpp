// SPDX-License-Identifier: Apache-2.0
#include "method/factors.hpp"

#include <catch2/catch.hpp>

TEST_CASE("a material is found by its whole id") {
  ferrolabel::method::FactorPack pack;
  pack.materials.resize(3);
  pack.materials[0].id = "coke";
  pack.materials[1].id = "coke_oven_gas";
  pack.materials[2].id = "steel";
  CHECK(pack.find("coke") == &pack.materials[0]);
  CHECK(pack.find("coke_oven_gas") == &pack.materials[1]);
  CHECK(pack.find("steel") == &pack.materials[2]);
  CHECK(pack.find("coke_oven") == nullptr);
  CHECK(pack.find("zinc") == nullptr);
  CHECK(pack.find("") == nullptr);
}

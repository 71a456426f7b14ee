// SPDX-License-Identifier: Apache-2.0
#include "method/goods.hpp"

#include <catch2/catch.hpp>

namespace {

ferrolabel::method::GoodsPack pack() {
  ferrolabel::method::GoodsPack goods;
  goods.categories.resize(1);
  goods.categories[0].name = "Crude steel";
  goods.codes = {{"7207", "Crude steel"}, {"72071111", "Crude steel"}};
  return goods;
}

}  // namespace

TEST_CASE("a code belongs to the category that lists it in full") {
  const auto goods = pack();
  REQUIRE(goods.category_of("72071111") != nullptr);
  CHECK(goods.category_of("72071111")->name == "Crude steel");
}

TEST_CASE("a listed heading does not make a code exist") {
  const auto goods = pack();
  CHECK(goods.category_of("72071199") == nullptr);
  CHECK(goods.category_of("7207") == nullptr);
  CHECK(goods.find_category("Pig iron") == nullptr);
}

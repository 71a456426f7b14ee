// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/pack/goods_reader.hpp"
#include "pack_test_support.hpp"
#include "syntax/encoding.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;

namespace {

Result<method::GoodsPack> with(std::string_view piece, std::string_view by) {
  return read_goods_pack(document(altered("factors/eu-cbam-goods.json", piece, by)));
}

}  // namespace

TEST_CASE("the goods pack holds every listed CN code with its category") {
  const auto pack = library().goods("eu-cbam-goods").value();
  REQUIRE(pack->codes.size() == 630);
  std::string lines;  // the digest was made from the published list and hydrogen's code, not from the pack
  for (const auto& [code, category] : pack->codes) lines += code + '=' + category + '\n';
  CHECK(syntax::sha256_digest(lines) == "sha256:62baec010b5a1ac49d6a4001e90ca6b48d4894ff17c46aa533027d2bfb73fb6a");
}

TEST_CASE("a CN code of eight digits has a category, a heading alone makes no code") {
  const auto pack = library().goods("eu-cbam-goods").value();
  CHECK(pack->category_of("72083900")->name == "Iron or steel products");
  CHECK(pack->category_of("72071210")->name == "Crude steel");
  CHECK(pack->category_of("28041000")->name == "Hydrogen");
  CHECK(pack->category_of("26011200")->name == "Sintered Ore");
  CHECK(pack->category_of("72089999") == nullptr);
  CHECK(pack->category_of("7208") == nullptr);
  CHECK(pack->category_of("76011000") == nullptr);
}

TEST_CASE("each category allows the precursors of its chain and no others") {
  const auto pack = library().goods("eu-cbam-goods").value();
  const auto allows = [&](std::string_view category, std::string_view precursor) {
    const auto& list = pack->find_category(category)->precursors;
    return std::find(list.begin(), list.end(), precursor) != list.end();
  };
  CHECK(pack->find_category("Sintered Ore")->precursors.empty());
  CHECK(allows("Pig iron", "Hydrogen"));
  CHECK(allows("Pig iron", "Pig iron"));
  CHECK(allows("Direct reduced iron", "Pig iron"));
  CHECK(allows("Crude steel", "Crude steel"));
  CHECK_FALSE(allows("Crude steel", "Sintered Ore"));
  CHECK(allows("Iron or steel products", "Iron or steel products"));
  CHECK_FALSE(allows("Iron or steel products", "Hydrogen"));
}

TEST_CASE("own electricity counts in the definitive basis for sintered ore only") {
  const auto pack = library().goods("eu-cbam-goods").value();
  for (const auto& category : pack->categories) {
    CHECK(category.indirect_in_basis == (category.name == "Sintered Ore"));
    CHECK(category.indirect_in_basis_transitional);
  }
}

TEST_CASE("a code that is none, a code twice and an unknown category are refused") {
  CHECK(is_refused_with(with("\"72011011\"", "\"7201101\""), "pack.bad-cn"));
  CHECK(is_refused_with(with("\"72011011\"", "\"72O11011\""), "pack.bad-cn"));
  CHECK(is_refused_with(with("\"72011011\"", "\"72011019\""), "pack.double-id"));
  CHECK(is_refused_with(with("\"category\": \"Hydrogen\"", "\"category\": \"Helium\""), "pack.unknown-category"));
  CHECK(is_refused_with(with("\"precursors\": [\"Sintered Ore\"]", "\"precursors\": [\"Iron ore\"]"),
                        "pack.unknown-category"));
}

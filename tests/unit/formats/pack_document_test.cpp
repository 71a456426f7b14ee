// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/pack_document.hpp"

#include <catch2/catch.hpp>

#include "formats/pack/factor_reader.hpp"
#include "pack_test_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;

namespace {

std::string pack_with(std::string_view sources) {
  return R"({"format": "ferrolabel-factors", "formatVersion": 1, "id": "own", "title": "Own", "edition": "1", "licence": "CC0-1.0",)" +
         std::string{sources} + R"( "materials": []})";
}

}  // namespace

TEST_CASE("a pack without a source is refused") {
  CHECK(is_refused_with(read_factor_pack(document(pack_with(""))), "pack.no-source"));
  CHECK(is_refused_with(read_factor_pack(document(pack_with(R"("sources": [],)"))), "pack.no-source"));
  CHECK(read_factor_pack(
            document(pack_with(
                R"("sources": [{"id": "a", "what": "all", "reference": "own laboratory", "confidence": "P"}],)")))
            .ok());
}

TEST_CASE("a source without a reference or with an unknown confidence is refused") {
  CHECK(is_refused_with(
      read_factor_pack(document(pack_with(R"("sources": [{"id": "a", "what": "all", "confidence": "P"}],)"))),
      "pack.missing-member"));
  CHECK(is_refused_with(read_factor_pack(document(pack_with(
                            R"("sources": [{"id": "a", "what": "all", "reference": "", "confidence": "P"}],)"))),
                        "pack.empty-text"));
  CHECK(is_refused_with(read_factor_pack(document(pack_with(
                            R"("sources": [{"id": "a", "what": "all", "reference": "x", "confidence": "X"}],)"))),
                        "pack.bad-confidence"));
}

TEST_CASE("two sources of one id are refused") {
  const auto pack = pack_with(
      R"("sources": [{"id": "a", "what": "x", "reference": "x", "confidence": "P"}, {"id": "a", "what": "y", "reference": "y", "confidence": "P"}],)");
  CHECK(is_refused_with(read_factor_pack(document(pack)), "pack.double-id"));
}

TEST_CASE("a file that is no pack says so") {
  CHECK(is_refused_with(read_pack_document({"a.json", R"({"id": "a"})"}), "pack.format"));
  CHECK(is_refused_with(read_pack_document({"a.json", "[1]"}), "pack.format"));
  CHECK_FALSE(read_pack_document({"a.json", "{"}).ok());
  CHECK(is_refused_with(read_pack_file("no/such/pack.json"), "pack.unreadable"));
}

TEST_CASE("a pack of a later format version or of another kind is refused") {
  CHECK(is_refused_with(read_factor_pack(document(altered("factors/eu-standard-factors.json", "\"formatVersion\": 1",
                                                          "\"formatVersion\": 2"))),
                        "pack.format"));
  CHECK(is_refused_with(read_factor_pack(document(read_text(root + "/methods/factors/eu-mrr-tiers.json"))),
                        "pack.format"));
}

TEST_CASE("a pack id is no path") {
  CHECK(is_pack_id("eu-cbam-2026"));
  CHECK(is_pack_id("less-1.1"));
  CHECK_FALSE(is_pack_id("../secret"));
  CHECK_FALSE(is_pack_id("a/b"));
  CHECK_FALSE(is_pack_id(".hidden"));
  CHECK_FALSE(is_pack_id(""));
  CHECK_FALSE(is_pack_id(std::string(65, 'a')));
}

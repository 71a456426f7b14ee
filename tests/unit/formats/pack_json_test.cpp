// SPDX-License-Identifier: Apache-2.0
#include "formats/result/pack_json.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "syntax/json_reader.hpp"

using namespace ferrolabel;

namespace {

const std::string methods = std::string{FERROLABEL_SOURCE_DIR} + "/methods";

}  // namespace

TEST_CASE("a limit is written as the scheme prints it") {
  const quantity::Decimal a{1200};
  CHECK(formats::limit_text({a, quantity::Decimal{400}, {}}) == "1200 - 400·s");
  CHECK(formats::limit_text({a, quantity::Decimal{0}, {}}) == "1200");
  CHECK(formats::limit_text({{}, {}, {{quantity::Decimal{0}, a}, {quantity::Decimal{1}, quantity::Decimal{50}}}}) == "1200 at s = 0, 50 at s = 1");
}

TEST_CASE("packs are listed with id, kind, edition and whole digest") {
  const auto library = formats::PackLibrary::open(methods);
  REQUIRE(library.ok());
  const auto packs = library->list();
  REQUIRE(packs.ok());
  const auto document = syntax::read_json({"", formats::packs_json(*packs, "methods")});
  REQUIRE(document.ok());
  std::size_t at = 0;
  for (auto node = document->root().member("packs").first_child(); node; node = node.next(), ++at) {
    CHECK(node.member("id").scalar() == (*packs)[at].id);
    CHECK(node.member("digest").scalar().size() == 71);
  }
  CHECK(at == packs->size());
}

TEST_CASE("a method cites an act for every rule, and a scheme shows status and limits") {
  const auto library = formats::PackLibrary::open(methods);
  const auto method = library->method("eu-cbam-2026");
  REQUIRE(method.ok());
  const auto told = syntax::read_json({"", formats::method_json(**method)});
  REQUIRE(told.ok());
  for (auto rule = told->root().member("rules").first_child(); rule; rule = rule.next()) CHECK_FALSE(rule.member("reference").scalar().empty());
  const auto schemes = formats::SchemeLibrary::open(methods + "/schemes");
  const auto scheme = schemes->scheme("eu-ci");
  REQUIRE(scheme.ok());
  const auto document = syntax::read_json({"", formats::scheme_json(**scheme)});
  REQUIRE(document.ok());
  CHECK(document->root().member("status").scalar() == "product-default");
  CHECK(document->root().member("families").first_child().member("classes").first_child().member("limit").scalar() != "");
}

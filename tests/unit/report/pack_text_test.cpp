// SPDX-License-Identifier: Apache-2.0
#include "report/pack_text.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"

using namespace ferrolabel;

namespace {

const std::string methods = std::string{FERROLABEL_SOURCE_DIR} + "/methods";

}  // namespace

TEST_CASE("packs are listed with edition, confidence and the head of the digest") {
  const std::vector<formats::PackSummary> packs{{"a", "factors", "A", "2026", "sha256:0123456789abcdef", {}, {{quantity::Confidence::primary, 3}, {quantity::Confidence::recalled, 1}}}};
  const auto text = report::packs_text(packs, {});
  CHECK(text.find("a   factors  2026     P3 M1    sha256:0123456789ab\n") != std::string::npos);
  CHECK(report::pack_text(packs.front(), {}).find("sha256:0123456789abcdef") != std::string::npos);
}

TEST_CASE("a method is shown with the act of each rule, a scheme with status and limits") {
  const auto library = formats::PackLibrary::open(methods);
  const auto method = library->method("eu-cbam-2026");
  REQUIRE(method.ok());
  CHECK(report::method_text(**method, {}).find("E = AD·NCV·EF·OF") != std::string::npos);
  CHECK(report::factors_text(*(*method)->factors, {}).find("natural_gas") != std::string::npos);
  const auto goods = report::goods_text(*(*method)->goods, {});
  CHECK(goods.find("Crude steel") != std::string::npos);
  CHECK(goods.find("precursors: ") != std::string::npos);
  const auto schemes = formats::SchemeLibrary::open(methods + "/schemes");
  const auto scheme = schemes->scheme("less-1.1");
  REQUIRE(scheme.ok());
  const auto text = report::scheme_text(**scheme, {});
  CHECK(text.find("QST") != std::string::npos);
  CHECK(text.find("status private") != std::string::npos);
}

// SPDX-License-Identifier: Apache-2.0
#include "issuing/improvement.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "support/plants.hpp"

using namespace ferrolabel;

TEST_CASE("a case of electricity that the scheme does not leave open is refused before anything is computed") {
  const auto library = formats::SchemeLibrary::open(FERROLABEL_SOURCE_DIR "/methods/schemes");
  REQUIRE(library.ok());
  const auto scheme = *library->scheme("eu-ci");
  const auto method = support::method_of("eu-ets-2026");
  const auto plant = support::year("2025");
  const auto refused = issuing::improvement(plant, *method, *scheme, {"coil", "", "", "eu-average"});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.findings().front().code == "classify.electricity.settled");
  const auto unknown = issuing::improvement(plant, *method, *scheme, {"coil", "", "", ""});
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.findings().front().code != "classify.electricity.settled");
}

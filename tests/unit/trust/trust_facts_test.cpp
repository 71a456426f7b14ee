// SPDX-License-Identifier: Apache-2.0
#include "trust/trust_facts.hpp"

#include <catch2/catch.hpp>

#include "support.hpp"
#include "trust/trust_list_document.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {

Verifier verifier() {
  return {"DE-V-0042", "Example Verifier", "DAkkS", {{day("2024-01-01"), day("2025-12-31")}, {day("2026-03-01"), std::nullopt}}, day("2026-10-01"), "limited", {"less-1.1"}, {"quality-steel"}, {}};
}

std::string sample() {
  TrustList list{"urn:example:list", day("2026-11-24")};
  list.set_facts({{verifier()},
                  {{"DE-001", "Example Works", "Example Steel", "DE", "Musterstadt", {"crude-steel"}, quantity::Decimal{1850}, quantity::Decimal{2'000'000}, "site-mass-balance", true, "annual report 2025"}},
                  {{"IN", "7208", *quantity::Decimal::parse("2450.5"), "example act, annex"}}});
  return write_trust_list(list);
}

std::string list_codes(const std::string& text) {
  const auto document = json(text);
  return codes(read_trust_list(document.root()).findings());
}

}  // namespace

TEST_CASE("verifiers, sites and country defaults are written and read as they stand") {
  const auto text = sample();
  const auto document = json(text);
  const auto list = read_trust_list(document.root());
  REQUIRE(list.ok());
  CHECK(write_trust_list(*list) == text);
  REQUIRE(list->facts().find_verifier("DE-V-0042") != nullptr);
  CHECK(list->facts().find_verifier("DE-V-0042")->periods.size() == 2);
  CHECK(list->facts().find_site("DE-001")->intensity == quantity::Decimal{1850});
  CHECK(list->facts().find_verifier("DE-V-0043") == nullptr);
  CHECK(list->facts().find_site("DE-002") == nullptr);
  CHECK_FALSE(list->facts().empty());
}

TEST_CASE("a verifier is accredited in its periods, until it is withdrawn") {
  const auto on = [](std::string_view date) { return codes(check_accreditation(verifier(), {}, day(date))); };
  CHECK(on("2023-12-31") == "trust.verifier.not-accredited");
  CHECK(on("2024-01-01").empty());
  CHECK(on("2025-12-31").empty());
  CHECK(on("2026-02-28") == "trust.verifier.not-accredited");
  CHECK(on("2026-09-30").empty());
  CHECK(on("2026-10-01") == "trust.verifier.not-accredited");
}

TEST_CASE("a verifier vouches within its scope and up to its level") {
  const auto for_what = [](const Engagement& engagement) { return codes(check_accreditation(verifier(), engagement, day("2026-05-01"))); };
  CHECK(for_what({"less-1.1", "quality-steel", "hot-rolled", "limited"}).empty());
  CHECK(for_what({"eu-ci", "", "", ""}) == "trust.verifier.scope");
  CHECK(for_what({"eu-ci", "carbon", "", "reasonable"}) == "trust.verifier.scope trust.verifier.scope trust.verifier.level");
}

TEST_CASE("what is wrong with the facts of a list has its code") {
  const auto text = sample();
  CHECK(list_codes(text).empty());
  CHECK(list_codes(replaced(text, "\"limited\"", "\"full\"")) == "trust.verifier.level-unknown");
  CHECK(list_codes(replaced(text, "2026-03-01", "2025-12-31")) == "trust.verifier.period");
  CHECK(list_codes(replaced(text, "2025-12-31", "2023-12-31")) == "trust.verifier.period");
  CHECK(list_codes(replaced(text, "\"less-1.1\"", "")) == "trust.list.scope");
  CHECK(list_codes(replaced(text, "site-mass-balance", "mass-balance")) == "trust.site.custody");
  CHECK(list_codes(replaced(text, "\"DE\"", "\"Deutschland\"")) == "trust.facts.country");
  CHECK(list_codes(replaced(text, "\"1850\"", "1850")) == "trust.document.wrong-type");
  CHECK(list_codes(replaced(text, "\"2450.5\"", "\"2450,5\"")) == "trust.document.bad-number");
  CHECK(list_codes(replaced(text, "\"verifiedData\": true", "\"verifiedData\": 1")) == "trust.document.wrong-type");
  CHECK(list_codes(replaced(text, "\"body\"", "\"bodies\"")) == "trust.document.missing-member trust.document.unknown-member");
}

TEST_CASE("a verifier or a site that stands twice is found with both places") {
  TrustList list{"urn:example:list", day("2026-11-24")};
  const Site site{"DE-001", "Works", "Steel", "DE", "", {}, std::nullopt, std::nullopt, "", false, "report"};
  list.set_facts({{verifier(), verifier()}, {site, site}, {}});
  const auto document = json(write_trust_list(list));
  const auto read = read_trust_list(document.root());
  CHECK(codes(read.findings()) == "trust.verifier.duplicate trust.site.duplicate");
  REQUIRE(read.findings()[0].contradicted_by);
  CHECK(read.findings()[0].contradicted_by->pointer == "/verifiers/0");
}

// SPDX-License-Identifier: Apache-2.0
#include "issuing/classification.hpp"

#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::issuing;

namespace {

Schemes schemes_of(const std::vector<std::string>& ids) {
  const auto library = formats::SchemeLibrary::open(FERROLABEL_SOURCE_DIR "/methods/schemes");
  REQUIRE(library.ok());
  Schemes schemes;
  for (const auto& id : ids.empty() ? library->ids() : ids) schemes.push_back(*library->scheme(id));
  return schemes;
}

IntensityTerms intensity(const char* value) {
  IntensityTerms terms;
  terms.intensity = *quantity::Decimal::parse(value);
  terms.scrap = *quantity::Decimal::parse("0.3");
  terms.family = "QST";
  return terms;
}

}  // namespace

TEST_CASE("an intensity gets its class, and the last digit decides") {
  const auto schemes = schemes_of({"less-1.1"});
  CHECK(classify_intensity(schemes, intensity("1245"))->front().classification.class_name == "B");
  CHECK(classify_intensity(schemes, intensity("1245.0000000001"))->front().classification.class_name == "C");
}

TEST_CASE("a named scheme that refuses gives its findings, and among all schemes its reason") {
  const auto refused = classify_intensity(schemes_of({"jp-gx-steel"}), intensity("1245"));
  const bool told = !refused.ok() || refused->front().classification.refused();
  CHECK(told);
  auto terms = intensity("1245");
  const auto all = classify_intensity(schemes_of({}), terms);
  REQUIRE(all.ok());
  CHECK(all->size() == schemes_of({}).size());
  for (const auto& result : *all) CHECK(result.classification.refused() != result.classification.class_name.has_value());
}

TEST_CASE("a scheme that settles its electricity case lets nobody choose another") {
  const auto scheme = schemes_of({"eu-ci"}).front();
  CHECK(open_electricity_case(*scheme, "").ok());
  const auto other = open_electricity_case(*scheme, "eu-average");
  REQUIRE_FALSE(other.ok());
  CHECK(other.findings().front().code == "classify.electricity.settled");
  for (const auto& name : electricity_cases()) CHECK(electricity_case(name));
  CHECK_FALSE(electricity_case("wind"));
}

TEST_CASE("a refusal tells all errors, and which scheme it was") {
  const auto scheme = schemes_of({"less-1.1"}).front();
  const auto refused = refusal(*scheme, "QST", "10", {{"a.b", Severity::error, {}, "one", ""}, {"a.c", Severity::warning, {}, "two", ""}, {"a.d", Severity::error, {}, "three", ""}});
  CHECK(refused.refused_because == "one; three");
  CHECK(refused.scheme == "less-1.1");
  CHECK(refused.refused());
}

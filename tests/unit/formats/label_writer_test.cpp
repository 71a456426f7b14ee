// SPDX-License-Identifier: Apache-2.0
#include "formats/label/label_writer.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "syntax/json_reader.hpp"
#include "unit/label/sample_label.hpp"

using namespace ferrolabel;
using label::sample_label;

namespace {

void collect(syntax::Node node, const std::string& path, std::set<std::string>& paths) {
  if (node.kind() == syntax::Kind::object) {
    for (auto member = node.first_child(); member; member = member.next()) collect(member, path + "/" + std::string{member.name()}, paths);
  } else {
    paths.insert(path);
  }
}

std::set<std::string> members_of(const std::string& payload) {
  const auto document = syntax::read_json({"payload", payload});
  REQUIRE(document.ok());
  std::set<std::string> paths;
  collect(document->root(), "", paths);
  return paths;
}

}  // namespace

TEST_CASE("a label's payload has these members and no other: fuels, suppliers and volumes have no place in it") {
  const std::set<std::string> expected{
      "/@context", "/id", "/type", "/issuer/id", "/issuer/name", "/validFrom", "/validUntil", "/credentialStatus/id", "/credentialStatus/type",
      "/credentialSubject/holder/name", "/credentialSubject/installation/id", "/credentialSubject/installation/name",
      "/credentialSubject/installation/country", "/credentialSubject/installation/site", "/credentialSubject/installation/meltCountry",
      "/credentialSubject/installation/pourCountry", "/credentialSubject/installation/meltSite", "/credentialSubject/product/id",
      "/credentialSubject/product/name", "/credentialSubject/product/cn", "/credentialSubject/product/grade", "/credentialSubject/product/form",
      "/credentialSubject/product/stage", "/credentialSubject/product/heats", "/credentialSubject/period/from", "/credentialSubject/period/to",
      "/credentialSubject/accountingMethod/id", "/credentialSubject/accountingMethod/edition", "/credentialSubject/accountingMethod/digest",
      "/credentialSubject/scheme/id", "/credentialSubject/scheme/version", "/credentialSubject/scheme/digest", "/credentialSubject/scheme/family",
      "/credentialSubject/scheme/status", "/credentialSubject/scheme/statusText", "/credentialSubject/scheme/notice",
      "/credentialSubject/intensity/value", "/credentialSubject/intensity/unit", "/credentialSubject/intensity/stage",
      "/credentialSubject/scrapShare/value", "/credentialSubject/scrapShare/unit", "/credentialSubject/primaryFraction/value",
      "/credentialSubject/primaryFraction/unit", "/credentialSubject/scrapPerProduct/value", "/credentialSubject/scrapPerProduct/unit",
      "/credentialSubject/class", "/credentialSubject/electricity/basis", "/credentialSubject/electricity/instruments",
      "/credentialSubject/recycledContent/preConsumer/value", "/credentialSubject/recycledContent/preConsumer/unit",
      "/credentialSubject/recycledContent/postConsumer/value", "/credentialSubject/recycledContent/postConsumer/unit",
      "/credentialSubject/defaultShare/value", "/credentialSubject/defaultShare/unit", "/credentialSubject/verification/level",
      "/credentialSubject/verification/verifier", "/credentialSubject/verification/accreditation", "/credentialSubject/quantity/value",
      "/credentialSubject/quantity/unit", "/credentialSubject/validity", "/credentialSubject/registry", "/credentialSubject/inputDigest", "/credentialSubject/submissionDigest"};
  CHECK(members_of(formats::write_label(sample_label())) == expected);
}

TEST_CASE("numbers that matter are decimal strings with their unit") {
  const auto payload = formats::write_label(sample_label());
  CHECK(payload.find(R"("intensity":{"value":"252.17","unit":"kgCO2e/t","stage":"crude-steel"})") != payload.npos);
  CHECK(payload.find(R"("quantity":{"value":"120.5","unit":"t"})") != payload.npos);
}

TEST_CASE("the payload is a verifiable credential of the data model 2.0") {
  const auto payload = formats::write_label(sample_label());
  CHECK(payload.substr(0, payload.find(",\"id\"")) == R"({"@context":["https://www.w3.org/ns/credentials/v2","https://ferrolabel.eu/ns/label/v1"])");
  CHECK(payload.find(R"("type":["VerifiableCredential","SteelCarbonLabel"])") != payload.npos);
  CHECK(payload.find(R"("validFrom":"2026-11-24T00:00:00Z","validUntil":"2028-11-23T23:59:59Z")") != payload.npos);
}

TEST_CASE("a label of unknown validity says so, and has no last day") {
  auto label = sample_label();
  label.valid_until.reset();
  const auto payload = formats::write_label(label);
  CHECK(payload.find("validUntil") == payload.npos);
  CHECK(payload.find(R"("validity":"unknown")") != payload.npos);
}

// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "syntax/file.hpp"
#include "trust/trust_list_document.hpp"
#include "support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {

std::string sample() {
  TrustList list{"urn:example:list", day("2026-11-24")};
  auto first = trusted(test_key(7));
  first.revoked = Revocation{day("2026-10-01"), "superseded"};
  auto second = trusted(test_key(8));
  second.valid_until.reset();
  second.purpose = Purpose::receipt;
  (void)list.add({{"https://example.com/issuers/mill", "Example Mill"}, {"less-1.1"}, {first, second}});
  (void)list.add({{"urn:example:other", "Other"}, {}, {trusted(test_key(9))}});
  return write_trust_list(list);
}

std::string list_codes(const std::string& text) {
  const auto document = json(text);
  return codes(read_trust_list(document.root()).findings());
}

}  // namespace

TEST_CASE("a trust list written and read again is the same list") {
  const auto text = sample();
  const auto document = json(text);
  const auto list = read_trust_list(document.root());
  REQUIRE(list.ok());
  CHECK(write_trust_list(*list) == text);
  const auto entry = list->find(test_key(7).kid());
  REQUIRE(entry);
  CHECK(entry->issuer->schemes == std::vector<std::string>{"less-1.1"});
  REQUIRE(entry->key->revoked);
  CHECK(entry->key->revoked->reason == "superseded");
  CHECK(entry->key->place.pointer == "/issuers/0/keys/0");
}

TEST_CASE("what is wrong with a trust list has its own code") {
  const auto text = sample();
  CHECK(list_codes(replaced(text, "\"label\"", "\"labels\"")) == "trust.list.purpose");
  CHECK(list_codes(replaced(text, "superseded", "lost")) == "trust.list.revocation");
  CHECK(list_codes(replaced(text, "\"revokedAt\": \"2026-10-01\",", "")) == "trust.list.revocation");
  CHECK(list_codes(replaced(text, "2028-12-31", "2020-12-31")) == "trust.list.validity");
  CHECK(list_codes(replaced(text, "\"validUntil\"", "\"validTill\"")) == "trust.document.unknown-member");
  CHECK(list_codes(replaced(text, "\"less-1.1\"", "")) == "trust.list.scope");
  CHECK(list_codes(replaced(text, "\"less-1.1\"", "1")) == "trust.document.wrong-type trust.list.scope");
  CHECK(list_codes(replaced(text, test_key(8).kid(), test_key(7).kid())) == "trust.list.duplicate-kid");
  CHECK(list_codes(replaced(text, test_key(7).kid(), "with blank")) == "trust.list.kid");
  CHECK(list_codes(replaced(text, "https://", "https://\xD0\xB0")) == "trust.issuer.uri");
  CHECK(list_codes(replaced(text, "Ed25519", "X25519")) == "trust.key.type");
  CHECK(list_codes(replaced(text, "urn:example:other", "https://example.com/issuers/mill")) == "trust.list.duplicate-issuer");
  CHECK(list_codes("{}") ==
        "trust.document.missing-member trust.document.missing-member trust.document.missing-member trust.document.missing-member "
        "trust.document.missing-member");
  CHECK(list_codes("[]") == "trust.document.wrong-type");
}

TEST_CASE("all that is wrong with a list is found in one reading, each with its place") {
  auto text = replaced(sample(), "\"label\"", "\"labels\"");
  text = replaced(text, "urn:example:other", "example");
  const auto document = json(text);
  const auto list = read_trust_list(document.root());
  REQUIRE(codes(list.findings()) == "trust.list.purpose trust.issuer.uri");
  CHECK(list.findings()[0].place.pointer == "/issuers/0/keys/0/purpose");
  CHECK(list.findings()[1].place.pointer == "/issuers/1/id");
}

TEST_CASE("the sample trust list is read and written as it stands") {
  auto source = syntax::read_file(std::string{FERROLABEL_SOURCE_DIR} + "/samples/trust/trust.json", syntax::file_limits().bytes);
  REQUIRE(source.ok());
  const auto text = source->text;
  const auto document = json(text);
  const auto list = read_trust_list(document.root());
  REQUIRE(list.ok());
  CHECK(write_trust_list(*list) == text);
  REQUIRE(list->issuers().size() == 6);
  CHECK(list->issuers()[0].issuer.id == "https://example.com/issuers/demo");
  CHECK(list->issuers()[3].keys[0].revoked->reason == "key-compromise");
  CHECK(list->facts().find_site("eaf-long-products")->country == "IT");
}

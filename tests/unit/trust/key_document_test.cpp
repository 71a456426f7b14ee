// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "trust/key_document.hpp"
#include "support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {
std::string record_codes(const std::string& text) {
  const auto document = json(text);
  return codes(read_key_record(document.root()).findings());
}
}  // namespace

TEST_CASE("a key record written and read again is the same record") {
  const auto key = test_key();
  const auto text = write_key_record(public_record(key));
  const auto document = json(text);
  const auto record = read_key_record(document.root());
  REQUIRE(record.ok());
  CHECK(record->issuer == key.issuer());
  CHECK(record->key == key.public_key());
  CHECK(write_key_record(*record) == text);
}

TEST_CASE("what is wrong with a key record has its own code") {
  const auto key = test_key();
  const auto text = write_key_record(public_record(key));
  CHECK(record_codes(replaced(text, key.kid(), "other")) == "trust.key.kid");
  CHECK(record_codes(replaced(text, "https://", "http://")) == "trust.issuer.uri");
  CHECK(record_codes(replaced(text, "ferrolabel-key-record", "ferrolabel-key")) == "trust.document.format");
  CHECK(record_codes(replaced(text, "2026-01-01", "2026-13-01")) == "trust.document.bad-date");
  CHECK(record_codes(replaced(text, "\"kid\"", "\"kit\"")) == "trust.document.missing-member trust.document.unknown-member");
  CHECK(record_codes("[]") == "trust.document.wrong-type");
  CHECK(record_codes("{}").find("trust.document.missing-member") == 0);
}

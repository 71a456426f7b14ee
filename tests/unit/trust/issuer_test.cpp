// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "trust/issuer.hpp"
#include "support.hpp"

using namespace ferrolabel::trust;

TEST_CASE("an issuer's id is an https or urn URI in ASCII with one writing") {
  for (const char* good : {"https://example.com", "https://example.com/issuers/demo", "https://a.example:8443/x", "urn:example:mill-1",
                           "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"}) {
    INFO(good);
    CHECK(is_issuer_uri(good));
  }
  for (const char* bad : {"", "https://", "http://example.com", "https://Example.com", "https://example.com/a b", "https://ex\xD0\xB0mple.com",
                          "https://me@example.com", "https://example.com/#key", "https://example.com/%61", "https://example.com/a/../b",
                          "https://example.com//a", "https://example.com:443/", "https://example.com.", "https://.example.com", "urn:x:y", "urn:example:",
                          "did:web:example.com", "javascript:alert(1)"}) {
    INFO(bad);
    CHECK_FALSE(is_issuer_uri(bad));
  }
  CHECK_FALSE(is_issuer_uri("https://example.com/" + std::string(300, 'a')));
}

TEST_CASE("an issuer's name cannot be empty, hide signs or mix scripts") {
  const auto check = [](std::string name) { return codes(check_issuer({"https://example.com/x", std::move(name)})); };
  CHECK(check("Stahlwerk Süd GmbH").empty());
  CHECK(check("Сталь").empty());
  for (const char* bad : {"", " Mill", "Mill ", "Mi\nll", "M\x1b[31mill", "M\xD1\x96ll", "Mill\xE2\x80\x8B", "\xff"}) {
    INFO(bad);
    CHECK(check(bad) == "trust.issuer.name");
  }
  CHECK(check(std::string(201, 'a')) == "trust.issuer.name");
}

TEST_CASE("ids that differ by signs that look alike have one skeleton") {
  CHECK(skeleton("https://mill.example/1") == skeleton("https://mi1l.example/l"));
  CHECK(skeleton("https://modern.example") == skeleton("https://modem.example"));
  CHECK(skeleton("https://mill.example/") == skeleton("https://mill.example"));
  CHECK(skeleton("https://mill.example") != skeleton("https://hill.example"));
}

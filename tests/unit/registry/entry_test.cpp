// SPDX-License-Identifier: Apache-2.0
#include "registry/entry.hpp"

#include <catch2/catch.hpp>

#include <vector>

#include "registry_world.hpp"

namespace ferrolabel::registry::tests {
namespace {

std::vector<Entry> one_of_each() {
  auto asked = request("a", 999'999'999'999'999'999);
  asked.payload.clear();
  asked.pool = "melt \"7\"";
  asked.valid_until = std::chrono::year{2027} / 11 / 24;
  asked.instruments = {"go-1", "go-2"};
  asked.inputs = {{"urn:test:label:slab", 12}};
  return {{1, Founded{registry_id}},
          {2, Produced{production(5)}},
          {3, Intended{asked, "sha256:aa"}},
          {4, Issued{"urn:test:label:a", "sha256:bb"}},
          {5, StatusChanged{"urn:test:label:a", {LabelStatus::suspended, "größer", "issuer", noon}}},
          {6, Reserved{"id", reservation("a", 5, "k1")}},
          {7, Settled{"id", ReservationState::consumed, noon}}};
}

}  // namespace

TEST_CASE("an entry of each kind is read back and written again as the same text") {
  for (const auto& entry : one_of_each()) {
    const auto text = write_entry(entry);
    CAPTURE(text);
    const auto again = read_entry(text);
    REQUIRE(again);
    REQUIRE(again->number == entry.number);
    REQUIRE(again->event.index() == entry.event.index());
    REQUIRE(write_entry(*again) == text);
  }
}

TEST_CASE("the text of an entry is as its README shows") {
  REQUIRE(write_entry({4, Issued{"urn:a", "sha256:bb"}}) == R"({"entry":4,"kind":"issued","label":"urn:a","tokenDigest":"sha256:bb"})");
}

TEST_CASE("a text that no entry is written as is none") {
  for (const auto& entry : one_of_each()) {
    const auto text = write_entry(entry);
    REQUIRE_FALSE(read_entry(text + " "));
    REQUIRE_FALSE(read_entry(text.substr(0, text.size() - 1) + ",\"more\":1}"));
    for (std::size_t at = 0; at < text.size(); ++at) {  // what is left without a sign is another entry or none, never this one
      const auto shorter = text.substr(0, at) + text.substr(at + 1);
      const auto read = read_entry(shorter);
      if (read) REQUIRE(write_entry(*read) == shorter);
    }
  }
  REQUIRE_FALSE(read_entry(""));
  REQUIRE_FALSE(read_entry("[]"));
  REQUIRE_FALSE(read_entry(R"({"entry":1,"kind":"lost"})"));
  REQUIRE_FALSE(read_entry(R"({"entry":01,"kind":"founded","registry":"urn:a:b"})"));
}

}  // namespace ferrolabel::registry::tests

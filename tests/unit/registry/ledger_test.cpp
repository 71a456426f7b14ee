// SPDX-License-Identifier: Apache-2.0
#include "registry/ledger.hpp"

#include <catch2/catch.hpp>

#include "registry_world.hpp"

namespace ferrolabel::registry::tests {

TEST_CASE("a token without its payload becomes the same token again") {
  for (const std::string payload : {"", "{}", "a longer payload with signs äöü"}) {
    const auto token = sign_label("urn:a", payload);
    const auto stripped = strip_payload(token, payload);
    REQUIRE(stripped);
    REQUIRE(join_payload(*stripped, payload) == token);
    REQUIRE_FALSE(strip_payload(token, payload + " "));
  }
  for (const auto* wrong : {"", "a", "a.b", "a..", "..", "a.e30.b.c"}) {
    CAPTURE(wrong);
    REQUIRE_FALSE(strip_payload(wrong, "{}"));
  }
  REQUIRE(join_payload("no dot", "{}") == "no dot.e30.");  // what is damaged gives another token, and no fault
}

TEST_CASE("an entry's hash covers it and all before it") {
  const Hash nothing{};
  const auto first = entry_hash(nothing, "a");
  REQUIRE(first == syntax::sha256(std::string(32, '\0') + "a"));
  REQUIRE(entry_hash(first, "b") != entry_hash(entry_hash(nothing, "c"), "b"));
}

TEST_CASE("a head's hash covers each of its members") {
  const StoredHead head{{registry_id, 3, trust::leaf_hash("x"), 7, trust::leaf_hash("y"), noon}, "token"};
  const auto hash = head_hash({}, 1, head);
  auto other = head;
  other.head.size = 4;
  REQUIRE(head_hash({}, 1, other) != hash);
  other = head;
  other.head.root[31] ^= 1;
  REQUIRE(head_hash({}, 1, other) != hash);
  other = head;
  other.head.ledger_entries = 8;
  REQUIRE(head_hash({}, 1, other) != hash);
  other = head;
  other.head.ledger_hash[0] ^= 1;
  REQUIRE(head_hash({}, 1, other) != hash);
  other = head;
  other.head.time += 1s;
  REQUIRE(head_hash({}, 1, other) != hash);
  other = head;
  other.token += "x";
  REQUIRE(head_hash({}, 1, other) != hash);
  REQUIRE(head_hash({}, 2, head) != hash);
  REQUIRE(head_hash(trust::leaf_hash("z"), 1, head) != hash);
}

TEST_CASE("the leaf of a label follows from its token alone") {
  REQUIRE(label_leaf("sha256:ab") == "label sha256:ab");
  REQUIRE(status_leaf("{}") == "status {}");
}

}  // namespace ferrolabel::registry::tests

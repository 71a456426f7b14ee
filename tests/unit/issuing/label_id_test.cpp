// SPDX-License-Identifier: Apache-2.0
#include "issuing/label_id.hpp"

#include <catch2/catch.hpp>

#include "unit/label/sample_label.hpp"

using namespace ferrolabel;
using issuing::label_id;
using label::sample_label;

TEST_CASE("a label's id follows from its content and key alone, whatever id it has") {
  auto label = sample_label();
  const auto id = label_id(label, "key");
  CHECK(id.substr(0, id.size() - 32) == "https://example.com/issuers/mill/labels/");
  label.id = "urn:example:other";
  CHECK(label_id(label, "key") == id);
  CHECK(label_id(label, "other key") != id);
  label.quantity = label::decimal("120.6");
  CHECK(label_id(label, "key") != id);
}

TEST_CASE("the id of a urn issuer's label is a urn") {
  auto label = sample_label();
  label.issuer.id = "urn:example:mill";
  CHECK(label_id(label, "key").substr(0, 23) == "urn:example:mill:label:");
}

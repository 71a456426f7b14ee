// SPDX-License-Identifier: Apache-2.0
#include "checking/registry_evidence.hpp"

#include "unit/checking/registered_claim.hpp"

using namespace ferrolabel;
using namespace ferrolabel::checking;
using namespace ferrolabel::checking::test;
using namespace std::chrono_literals;

namespace {

claim::RegistryEvidence evidence_of(const RegisteredClaim& good, registry::Time now = noon) {
  auto claim = good.claim;
  claim.signed_label = formats::read_signed_label(good.token, &good.trust, formats::test::identity);
  return registry_evidence(*good.store, {&claim}, now);
}

}  // namespace

TEST_CASE("a registry tells the tonnes of a label, who holds them, and since when the log proves it") {
  RegisteredClaim good;
  const auto id = good.label().id;
  REQUIRE(good.store->reserve({id, 40'000'000, "Example Trade", "k1", "sha256:1", noon + 1h}, noon).ok());
  const auto evidence = evidence_of(good);
  CHECK(evidence.registry == "https://example.com/registry");
  CHECK(evidence.list_date == day("2026-11-24"));
  const auto& label = evidence.labels.at(id);
  CHECK(label.issued == 120'500'000);
  CHECK(label.used == 0);
  CHECK(label.logged == day("2026-11-24"));
  CHECK(label.payload_digest == syntax::sha256_digest(formats::write_label(good.label())));
  REQUIRE(label.reservations.size() == 1);
  CHECK(label.reservations[0].holder == "Example Trade");
  CHECK(label.reservations[0].grams == 40'000'000);
  CHECK(label.pool.empty());
  CHECK_FALSE(label.pool_free);
}

TEST_CASE("a reservation that has expired holds nothing, and standing is told with its history") {
  RegisteredClaim good;
  const auto id = good.label().id;
  REQUIRE(good.store->reserve({id, 40'000'000, "Example Trade", "k1", "sha256:1", noon + 1h}, noon).ok());
  REQUIRE(good.store->set_status(id, {registry::LabelStatus::suspended, "audit", "issuer", noon}, registry::tests::sign_head).empty());
  REQUIRE(good.store->set_status(id, {registry::LabelStatus::active, "audit passed", "issuer", noon + 24h}, registry::tests::sign_head).empty());
  const auto label = evidence_of(good, noon + 48h).labels.at(id);
  CHECK(label.reservations.empty());
  REQUIRE(label.history.size() == 2);
  CHECK(label.history[0].state == "suspended");
  CHECK(label.history[1].state == "reinstated");
  CHECK(label.history[1].on == day("2026-11-25"));
}

TEST_CASE("what labels of one pool have left together is told for each of them") {
  RegisteredClaim good{"melt 7"};
  const auto id = good.label().id;
  REQUIRE(good.store->reserve({id, 20'500'000, "Example Trade", "k1", "sha256:1", noon + 1h}, noon).ok());
  const auto label = evidence_of(good).labels.at(id);
  CHECK(label.pool == "melt 7");
  CHECK(label.pool_free == 100'000'000);
}

TEST_CASE("an instrument belongs to whom the log has first, and a label that was never issued is not known") {
  RegisteredClaim good;
  good.label().instruments = {"GO-1"};
  good.label().quantity = decimal("10");
  good.token = good.add();
  const auto evidence = evidence_of(good);
  REQUIRE(evidence.instruments.count("GO-1") == 1);
  CHECK(evidence.instruments.at("GO-1").installation == "mill-1");
  CHECK(evidence.instruments.at("GO-1").period_from == good.label().period_from);
  good.label().quantity = decimal("11");
  good.token = formats::test::sign(good.label());
  CHECK(evidence_of(good).labels.empty());
}

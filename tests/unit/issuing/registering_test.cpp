// SPDX-License-Identifier: Apache-2.0
#include "issuing/registering.hpp"

#include <catch2/catch.hpp>

#include "formats/label/label_writer.hpp"
#include "registry/ledger.hpp"
#include "registry/registry_check.hpp"
#include "unit/issuing/issuing_support.hpp"
#include "unit/registry/registry_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::issuing;
using registry::tests::noon;
using registry::tests::registry_id;

namespace {

const auto decision = label_day("2026-12-01");

trust::SigningKey log_key(const std::string& issuer = registry_id) { return test_key(9, {issuer, "Example Registry"}); }

label::Label composed(std::string_view tonnes = "120.5", const std::string& registry = registry_id) {
  auto terms = terms_for("rebar", tonnes);
  terms.registry = registry;
  const auto method = method_of("eu-ets-2026");
  return prepare(sample_plant(), *method, *schemes().scheme("eu-ci").value(), terms, test_key()).value().label;
}

Result<RegisteredLabel> put(registry::Registry& registry, std::string_view tonnes = "120.5") {
  return register_label(registry, sample_plant(), composed(tonnes), test_key(), log_key(), noon);
}

trust::TrustList trusting(const trust::SigningKey& key) {
  return trust::add(trust_in(test_key()), trust::public_record(key), {trust::Purpose::registry, std::nullopt, std::nullopt}, label_day("2026-01-01")).value();
}

/// Registers until the signature, which never comes.
void leave_intent(registry::Registry& registry, const label::Label& label) {
  const auto request = registry::issue_request(label, formats::write_label(label));
  const auto crash = [](std::string_view, std::string_view) -> std::string { throw std::runtime_error{"killed"}; };
  REQUIRE(registry.record_production(production_of(sample_plant(), "rebar", label.input_digest).value()).empty());
  CHECK_THROWS(registry.issue({&request, 1}, {crash, head_signer(log_key())}, noon));
}

}  // namespace

TEST_CASE("a registered label names its registry, is signed by its issuer, and stands in the log under the registry's key") {
  const registry::tests::World world;
  auto registry = world.open();
  const auto first = put(registry);
  REQUIRE(first.ok());
  CHECK_FALSE(first->already);
  CHECK(first->issued.label.registry == registry_id);
  CHECK_FALSE(first->issued.label.status_pointer);
  const auto trust = trusting(log_key());
  const auto proof = trust_proof(registry.prove(first->issued.label.id).value());
  const auto library = schemes();
  CHECK(verify(first->issued.token, &trust, decision, &library, "label", &proof).verdict == Verdict::yes);
  const auto again = put(registry);
  REQUIRE(again.ok());
  CHECK(again->already);
  CHECK(again->issued.token == first->issued.token);
  CHECK(all_codes(again.findings()) == "registry.label.already");
}

TEST_CASE("heads are those of the registry, and a changed one or one of another key is told") {
  const registry::tests::World world;
  auto registry = world.open();
  REQUIRE(put(registry).ok());
  const auto head = registry.head().value();
  CHECK(registry_head(trust_head(head.head)) == head.head);
  const auto trust = trusting(log_key());
  const auto is_signed = head_checker(trust, decision);
  CHECK(is_signed(head));
  auto changed = head;
  ++changed.head.size;
  CHECK_FALSE(is_signed(changed));
  registry::VerifyOptions options;
  options.head_is_signed = is_signed;
  CHECK(registry::verify(world.url(), options).findings.empty());
  const auto other = trusting(test_key(11, {registry_id, "Example Registry"}));
  options.head_is_signed = head_checker(other, decision);
  CHECK(all_codes(registry::verify(world.url(), options).findings).find("registry.verify.head") != std::string::npos);
}

TEST_CASE("only the registry's own key may sign for it") {
  const auto day = log_key().created();
  CHECK(check_registry_key(log_key(), registry_id, day).empty());
  CHECK(check_registry_key(log_key("urn:ferrolabel:registry"), registry_id, day).empty());
  CHECK(all_codes(check_registry_key(log_key("urn:ferrolabel:registry:tes"), registry_id, day)) == "registry.key.foreign");
  const registry::tests::World world;
  auto registry = world.open();
  const auto refused = register_label(registry, sample_plant(), composed(), test_key(), test_key(), noon);
  CHECK(all_codes(refused.findings()) == "registry.key.foreign");
  CHECK_FALSE(registry.find(composed().id, noon));
}

TEST_CASE("nothing is entered on a day before the registry's key was made, as nobody would believe its head") {
  const auto eve = quantity::Date{std::chrono::sys_days{log_key().created()} - std::chrono::days{1}};
  CHECK(all_codes(check_registry_key(log_key(), registry_id, eve)) == "registry.key.not-yet-valid");
  const registry::tests::World world;
  auto registry = world.open();
  const auto refused = register_label(registry, sample_plant(), composed(), test_key(), log_key(), std::chrono::sys_days{eve});
  CHECK(all_codes(refused.findings()) == "registry.key.not-yet-valid");
  CHECK_FALSE(registry.find(composed().id, noon));
}

TEST_CASE("a label of another registry, or of none, is not registered") {
  const registry::tests::World world;
  auto registry = world.open();
  for (const auto* other : {"", "urn:ferrolabel:registry:other"})
    CHECK(all_codes(register_label(registry, sample_plant(), composed("1", other), test_key(), log_key(), noon).findings()) == "registry.label.other-registry");
}

TEST_CASE("more than is left of the production is refused, and what is left is named") {
  const registry::tests::World world;
  auto registry = world.open();
  const auto made = production_of(sample_plant(), "rebar", "sha256:" + std::string(64, 'a')).value();
  const auto most = quantity::Decimal{made.grams, -6}.to_string();
  REQUIRE(put(registry, most).ok());
  const auto over = put(registry, "1");
  CHECK(all_codes(over.findings()) == "registry.production.exceeded");
  CHECK(over.findings().front().message.find("0 t have no label yet") != std::string::npos);
}

TEST_CASE("what a crash left is finished first by its own key, and never by another") {
  const registry::tests::World world;
  auto registry = world.open();
  const auto left = composed("3");
  leave_intent(registry, left);
  CHECK_FALSE(registry.token(left.id));
  const auto other = test_key(13);
  CHECK(registry.recover({recovery_signer(other), head_signer(log_key())}, noon).at(0).findings.at(0).code == "registry.token");
  CHECK_FALSE(registry.token(left.id));
  const auto next = put(registry, "4");
  REQUIRE(next.ok());
  CHECK(next->recovered == 1);
  CHECK(registry.token(left.id) == sign(left, test_key()).token);
  registry::tests::require_clean(world.url());
}

TEST_CASE("the status list holds every label that was ever changed, and is signed by the registry's key") {
  const registry::tests::World world;
  auto registry = world.open();
  const auto one = put(registry, "1")->issued.label.id;
  const auto two = put(registry, "2")->issued.label.id;
  const auto three = put(registry, "3")->issued.label.id;
  const auto change = [&](const std::string& label, registry::LabelStatus to) { REQUIRE(registry.set_status(label, {to, "why", "who", noon}, head_signer(log_key())).empty()); };
  change(two, registry::LabelStatus::suspended);
  change(two, registry::LabelStatus::active);
  change(three, registry::LabelStatus::revoked);
  const auto list = status_list(registry, label_day("2026-11-24"));
  const auto trust = trusting(log_key());
  const auto read = trust::verify_status_list(trust::sign_status_list(list, log_key()), trust, registry_id, decision);
  REQUIRE(read.ok());
  CHECK(read->find(one) == nullptr);
  CHECK(read->find(two)->history.size() == 2);
  CHECK(read->status_of(two, decision).status == trust::Status::good);
  CHECK(read->status_of(three, decision).status == trust::Status::revoked);
  CHECK(quantity::to_string(read->next_update) == "2026-12-01");
}

TEST_CASE("a registry with a web address says in its labels where the status list is") {
  CHECK(status_pointer("https://labels.example/registry") == "https://labels.example/registry/v1/status-list");
  CHECK(status_pointer("https://labels.example/") == "https://labels.example/v1/status-list");
  CHECK_FALSE(status_pointer("urn:example:registry"));
}

TEST_CASE("goods that share a process without masses of their own are not counted twice") {
  auto plant = sample_plant();
  for (auto& process : plant.processes)
    for (auto& good : process.goods)
      if (good.id == "rebar") {
        auto second = good;
        second.id = "wire";
        good.mass.reset();
        process.goods.push_back(second);
        break;
      }
  CHECK(all_codes(production_of(plant, "rebar", {}).findings()) == "registry.production.shared");
  CHECK(all_codes(production_of(plant, "none", {}).findings()) == "label.product.unknown");
}

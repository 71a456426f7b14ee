// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checking/claim_desk.hpp"
#include "label/tonnes.hpp"
#include "unit/formats/claim/signed_claim_support.hpp"
#include "unit/registry/registry_world.hpp"

namespace ferrolabel::checking::test {

using claim::test::day;
using claim::test::decimal;
using registry::tests::noon;

/// The good claim with a label that a real registry has issued.
struct RegisteredClaim : formats::test::SignedClaim {
  registry::tests::Folder folder;
  std::optional<registry::Registry> store;
  std::string token;

  explicit RegisteredClaim(const std::string& pool = {}) {
    store.emplace(registry::Registry::open("sqlite:" + (folder / "registry.db"), {.create = true, .id = "https://example.com/registry"}).value());
    token = add(pool);
    trust.set_facts(facts);
  }

  /// Registers the label as it is now. @return its token
  std::string add(const std::string& pool = {}) {
    auto signed_token = formats::test::sign(label());
    const auto& installation = label().installation.id;
    REQUIRE(store->record_production({installation, "bars", label().period_from, label().period_to, 500'000'000, "sha256:" + std::string(64, 'a')}).empty());
    registry::IssueRequest request;
    request.label = label().id;
    request.installation = installation;
    request.product = "bars";
    request.from = label().period_from;
    request.to = label().period_to;
    request.scheme = label().scheme.id;
    request.grams = label::grams(label().quantity).value();
    request.pool = pool;
    request.instruments = label().instruments;
    request.payload = formats::write_label(label());
    const auto sign = [&](std::string_view, std::string_view) { return signed_token; };
    const auto outcome = store->issue({&request, 1}, {sign, registry::tests::sign_head}, noon).front();
    REQUIRE(outcome.findings.empty());
    return signed_token;
  }

  [[nodiscard]] Sources sources() const {
    Sources sources;
    sources.trust = &trust;
    sources.registry = &*store;
    sources.scheme = [](std::string_view id) { return claim::test::pack(std::string{id}); };
    return sources;
  }
  [[nodiscard]] CheckTerms terms() const { return {question, decision, noon}; }
  [[nodiscard]] std::string claim_json(const std::string& more = {}) const {
    return R"({"label": ")" + token + R"(", "quantity": {"value": "100", "unit": "t"}, "lot": "beams", "holder": "Example Steel SpA", "bidder": "Example Trade")" + more + "}";
  }
};

}  // namespace ferrolabel::checking::test

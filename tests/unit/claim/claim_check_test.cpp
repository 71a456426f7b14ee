// SPDX-License-Identifier: Apache-2.0
// The mutation table: each field of a good claim changed once gives its own reason.
#include "claim/claim_check.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

namespace {

struct Mutation {
  const char* field;
  const char* code;
  std::function<void(GoodClaim&)> change;
};

/// Fields of the label, which its issuer signs and registers anew after the change.
std::vector<Mutation> of_label() {
  const auto digest = [](char sign) { return "sha256:" + std::string(64, sign); };
  return {
      {"issuer.id", "claim.issuer.not-key-owner", [](auto& it) { it.label().issuer.id = "https://example.com/issuers/other"; }},
      {"holder", "claim.holder.other", [](auto& it) { it.label().holder = "Another SpA"; }},
      {"installation.id", "claim.site.installation", [](auto& it) { it.label().installation.id = "mill-2"; }},
      {"installation.name", "claim.site.name", [](auto& it) { it.label().installation.name = "Mill 9"; }},
      {"installation.country", "claim.origin.country", [](auto& it) { it.label().installation.country = "TR"; }},
      {"installation.site", "claim.site.other", [](auto& it) { it.label().installation.site = "ITTRN"; }},
      {"installation.meltCountry", "claim.origin.melt", [](auto& it) { it.label().installation.melt_country = "CN"; }},
      {"installation.pourCountry", "claim.origin.pour", [](auto& it) { it.label().installation.pour_country = "CN"; }},
      {"installation.meltSite", "claim.origin.melt-site", [](auto& it) { it.label().installation.melt_site = "Terni"; }},
      {"product.cn", "claim.product.cn", [](auto& it) { it.label().product.cn = "72091600"; }},
      {"product.grade", "claim.product.grade", [](auto& it) { it.label().product.grade = "S235JR"; }},
      {"product.form", "claim.product.form", [](auto& it) { it.label().product.form = "coil"; }},
      {"product.stage", "claim.product.stage", [](auto& it) { it.label().product.stage = "crude-steel"; }},
      {"product.heats", "claim.product.heats", [](auto& it) { it.label().product.heats = {"H-9"}; it.claim.offer.heats = {"H-1001"}; }},
      {"period.from", "claim.period.before", [](auto& it) { it.label().period_from = day("2024-01-01"); }},
      {"period.to", "claim.period.after", [](auto& it) { it.label().period_to = day("2026-03-31"); }},
      {"accountingMethod.id", "claim.method.other", [](auto& it) { it.label().method.id = "ipcc-2006"; }},
      {"accountingMethod.edition", "claim.method.edition", [](auto& it) { it.label().method.edition = "0.9"; }},
      {"accountingMethod.digest", "claim.method.digest", [digest](auto& it) { it.label().method.digest = digest('f'); }},
      {"scheme.id", "claim.scheme.not-at-hand", [](auto& it) { it.label().scheme.id = "another"; }},
      {"scheme.version", "claim.scheme.other-version", [](auto& it) { it.label().scheme.version = "0.1"; }},
      {"scheme.digest", "claim.scheme.other-digest", [digest](auto& it) { it.label().scheme.digest = digest('f'); }},
      {"scheme.family", "claim.family.unknown", [](auto& it) { it.label().scheme.family = "stainless"; }},
      {"scheme.status", "claim.scheme.posed-as-other", [](auto& it) { it.label().scheme.status = "law"; }},
      {"scheme.notice", "claim.scheme.words", [](auto& it) { it.label().scheme.notice = ""; }},
      {"intensity.value", "claim.class.inflated", [](auto& it) { it.label().intensity = decimal("93"); }},
      {"intensity.unit", "claim.intensity.unit", [](auto& it) { it.label().unit = "kgCO2/t"; }},
      {"intensity.stage", "claim.stage.mismatch", [](auto& it) { it.label().stage = "hot-rolled"; }},
      {"scrapShare lowered", "claim.scrap-share.lowered", [](auto& it) { it.label().scrap_share = decimal("0.7"); }},
      {"scrapShare raised", "claim.scrap-share.raised", [](auto& it) { it.label().scrap_share = decimal("0.99"); }},
      {"class", "claim.class.not-reproduced", [](auto& it) { it.label().class_name = "B"; }},
      {"electricity.basis", "claim.electricity.not-of-scheme", [](auto& it) { it.label().electricity_basis = "market"; }},
      {"electricity.instruments", "claim.instrument.used", [](auto& it) { it.registry.instruments["GO-9"] = {"mill-7", day("2025-01-01"), day("2025-12-31")}; it.label().instruments = {"GO-9"}; }},
      {"recycledContent.postConsumer", "claim.recycled.too-low", [](auto& it) { it.label().recycled = {decimal("0.75"), decimal("0.2")}; }},
      {"recycledContent missing", "claim.recycled.not-stated", [](auto& it) { it.label().recycled.post_consumer.reset(); }},
      {"defaultShare", "claim.default-data.exceeded", [](auto& it) { it.label().default_share = decimal("0.4"); }},
      {"verification.level", "claim.verification.too-low", [](auto& it) { it.label().verification.level = "limited"; }},
      {"verification.verifier", "claim.verifier.other-name", [](auto& it) { it.label().verification.verifier = "Example Veriflcation GmbH"; }},
      {"verification.accreditation", "claim.verifier.unknown", [](auto& it) { it.label().verification.accreditation = "AT-EV-9"; }},
      {"quantity", "claim.quantity.exceeded", [](auto& it) { it.label().quantity = decimal("99.999999"); }},
      {"validFrom", "claim.valid.not-yet", [](auto& it) { it.label().valid_from = day("2026-12-01"); }},
      {"validUntil", "claim.valid.expired", [](auto& it) { it.label().valid_until = day("2026-11-23"); }},
      {"validUntil before delivery", "claim.valid.not-at-delivery", [](auto& it) { it.label().valid_until = day("2027-01-31"); }},
      {"registry", "claim.registry.other", [](auto& it) { it.label().registry = "https://example.com/other-registry"; }},
      {"unregistered", "claim.registry.unregistered", [](auto& it) { it.label().registry = "unregistered"; }},
  };
}

/// What stands round the label.
std::vector<Mutation> of_claim() {
  return {
      {"id that does not follow", "claim.label.id", [](auto& it) { it.claim.signed_label.id_follows = false; }},
      {"bytes under a valid number", "claim.label.other-digest", [](auto& it) { it.claim.signed_label.payload_digest = "sha256:" + std::string(64, '0'); }},
      {"id of no issued label", "claim.registry.not-issued", [](auto& it) { it.registry.labels.clear(); }},
      {"quantity beyond the label", "claim.quantity.exceeded", [](auto& it) { it.claim.quantity = decimal("120.500001"); }},
      {"quantity of nothing", "claim.quantity.bad", [](auto& it) { it.claim.quantity = decimal("0"); }},
      {"tonnes used before", "claim.quantity.oversold", [](auto& it) { it.registered().used = 20500001; }},
      {"holder", "claim.holder.other", [](auto& it) { it.claim.holder = "Somebody else"; }},
      {"lot", "claim.lot.unknown", [](auto& it) { it.claim.lot = "railings"; }},
      {"decision before the label", "claim.valid.not-yet", [](auto& it) { it.decision = day("2026-11-19"); }},
      {"status list too old", "claim.status.too-old", [](auto& it) { it.registry.list_date = day("2026-11-16"); }},
      {"revoked", "claim.valid.revoked", [](auto& it) { it.registered().history = {{day("2026-11-22"), "revoked", "measured wrongly"}}; }},
      {"suspended", "claim.valid.suspended", [](auto& it) { it.registered().history = {{day("2026-11-22"), "suspended", "under review"}}; }},
      {"no trust list", "claim.trust.none", [](auto& it) { it.trust = trust::TrustList{"https://example.com/none", day("2026-01-01")}; }},
  };
}

}  // namespace

TEST_CASE("a good claim is accepted, and every question is answered") {
  const GoodClaim good;
  const auto answer = good.answer();
  CHECK(faults(answer) == "");
  CHECK(answer.verdict == Verdict::accept);
  CHECK(answer.missing.empty());
  std::set<Check> asked;
  for (const auto& reason : answer.reasons) asked.insert(reason.check);
  for (const auto check : {Check::authentic, Check::valid, Check::scheme, Check::classed, Check::product, Check::quantity, Check::verifier, Check::basis, Check::origin, Check::criteria})
    CHECK(asked.count(check) == 1);
}

TEST_CASE("each field of a good claim, changed once, gives its own reason, and never an acceptance") {
  auto table = of_label();
  const auto outer = of_claim();
  for (auto& mutation : table) {
    GoodClaim good;
    mutation.change(good);
    good.register_label();
    const auto answer = good.answer();
    INFO(mutation.field << ": " << faults(answer));
    CHECK(find(answer, mutation.code) != nullptr);
    CHECK(answer.verdict != Verdict::accept);
  }
  for (const auto& mutation : outer) {
    GoodClaim good;
    mutation.change(good);
    const auto answer = good.answer();
    INFO(mutation.field << ": " << faults(answer));
    CHECK(find(answer, mutation.code) != nullptr);
    CHECK(answer.verdict != Verdict::accept);
  }
}

TEST_CASE("a change of a label that no other field rests on gives one reason alone") {
  const std::set<std::string> alone{"claim.product.grade", "claim.origin.melt-site", "claim.period.before", "claim.period.after", "claim.method.edition", "claim.method.digest",
                                    "claim.method.other", "claim.default-data.exceeded", "claim.instrument.used", "claim.verifier.other-name", "claim.verifier.unknown", "claim.valid.expired",
                                    "claim.scheme.posed-as-other", "claim.scheme.words", "claim.site.name", "claim.registry.other", "claim.registry.unregistered"};
  std::size_t seen = 0;
  for (auto& mutation : of_label()) {
    if (alone.count(mutation.code) == 0) continue;
    GoodClaim good;
    mutation.change(good);
    good.register_label();
    INFO(mutation.field);
    if (std::string{mutation.code} == "claim.valid.expired") CHECK(faults(good.answer()) == "claim.valid.expired claim.valid.not-at-delivery");
    else CHECK(faults(good.answer()) == mutation.code);
    ++seen;
  }
  CHECK(seen == alone.size());
}

TEST_CASE("nothing to go by is never an acceptance") {
  GoodClaim good;
  good.claim.signed_label.label.reset();
  CHECK(good.answer().verdict == Verdict::cannot_decide);
  CHECK(check(good.claim, {}, {}, good.decision).verdict == Verdict::cannot_decide);
}

TEST_CASE("what cannot be decided says what would have to be brought") {
  GoodClaim good;
  good.facts.verifiers.clear();
  good.question.registered = true;
  const auto answer = good.answer();
  CHECK(answer.verdict == Verdict::cannot_decide);
  CHECK(answer.missing == std::vector<std::string>{"bring the accreditation body's record"});
}

TEST_CASE("a claim that is the label alone has the document as its field") {
  GoodClaim good;
  good.claim.pointer.clear();
  good.claim.is_label_itself = true;
  good.label().class_name = "B";
  const auto answer = good.answer();
  REQUIRE(find(answer, "claim.class.not-reproduced") != nullptr);
  CHECK(find(answer, "claim.class.not-reproduced")->field.empty());
  CHECK(find(answer, "claim.class.not-reproduced")->label_field == "/credentialSubject/class");
}

TEST_CASE("a single claim is held against the quota as if it were the only one") {
  GoodClaim good;
  good.question.quota = QuotaRule{"eu-iaa-com-2026-100", decimal("400"), false};
  CHECK(good.answer().verdict == Verdict::accept);
  good.question.quota->total = decimal("400.000004");
  CHECK(has(good.answer(), "claim.quota.not-reached"));
}

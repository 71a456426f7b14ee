// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "claim/checks_of_claim.hpp"
#include "claim/claim_check.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "label/tonnes.hpp"
#include "trust/trust_list.hpp"
#include "unit/label/sample_label.hpp"

namespace ferrolabel::claim::test {

using label::decimal;
inline quantity::Date day(std::string_view text) { return quantity::parse_date(text).value(); }

inline const std::shared_ptr<const method::Scheme>& pack(const std::string& id) {
  static std::map<std::string, std::shared_ptr<const method::Scheme>> read;
  auto& scheme = read[id];
  if (!scheme) scheme = formats::SchemeLibrary::open(std::string{FERROLABEL_SOURCE_DIR} + "/methods/schemes").value().scheme(id).value();
  return scheme;
}

inline trust::SigningKey key_of(char byte, trust::Issuer issuer) {
  trust::Secret secret;
  secret.bytes().fill(static_cast<std::uint8_t>(byte));
  return trust::key_from_secret(std::move(issuer), day("2026-01-01"), std::move(secret)).value();
}

/// A claim in which everything is as asked, with all its evidence. Change one thing, and ask again.
struct GoodClaim {
  mutable trust::TrustList trust{"https://example.com/trust", day("2026-01-01")};
  trust::TrustFacts facts;  ///< of the trust list, once it is asked
  RegistryEvidence registry;
  SchemeSet schemes;
  Question question;
  Claim claim;
  quantity::Date decision = day("2026-11-24");

  GoodClaim() {
    const auto key = key_of(7, {"https://example.com/issuers/mill", "Example Mill"});
    trust = trust::add(std::move(trust), trust::public_record(key), {trust::Purpose::label, std::nullopt, std::nullopt}, day("2026-01-01")).value();
    for (const auto* id : {"eu-ci", "less-1.1", "eu-iaa-com-2026-100"}) schemes[id] = pack(id);
    fill_label(key.kid());
    fill_facts();
    fill_question();
    claim.pointer = "/bids/0/lines/0";
    claim.quantity = decimal("100");
    claim.holder = "Example Steel SpA";
    claim.bidder = "Example Trade";
    claim.lot = "beams";
    register_label();
  }

  label::Label& label() { return *claim.signed_label.label; }
  RegisteredLabel& registered() { return registry.labels[label().id]; }

  /// The registry and the instruments as they would be had the label been issued as it is now.
  void register_label() {
    registry.labels.clear();
    registry.labels[label().id] = {claim.signed_label.payload_digest, day("2026-11-20"), {}, label::grams(label().quantity).value_or(0), 0, {}, {}, {}};
  }

  [[nodiscard]] Evidence evidence() const {
    trust.set_facts(facts);
    return {&trust, &registry, &schemes};
  }
  [[nodiscard]] Answer answer() const { return check(claim, question, evidence(), decision); }

  /// The examination after one check.
  [[nodiscard]] Answer after(void (*one_check)(Examination&)) const {
    const auto all = evidence();
    Examination exam{claim, question, all, decision};
    one_check(exam);
    return exam.answer;
  }

 private:
  void fill_label(const std::string& kid) {
    auto sample = label::sample_label();
    const auto& scheme = *schemes["eu-ci"];
    sample.scheme = {"eu-ci", scheme.info.edition, scheme.info.digest, "carbon", std::string{scheme.status_word()}, scheme.status_text, scheme.notice};
    sample.installation.pour_country = "IT";
    sample.intensity = decimal("52.17");
    sample.scrap_share = decimal("0.95");
    sample.class_name = "A";
    sample.electricity_basis = "actual-sources";
    sample.valid_from = day("2026-11-20");
    sample.registry = "https://example.com/registry";
    claim.signed_label = {"a.b.c", sample, true, true, kid, "sha256:" + std::string(64, '9'), {}};
  }

  void fill_facts() {
    trust::Verifier verifier;
    verifier.accreditation = "AT-EV-1";
    verifier.name = "Example Verification GmbH";
    verifier.body = "Example Accreditation";
    verifier.periods = {{day("2024-01-01"), day("2028-12-31")}};
    facts.verifiers = {verifier};
    trust::Site mill;
    mill.installation = "mill-1";
    mill.name = "Mill 1";
    mill.producer = "Example Steel SpA";
    mill.country = "IT";
    mill.site = "ITBRC";
    mill.source = "certificate of the mill";
    mill.stages = {"crude-steel", "hot-rolled"};
    mill.output = decimal("100000");
    facts.sites = {mill};
    registry.registry = "https://example.com/registry";
    registry.list_digest = "sha256:" + std::string(64, '8');
    registry.list_date = day("2026-11-23");
  }

  void fill_question() {
    question.id = "bridge";
    question.classes = {{"eu-ci", "", "B", "carbon"}};
    question.recycled.post_consumer = decimal("0.5");
    question.electricity = {"actual-sources"};
    question.default_share_at_most = decimal("0.05");
    question.verification = VerificationRank::reasonable;
    question.accredited = true;
    question.scheme_status = {"product-default", "law"};
    question.methods = {{"eu-ets-2026", "1.0", "sha256:" + std::string(64, '1')}};
    question.period_from = day("2025-01-01");
    question.period_until = day("2025-12-31");
    question.product = {{"7214"}, {"B500B"}, {"bar"}, {"hot-rolled"}};
    question.origin.made_in = {"IT"};
    question.origin.melted_in = {"IT"};
    question.origin.poured_in = {"IT"};
    question.origin.melted_and_poured = true;
    question.origin.installations = {"mill-1"};
    question.origin.sites = {"ITBRC"};
    question.origin.melt_sites = {"Brescia"};
    question.lots = {{"beams", "Beams", decimal("100"), day("2026-12-01"), day("2027-06-30"), {}, {}}};
  }
};

/// Codes of the reasons that are no pass, in order, each once, notes left out.
inline std::string faults(const Answer& answer) {
  std::string all;
  for (const auto& reason : answer.reasons) {
    if (reason.outcome == Outcome::pass || reason.outcome == Outcome::note || all.find(reason.code) != std::string::npos) continue;
    all += (all.empty() ? "" : " ") + reason.code;
  }
  return all;
}

inline const Reason* find(const Answer& answer, std::string_view code) {
  const auto found = std::find_if(answer.reasons.begin(), answer.reasons.end(), [code](const auto& each) { return each.code == code; });
  return found == answer.reasons.end() ? nullptr : &*found;
}

inline bool has(const Answer& answer, std::string_view code, Outcome outcome = Outcome::fail) {
  return std::any_of(answer.reasons.begin(), answer.reasons.end(), [&](const auto& each) { return each.code == code && each.outcome == outcome; });
}

}  // namespace ferrolabel::claim::test

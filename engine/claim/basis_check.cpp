// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "claim/checks_of_claim.hpp"
#include "claim/equivalence.hpp"

namespace ferrolabel::claim {

namespace {

using quantity::to_string;

constexpr About electricity_field = on_label("/credentialSubject/electricity/basis");
constexpr About default_field = on_label("/credentialSubject/defaultShare");
constexpr About custody_field = on_claim("/offer/custodyModel");

void check_method(Examination& exam) {
  const auto& methods = exam.question.methods;
  if (methods.empty()) return;
  const auto& used = exam.label().method;
  const auto found = used.id + " " + used.edition + " (" + used.digest + ")";
  const auto about = [](std::string_view member) { return on_label(member); };
  const auto same_id = std::find_if(methods.begin(), methods.end(), [&](const auto& each) { return each.id == used.id; });
  if (same_id == methods.end())
    return exam.fail(Check::basis, about("/credentialSubject/accountingMethod/id"), {"claim.method.other", "E is made by an accounting method that the question takes", found, "ask for a label by such a method"});
  const std::string rule = "E is made by " + same_id->id + (same_id->edition.empty() ? "" : " " + same_id->edition);
  const auto fits = [&](const auto& each) { return each.id == used.id && (each.edition.empty() || each.edition == used.edition); };
  const auto edition = std::find_if(methods.begin(), methods.end(), fits);
  if (edition == methods.end()) return exam.fail(Check::basis, about("/credentialSubject/accountingMethod/edition"), {"claim.method.edition", rule, found, "ask for a label by that edition"});
  const bool digest = std::any_of(methods.begin(), methods.end(), [&](const auto& each) { return fits(each) && (each.digest.empty() || each.digest == used.digest); });
  if (!digest) return exam.fail(Check::basis, about("/credentialSubject/accountingMethod/digest"), {"claim.method.digest", rule + " with the digest " + edition->digest, found, "find out which pack was used"});
  exam.pass(Check::basis, about("/credentialSubject/accountingMethod/id"), rule, found);
}

void check_electricity(Examination& exam) {
  const auto& label = exam.label();
  if (const auto* scheme = exam.label_scheme()) {
    const auto bases = electricity_bases(*scheme);
    const std::string rule = "E rests on an electricity basis of the label's scheme";
    if (!bases.empty() && !contains(bases, label.electricity_basis))
      exam.fail(Check::basis, electricity_field, {"claim.electricity.not-of-scheme", rule + ": " + one_of(bases), label.electricity_basis, "refuse the label"});
  }
  const auto& asked = exam.question.electricity;
  if (asked.empty()) return;
  const std::string rule = "the electricity basis is " + one_of(asked);
  if (contains(asked, label.electricity_basis)) exam.pass(Check::basis, electricity_field, rule, label.electricity_basis);
  else exam.fail(Check::basis, electricity_field, {"claim.electricity.other", rule, label.electricity_basis, "ask for E by that basis"});
}

/// One guarantee of origin serves one plant in one period.
void check_instruments(Examination& exam) {
  const auto& label = exam.label();
  if (label.instruments.empty() || exam.evidence.registry == nullptr) return;
  const std::string rule = "no guarantee of origin or contract has served another plant or period";
  bool good = true;
  for (const auto& instrument : label.instruments) {
    const auto used = exam.evidence.registry->instruments.find(instrument);
    if (used == exam.evidence.registry->instruments.end()) continue;
    const auto& first = used->second;
    if (first.installation == label.installation.id && first.period_from == label.period_from && first.period_to == label.period_to) continue;
    good = false;
    exam.fail(Check::basis, on_label("/credentialSubject/electricity/instruments"),
              {"claim.instrument.used", rule, shown(instrument) + " has served " + shown(first.installation) + " from " + to_string(first.period_from) + " to " + to_string(first.period_to), "refuse the label: one certificate cannot serve twice"});
  }
  if (good) exam.pass(Check::basis, on_label("/credentialSubject/electricity/instruments"), rule, one_of(label.instruments));
}

void check_default_share(Examination& exam) {
  const auto& share = exam.label().default_share;
  const auto* site = exam.site();
  if (site != nullptr && site->verified_data && quantity::Decimal{} < share)
    exam.fail(Check::basis, default_field, {"claim.default-data.verified-exists", "no default value stands where verified data exist", "default data make " + share.to_string() + " of E; the trust data know verified figures of " + site->installation, "ask for a label on the verified figures"});
  const auto& most = exam.question.default_share_at_most;
  if (!most) return;
  const std::string rule = "default data make at most " + most->to_string() + " of E";
  if (share <= *most) exam.pass(Check::basis, default_field, rule, share.to_string());
  else exam.fail(Check::basis, default_field, {"claim.default-data.exceeded", rule, share.to_string(), "ask for a label on measured data"});
}

void check_custody(Examination& exam) {
  const auto& offered = exam.claim.offer.custody;
  const auto* site = exam.site();
  const auto certified = site == nullptr ? std::nullopt : parse_custody(site->custody);
  if (offered && certified && is_physical(*offered) && !is_physical(*certified))
    exam.fail(Check::basis, custody_field,
              {"claim.custody.posed-as-physical", "the custody model offered is the one that was certified", "the bidder says " + std::string{to_string(*offered)} + "; the certificate is for " + std::string{to_string(*certified)}, "refuse the claim: the goods need not come from the labelled production"});
  const auto& asked = exam.question.custody;
  if (asked.empty()) return;
  std::vector<std::string> words;
  for (const auto each : asked) words.emplace_back(to_string(each));
  const std::string rule = "the custody model is " + one_of(words);
  if (!offered) exam.undecided(Check::basis, custody_field, {"claim.custody.not-stated", rule, "the bidder does not say", "ask how the label goes with the goods"});
  else if (std::find(asked.begin(), asked.end(), *offered) != asked.end()) exam.pass(Check::basis, custody_field, rule, std::string{to_string(*offered)});
  else exam.fail(Check::basis, custody_field, {"claim.custody.other", rule, std::string{to_string(*offered)}, "ask for goods under that model"});
}

}  // namespace

void check_basis(Examination& exam) {
  check_method(exam);
  check_electricity(exam);
  check_instruments(exam);
  check_default_share(exam);
  check_custody(exam);
}

}  // namespace ferrolabel::claim

// SPDX-License-Identifier: Apache-2.0
#include "claim/checks_of_claim.hpp"
#include "quantity/number_text.hpp"

namespace ferrolabel::claim {

namespace {

constexpr About shuffled_field = on_label("/credentialSubject/intensity");

void add(Examination& exam, std::string evidence) {
  exam.note(Check::shuffling, shuffled_field,
            {"claim.shuffling.possible", "a clean plant's steel sold here may only move dirtier steel elsewhere; one claim cannot show it", std::move(evidence), "nothing to decide: look at the producer as a whole where that matters"});
}

}  // namespace

void note_shuffling(Examination& exam) {
  const auto* facts = exam.evidence.facts();
  if (facts == nullptr) return;
  const auto& label = exam.label();
  const auto claimed = "the label has " + label.intensity.to_string() + " " + label.unit;
  std::string share;
  if (const auto* own = exam.site(); own != nullptr && own->output && quantity::Decimal{} < *own->output)
    share = "; claimed are " + quantity::number_text(100 * exam.claim.tonnes().to_double() / own->output->to_double()) + " % of the site's output of " + own->output->to_string() + " t";
  for (const auto& other : facts->sites) {
    if (other.producer != label.holder || other.installation == label.installation.id || !other.intensity || *other.intensity <= label.intensity) continue;
    add(exam, claimed + ", the producer's site " + shown(other.installation) + " " + other.intensity->to_string() + share);
  }
  for (const auto& fallback : facts->country_defaults) {
    if (fallback.country != label.installation.country || !std::string_view{label.product.cn}.starts_with(fallback.cn) || fallback.intensity <= label.intensity) continue;
    add(exam, claimed + ", the default for " + fallback.country + " is " + fallback.intensity.to_string() + " (" + fallback.source + ")" + share);
  }
}

}  // namespace ferrolabel::claim

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "claim/checks_of_claim.hpp"
#include "label/exact.hpp"

namespace ferrolabel::claim {

namespace {

using label::Exact;
using quantity::Decimal;
using OptionalDecimal = std::optional<Decimal>;

constexpr About pre_field = on_label("/credentialSubject/recycledContent/preConsumer");
constexpr About post_field = on_label("/credentialSubject/recycledContent/postConsumer");
constexpr About content_field = on_label("/credentialSubject/recycledContent");

OptionalDecimal total_of(const label::LabelRecycledContent& content) {
  if (!content.pre_consumer || !content.post_consumer) return std::nullopt;
  const auto pre = Exact::of(*content.pre_consumer);
  const auto post = Exact::of(*content.post_consumer);
  return pre && post ? Decimal::parse((*pre + *post).to_string()) : std::nullopt;
}

/// One of the three figures of recycled content.
struct Content {
  About about;
  const char* what;
  OptionalDecimal found;
};

Content content_of(const Examination& exam, CriterionKind kind) {
  const auto& recycled = exam.label().recycled;
  if (kind == CriterionKind::recycled_pre) return {pre_field, "pre-consumer content", recycled.pre_consumer};
  if (kind == CriterionKind::recycled_post) return {post_field, "post-consumer content", recycled.post_consumer};
  return {content_field, "recycled content", total_of(recycled)};
}

void hold_content(Examination& exam, CriterionKind kind, const OptionalDecimal& least, const std::string& title) {
  const auto [about, what, found] = content_of(exam, kind);
  const std::string rule = title + (title.empty() ? "" : ": ") + what + " at least " + (least ? least->to_string() : std::string{"?"});
  if (!least) exam.undecided(Check::criteria, about, {"claim.criterion.no-value", rule, "the question gives no figure", "give the criterion a value in the question"});
  else if (!found) exam.undecided(Check::criteria, about, {"claim.recycled.not-stated", rule, "the label does not state it", "ask for a label that states its recycled content by kind"});
  else if (*found >= *least) exam.pass(Check::criteria, about, rule, found->to_string());
  else exam.fail(Check::criteria, about, {"claim.recycled.too-low", rule, found->to_string(), "ask for steel of that content"});
}

void hold_declared(Examination& exam, const Criterion& criterion, const std::string& rule) {
  const auto& declared = exam.claim.offer.declared;
  const auto found = declared.find(criterion.name);
  const About about = on_claim("/offer/declared");
  if (found == declared.end()) exam.undecided(Check::criteria, about, {"claim.criterion.not-declared", rule, "the bidder does not say", "ask the bidder for the declaration '" + criterion.name + "'"});
  else if (found->second) exam.pass(Check::criteria, about, rule, "declared: " + criterion.name);
  else exam.fail(Check::criteria, about, {"claim.criterion.not-met", rule, "the bidder says no to " + criterion.name, "ask for goods that meet it"});
}

void hold_share(Examination& exam, const Criterion& criterion, const std::string& rule) {
  const auto& shares = exam.claim.offer.shares;
  const auto found = shares.find(criterion.name);
  const About about = on_claim("/offer/shares");
  if (!criterion.value) return exam.undecided(Check::criteria, about, {"claim.criterion.no-value", rule, "the question gives no figure", "give the criterion a value in the question"});
  if (found == shares.end()) return exam.undecided(Check::criteria, about, {"claim.criterion.not-declared", rule, "the bidder does not say", "ask the bidder for the share '" + criterion.name + "'"});
  const bool most = criterion.kind == CriterionKind::share_at_most;
  const bool fits = most ? found->second <= *criterion.value : found->second >= *criterion.value;
  if (fits) exam.pass(Check::criteria, about, rule, criterion.name + " = " + found->second.to_string());
  else exam.fail(Check::criteria, about, {"claim.criterion.not-met", rule, criterion.name + " = " + found->second.to_string() + "; asked " + (most ? "at most " : "at least ") + criterion.value->to_string(), "ask for goods that meet it"});
}

void hold_certificate(Examination& exam, const Criterion& criterion, const std::string& rule) {
  const About about = on_claim("/offer/certificates");
  const OfferedCertificate* expired = nullptr;
  for (const auto& each : exam.claim.offer.certificates) {
    if (!contains(criterion.any_of, each.scheme)) continue;
    if (!each.valid_until || exam.decision <= *each.valid_until) {
      exam.pass(Check::criteria, about, rule, each.scheme + " " + each.id + ", as declared");
      exam.note(Check::criteria, about, {"claim.criterion.as-declared", rule, each.scheme + " " + each.id + " was declared and not verified here", "look the certificate up with its issuer"});
      return;
    }
    expired = &each;
  }
  if (expired != nullptr) exam.fail(Check::criteria, about, {"claim.criterion.certificate-expired", rule, expired->scheme + " " + expired->id + " was valid until " + quantity::to_string(*expired->valid_until), "ask for a certificate that is valid"});
  else exam.undecided(Check::criteria, about, {"claim.criterion.not-declared", rule, "the bidder names no certificate of " + one_of(criterion.any_of), "ask the bidder for one"});
}

void hold_melt(Examination& exam, const Criterion& criterion, const std::string& rule) {
  const About about = on_label("/credentialSubject/installation/meltCountry");
  const auto& found = exam.label().installation.melt_country;
  if (!found) exam.undecided(Check::criteria, about, {"claim.origin.not-stated", rule, "the label does not say where the steel was melted", "ask for a label that says so"});
  else if (contains(criterion.any_of, *found)) exam.pass(Check::criteria, about, rule, *found);
  else exam.fail(Check::criteria, about, {"claim.criterion.not-met", rule, "melted in " + *found, "ask for steel of that origin"});
}

void hold(Examination& exam, const Criterion& criterion) {
  const std::string rule = criterion.title + (criterion.source.empty() ? "" : " (" + criterion.source + ")");
  switch (criterion.kind) {
    case CriterionKind::recycled_pre:
    case CriterionKind::recycled_post:
    case CriterionKind::recycled_total: return hold_content(exam, criterion.kind, criterion.value, rule);
    case CriterionKind::declared: return hold_declared(exam, criterion, rule);
    case CriterionKind::share_at_least:
    case CriterionKind::share_at_most:
    case CriterionKind::low_carbon_share: return hold_share(exam, criterion, rule);
    case CriterionKind::certificate: return hold_certificate(exam, criterion, rule);
    case CriterionKind::melted_in: return hold_melt(exam, criterion, rule);
  }
}

/// Content that the bidder prints against that of the label: the sum may be right and the kinds exchanged.
void check_offered_content(Examination& exam) {
  const auto& offer = exam.claim.offer;
  const auto& ours = exam.label().recycled;
  const About about = on_claim("/offer/recycledContent");
  const auto differs = [](const OptionalDecimal& offered, const OptionalDecimal& labelled) { return offered && labelled && *offered != *labelled; };
  const auto text = [](const OptionalDecimal& value) { return value ? value->to_string() : std::string{"not stated"}; };
  const auto found = "offered pre " + text(offer.recycled_pre) + ", post " + text(offer.recycled_post) + "; label pre " + text(ours.pre_consumer) + ", post " + text(ours.post_consumer);
  const std::string rule = "the recycled content offered is the label's, kind by kind";
  if (!offer.recycled_pre && !offer.recycled_post) return;
  const bool more_post = offer.recycled_post && ours.post_consumer && *ours.post_consumer < *offer.recycled_post;
  const auto total = total_of(ours);
  const bool within = more_post && total && *offer.recycled_post <= *total;
  if (within) exam.fail(Check::criteria, about, {"claim.recycled.pre-as-post", rule, found, "refuse the figure: pre-consumer scrap is declared as post-consumer"});
  else if (differs(offer.recycled_pre, ours.pre_consumer) || differs(offer.recycled_post, ours.post_consumer)) exam.fail(Check::criteria, about, {"claim.recycled.other", rule, found, "go by the label"});
  else if ((offer.recycled_pre && !ours.pre_consumer) || (offer.recycled_post && !ours.post_consumer)) exam.undecided(Check::criteria, about, {"claim.recycled.not-stated", rule, found, "ask for a label that states its recycled content by kind"});
  else exam.pass(Check::criteria, about, rule, found);
}

}  // namespace

void check_criteria(Examination& exam) {
  const auto& recycled = exam.question.recycled;
  if (recycled.pre_consumer) hold_content(exam, CriterionKind::recycled_pre, recycled.pre_consumer, "");
  if (recycled.post_consumer) hold_content(exam, CriterionKind::recycled_post, recycled.post_consumer, "");
  if (recycled.total) hold_content(exam, CriterionKind::recycled_total, recycled.total, "");
  check_offered_content(exam);
  for (const auto& criterion : exam.question.criteria) hold(exam, criterion);
}

}  // namespace ferrolabel::claim

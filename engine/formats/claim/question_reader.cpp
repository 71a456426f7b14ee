// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/question_reader.hpp"

#include <algorithm>

#include "formats/claim/claim_object.hpp"
#include "method/scheme.hpp"
#include "syntax/reader_findings.hpp"

namespace ferrolabel::formats {

namespace {

using claim::Question;
using quantity::Decimal;

claim::ProductRule read_product_rule(ClaimObject object) {
  claim::ProductRule rule{object.optional_texts("cn"), object.optional_texts("grades"), object.optional_texts("forms"), object.optional_texts("stages")};
  object.finish();
  return rule;
}

claim::OriginRule read_origin_rule(ClaimObject object) {
  claim::OriginRule rule;
  rule.made_in = object.optional_texts("madeIn");
  rule.melted_in = object.optional_texts("meltedIn");
  rule.poured_in = object.optional_texts("pouredIn");
  rule.melted_and_poured = object.optional_truth("meltedAndPoured").value_or(false);
  rule.installations = object.optional_texts("installations");
  rule.sites = object.optional_texts("sites");
  rule.melt_sites = object.optional_texts("meltSites");
  object.finish();
  return rule;
}

void read_classes(ClaimObject& root, Question& question, Findings& findings) {
  for (const auto item : root.items("classes")) {
    ClaimObject object{item, findings};
    claim::AskedClass asked;
    asked.scheme = object.text("scheme");
    asked.version = object.optional_text("version");
    asked.class_name = object.text("class");
    asked.family = object.optional_text("family");
    object.finish();
    question.classes.push_back(std::move(asked));
  }
  question.equivalents = root.optional_truth("equivalents").value_or(true);
}

void read_shares(ClaimObject& root, Question& question) {
  auto scrap = root.optional_object("scrapShare");
  question.scrap_share_at_least = scrap.optional_share("atLeast");
  question.scrap_share_at_most = scrap.optional_share("atMost");
  scrap.finish();
  auto recycled = root.optional_object("recycledContent");
  question.recycled = {recycled.optional_share("preConsumer"), recycled.optional_share("postConsumer"), recycled.optional_share("total")};
  recycled.finish();
  question.default_share_at_most = root.optional_share("defaultShareAtMost");
}

void read_basis(ClaimObject& root, Question& question, Findings& findings) {
  question.electricity = root.optional_texts("electricity");
  for (const auto item : root.items("custodyModels")) {
    if (const auto custody = claim::parse_custody(item.scalar())) question.custody.push_back(*custody);
    else root.bad_value(item, "a custody model, such as segregated or book-and-claim");
  }
  auto verification = root.optional_object("verification");
  if (const auto level = verification.optional("level")) {
    question.verification = claim::parse_verification_rank(level.scalar());
    if (!question.verification) verification.bad_value(level, "self-declared, limited or reasonable");
  }
  question.accredited = verification.optional_truth("accredited").value_or(false);
  verification.finish();
  for (const auto item : root.items("schemeStatus")) {
    if (!method::parse_scheme_status(item.scalar())) root.bad_value(item, "a scheme's status, such as law or private");
    question.scheme_status.emplace_back(item.scalar());
  }
  for (const auto item : root.items("methods")) {
    ClaimObject object{item, findings};
    question.methods.push_back({object.text("id"), object.optional_text("edition"), object.optional_text("digest")});
    object.finish();
  }
}

void read_registry_terms(ClaimObject& root, Question& question) {
  constexpr int most_days = 3660;
  question.registered = root.optional_truth("registered").value_or(true);
  const auto node = root.optional("statusListDays");
  if (const auto days = root.decimal_of(node)) {
    const bool whole = days->exponent() >= 0 && *days >= Decimal{} && *days <= Decimal{most_days};
    if (whole) question.status_age_days = static_cast<int>(days->to_double());
    else root.bad_value(node, "a whole number of days, at most " + std::to_string(most_days));
  }
  auto period = root.optional_object("period");
  question.period_from = period.optional_date("from");
  question.period_until = period.optional_date("until");
  period.finish();
}

/// A criterion of a pack with the question's figures, or one in full.
claim::Criterion read_criterion(syntax::Node item, const QuestionPacks& packs, Findings& findings) {
  if (item.member("kind")) {
    const auto pack = item.member("pack");
    return read_criterion_definition(item, pack ? pack.scalar() : std::string_view{}, findings);
  }
  ClaimObject object{item, findings};
  const auto pack_id = object.text("pack");
  const auto id = object.text("criterion");
  const auto value = object.optional_decimal("value");
  auto any_of = object.optional_texts("anyOf");
  object.finish();
  const auto pack = packs.find(pack_id);
  const auto* found = pack == packs.end() ? nullptr : pack->second.find(id);
  if (found == nullptr) {
    std::string known;
    for (const auto& [name, each] : packs) {
      for (const auto& criterion : each.criteria) known += (known.empty() ? "" : ", ") + name + " " + criterion.id;
    }
    findings.push_back({"claim.document.unknown-pack", Severity::error, item.place(), "there is no criterion " + syntax::quoted(id) + " of a pack " + syntax::quoted(pack_id), "at hand are: " + known});
    return {};
  }
  auto criterion = *found;
  if (value) criterion.value = value;
  if (!any_of.empty()) criterion.any_of = std::move(any_of);
  return criterion;
}

void read_quota(ClaimObject& root, Question& question) {
  auto quota = root.optional_object("quota");
  if (!quota.exists()) return;
  claim::QuotaRule rule;
  rule.scheme = quota.text("scheme");
  rule.total = quota.optional_tonnes("totalSteel");
  rule.lines_may_fail = quota.optional_truth("linesMayFail").value_or(false);
  quota.finish();
  question.quota = std::move(rule);
}

}  // namespace

claim::Criterion read_criterion_definition(syntax::Node item, std::string_view pack, Findings& findings) {
  ClaimObject object{item, findings};
  claim::Criterion criterion;
  criterion.pack = pack;
  (void)object.optional_text("pack");
  criterion.id = object.text("criterion");
  criterion.title = object.text("title");
  const auto kind = object.required("kind");
  if (const auto parsed = claim::parse_criterion_kind(kind ? kind.scalar() : std::string_view{})) criterion.kind = *parsed;
  else if (kind) object.bad_value(kind, "a kind of criterion");
  criterion.name = object.optional_text("name");
  criterion.value = object.optional_decimal("value");
  criterion.any_of = object.optional_texts("anyOf");
  criterion.source = object.text("source");
  object.finish();
  return criterion;
}

std::vector<claim::Lot> read_lots(const std::vector<syntax::Node>& items, Findings& findings) {
  std::vector<claim::Lot> lots;
  for (const auto item : items) {
    ClaimObject object{item, findings};
    claim::Lot lot;
    lot.id = object.text("id");
    lot.title = object.optional_text("title");
    lot.quantity = object.optional_tonnes("quantity");
    auto delivery = object.optional_object("delivery");
    lot.delivery_from = delivery.optional_date("from");
    lot.delivery_until = delivery.optional_date("until");
    delivery.finish();
    lot.product = read_product_rule(object.optional_object("product"));
    lot.origin = read_origin_rule(object.optional_object("origin"));
    object.finish();
    const bool twice = std::any_of(lots.begin(), lots.end(), [&](const auto& each) { return each.id == lot.id; });
    if (twice) findings.push_back({"claim.document.duplicate-id", Severity::error, item.place(), "the lot " + syntax::quoted(lot.id) + " stands twice", "give each its own id"});
    lots.push_back(std::move(lot));
  }
  return lots;
}

Findings merge_lots(Question& question, const std::vector<claim::Lot>& lots, const Place& place) {
  Findings findings;
  for (const auto& lot : lots) {
    const auto found = std::find_if(question.lots.begin(), question.lots.end(), [&](const auto& each) { return each.id == lot.id; });
    if (found == question.lots.end()) {
      question.lots.push_back(lot);
    } else if (!found->quantity) {
      found->quantity = lot.quantity;
    } else if (lot.quantity && *lot.quantity != *found->quantity) {
      findings.push_back({"claim.document.bad-value", Severity::error, place,
                          "lot " + syntax::quoted(lot.id) + " has " + lot.quantity->to_string() + " t in the tender and " + found->quantity->to_string() + " t in the question", "keep one of the two"});
    }
  }
  return findings;
}

Result<Question> read_question(syntax::Node root_node, const QuestionPacks& packs) {
  Findings findings;
  ClaimObject root{root_node, findings};
  root.format(question_format);
  Question question;
  question.id = root.text("id");
  question.title = root.optional_text("title");
  read_classes(root, question, findings);
  read_shares(root, question);
  read_basis(root, question, findings);
  read_registry_terms(root, question);
  question.product = read_product_rule(root.optional_object("product"));
  question.origin = read_origin_rule(root.optional_object("origin"));
  question.lots = read_lots(root.items("lots"), findings);
  read_quota(root, question);
  for (const auto item : root.items("criteria")) question.criteria.push_back(read_criterion(item, packs, findings));
  root.finish();
  if (has_errors(findings)) return findings;
  return question;
}

}  // namespace ferrolabel::formats

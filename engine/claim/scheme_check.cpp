// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "claim/checks_of_claim.hpp"
#include "claim/equivalence.hpp"
#include "label/ladder.hpp"

namespace ferrolabel::claim {

namespace {

constexpr About scheme_field = on_label("/credentialSubject/scheme/id");
constexpr About serving_field = on_label("/credentialSubject/class");

std::string asked_text(const Question& question) {
  std::string text;
  for (const auto& each : question.classes) text += (text.empty() ? "" : " or ") + each.scheme + (each.version.empty() ? "" : " " + each.version) + " '" + each.class_name + "'";
  return text;
}

/// Rank of a class of the label's family; nothing where it is none. `limited` is false for the class above all limits.
std::optional<int> rank_of(const method::Scheme& scheme, std::string_view family, std::string_view class_name, const quantity::Date& date, bool& limited) {
  const auto ladder = label::class_ladder(scheme, family, date);
  if (!ladder.ok()) return std::nullopt;
  limited = true;
  for (const auto* each : ladder->ladder.classes) {
    if (each->name == class_name) return each->rank;
  }
  limited = false;
  return ladder->family.otherwise.name == class_name ? std::optional{ladder->family.otherwise.rank} : std::nullopt;
}

/// The label's class held against an asked class of the same scheme and version.
Equivalence within_scheme(const label::Label& label, const method::Scheme& scheme, const AskedClass& asked) {
  Equivalence result{asked.scheme, asked.class_name, Serving::not_shown, {}};
  bool asked_limited = false;
  bool own_limited = false;
  const auto wanted = rank_of(scheme, label.scheme.family, asked.class_name, label.valid_from, asked_limited);
  const auto own = rank_of(scheme, label.scheme.family, label.class_name, label.valid_from, own_limited);
  const auto claimed = label.class_name + " of family " + label.scheme.family;
  const auto add = [&](const char* rule, Holds holds, std::string reason) { result.lines.push_back({rule, holds, claimed, asked.class_name, std::move(reason)}); };
  if (!asked.family.empty() && asked.family != label.scheme.family) {
    add("family", Holds::no, "the question asks for family " + asked.family);
  } else if (!wanted || !asked_limited) {
    add("limit", Holds::no, "the asked class has no limit, or is none of the family");
  } else if (!own) {
    add("limit", Holds::no, "the label's class is none of the family");
  } else if (*own > *wanted) {
    add("limit", Holds::no, "the label's class is worse than the asked one");
  } else {
    result.serving = Serving::same_scheme;
    add("limit", Holds::yes, *own == *wanted ? "the asked class" : "a better class of the same scheme and version always serves");
  }
  return result;
}

Equivalence unknown(const AskedClass& asked, std::string reason) {
  return {asked.scheme, asked.class_name, Serving::needs_dossier, {{"scheme", Holds::unknown, {}, asked.scheme, std::move(reason)}}};
}

Equivalence compare(const Examination& exam, const AskedClass& asked) {
  const auto& label = exam.label();
  const auto* own = exam.label_scheme();
  const auto* wanted = exam.evidence.scheme(asked.scheme);
  const bool same_version = asked.version.empty() ? wanted != nullptr && wanted->info.edition == label.scheme.version : asked.version == label.scheme.version;
  if (own == nullptr) return unknown(asked, "the label's own scheme is not at hand in its edition");
  if (label.scheme.id == asked.scheme && same_version) return within_scheme(label, *own, asked);
  if (wanted == nullptr || (!asked.version.empty() && wanted->info.edition != asked.version)) return unknown(asked, "the asked scheme is not at hand in that version");
  if (!exam.question.equivalents)
    return {asked.scheme, asked.class_name, Serving::not_shown, {{"scheme", Holds::no, label.scheme.id + " " + label.scheme.version, asked.scheme, "the question takes no other scheme"}}};
  const auto& figure = exam.claim.offer.intensity;
  return show_equivalence(label, *own, *wanted, {asked, exam.question.verification, exam.decision, figure && figure->offsets});
}

std::string told(const Equivalence& best) {
  std::string text = best.scheme + " '" + best.class_name + "': " + std::string{to_string(best.serving)};
  for (const auto& line : best.lines) {
    if (best.serving == Serving::same_scheme || best.serving == Serving::equivalent || line.holds != Holds::yes) text += "; " + line.rule + ": " + line.reason;
  }
  return text;
}

void check_family(Examination& exam) {
  const auto& label = exam.label();
  for (const auto& asked : exam.question.classes) {
    if (asked.scheme != label.scheme.id || asked.family.empty()) continue;
    const std::string rule = "the product family is the one that the question asks for, " + asked.family;
    const auto* own = exam.label_scheme();
    const bool known = own == nullptr || own->projected().find_family(label.scheme.family) != nullptr;
    if (asked.family == label.scheme.family) return exam.pass(Check::scheme, on_label("/credentialSubject/scheme/family"), rule, label.scheme.family);
    if (!known) return;  // told by check_class
    return exam.fail(Check::scheme, on_label("/credentialSubject/scheme/family"), {"claim.family.swapped", rule, "the label's class is of family " + label.scheme.family, "refuse the label: each family has limits of its own"});
  }
}

void check_status(Examination& exam) {
  const auto& label = exam.label();
  const auto* scheme = exam.evidence.scheme(label.scheme.id);
  if (scheme == nullptr) return;
  const std::string word{scheme->status_word()};
  if (scheme->status == method::SchemeStatus::superseded)
    exam.fail(Check::scheme, scheme_field, {"claim.scheme.superseded", "the label's scheme version is in force", label.scheme.id + " is superseded", "ask for a label under the present version"});
  const auto& asked = exam.question.scheme_status;
  const std::string rule = "the scheme's standing is " + one_of(asked);
  if (!asked.empty() && contains(asked, word)) exam.pass(Check::scheme, on_label("/credentialSubject/scheme/status"), rule, label.scheme.id + " is " + word);
  else if (!asked.empty())
    exam.fail(Check::scheme, on_label("/credentialSubject/scheme/status"), {"claim.scheme.status", rule, label.scheme.id + " is " + word, "do not take its class for more than it is"});
  else if (word != "law")
    exam.note(Check::scheme, on_label("/credentialSubject/scheme/status"), {"claim.scheme.not-law", "a class is law only where its scheme is", label.scheme.id + " is " + word + (scheme->notice.empty() ? "" : ": " + scheme->notice), "do not take its class for law"});
}

int order(Serving serving) noexcept { return static_cast<int>(serving); }

}  // namespace

void check_scheme(Examination& exam) {
  check_family(exam);
  check_status(exam);
  auto& shown_all = exam.answer.equivalences;
  for (const auto& asked : exam.question.classes) shown_all.push_back(compare(exam, asked));
  const std::string rule = "the class serves for " + asked_text(exam.question);
  if (shown_all.empty()) {
    exam.note(Check::scheme, scheme_field, {"claim.question.no-class", "a question asks for a class", "this one asks for none", "say which class of which scheme serves"});
    return;
  }
  const auto& best = *std::min_element(shown_all.begin(), shown_all.end(), [](const auto& left, const auto& right) { return order(left.serving) < order(right.serving); });
  switch (best.serving) {
    case Serving::same_scheme:
    case Serving::equivalent: return exam.pass(Check::scheme, serving_field, rule, told(best));
    case Serving::needs_dossier:
      return exam.undecided(Check::scheme, serving_field, {"claim.equivalence.needs-dossier", rule, told(best), "ask the bidder for a dossier that shows what is open, line by line"});
    case Serving::not_shown: break;
  }
  const bool same = best.scheme == exam.label().scheme.id;
  exam.fail(Check::scheme, serving_field, {same ? "claim.class.not-reached" : "claim.equivalence.not-shown", rule, told(best), "the bidder may show equivalence by other means; this label does not"});
}

}  // namespace ferrolabel::claim

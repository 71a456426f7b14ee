// SPDX-License-Identifier: Apache-2.0
#include "label/ladder.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace ferrolabel::label {

namespace {

int year_of(const quantity::Date& date) noexcept { return static_cast<int>(date.year()); }

/// "2027 is not printed; the neighbouring printed years are 2026 and 2030".
std::string not_printed(int year, const std::set<int>& printed) {
  auto text = "a limit for " + std::to_string(year) + " is not printed and none is interpolated; ";
  const auto after = printed.upper_bound(year);
  if (after == printed.begin()) return text + "the first printed year is " + std::to_string(*after);
  if (after == printed.end()) return text + "the last printed year is " + std::to_string(*printed.rbegin());
  const auto before = std::prev(after);
  return text + "the neighbouring printed years are " + std::to_string(*before) + " and " + std::to_string(*after);
}

std::string no_date(const std::set<int>& printed) {
  std::string years;
  for (const auto year : printed) years += (years.empty() ? "" : ", ") + std::to_string(year);
  return "the limit depends on the year and no date was given; printed years: " + years;
}

/// Empty where the year of the date is among the printed ones.
std::string judge_year(const std::set<int>& printed, const std::optional<quantity::Date>& date) {
  if (!date) return no_date(printed);
  return printed.count(year_of(*date)) != 0 ? std::string{} : not_printed(year_of(*date), printed);
}

std::string refusal_of_kind(const method::Scheme& scheme) {
  if (method::is_attribute_only(scheme.kind))
    return "no class follows from an intensity: '" + scheme.info.id + "' (" + std::string{to_string(scheme.kind)} + ") is a declared attribute";
  if (scheme.kind == method::SchemeKind::quota)
    return "it judges a bill of steel, not one intensity: the low-carbon share must reach " +
           (scheme.quota_share ? scheme.quota_share->to_string() : std::string{"its quota"}) + " of all steel used";
  if (scheme.limits_confidence == quantity::Confidence::recalled)
    return "its limits were recalled and not found in a source (confidence M)";
  return {};
}

std::string list_families(const method::Scheme& scheme) {
  std::string text;
  for (const auto& family : scheme.families) text += (text.empty() ? "'" : ", '") + family.id + "'";
  return text;
}

/// The family by its id, of the scheme itself or the one that it refers to; where there is one only, an empty id means it.
Result<const method::SchemeFamily*> find_family(const method::Scheme& asked, std::string_view id) {
  const auto& scheme = asked.projected();
  if (id.empty() && scheme.families.size() == 1) return &scheme.families.front();
  if (id.empty())
    return Finding{"classify.family.missing", Severity::error, {}, "'" + asked.info.id + "' has several product families and none was named: " + list_families(scheme),
                   "Name one of them."};
  if (const auto* family = scheme.find_family(id)) return family;
  return Finding{"classify.family.unknown", Severity::error, {}, "'" + asked.info.id + "' has no product family '" + std::string{id} + "'",
                 "Known: " + list_families(scheme) + "."};
}

/// The ladder of one class that a reference asks for: a better class of the other scheme serves as well, since it lies lower.
method::SchemeFamily reference_family(const method::Reference& reference, const method::SchemeFamily& referred, std::string_view class_name) {
  method::SchemeFamily family;
  family.id = referred.id;
  family.otherwise = {reference.not_qualified, 1};
  for (const auto& each : referred.classes) {
    if (each.name != class_name) continue;
    family.classes.push_back(each);
    family.classes.back().name = reference.qualified;
    family.classes.back().rank = 0;
  }
  if (family.classes.empty()) family.refused_because = "'" + reference.scheme + "' has no class '" + std::string{class_name} + "' here";
  return family;
}

/// The step of a reference that counts on a day; null with the reason where none is printed.
const method::ReferenceStep* step_of(const method::Scheme& scheme, const std::optional<quantity::Date>& date, std::string& refused_because) {
  const auto& steps = scheme.reference->steps;
  std::set<int> printed;
  for (const auto& step : steps)
    if (step.year) printed.insert(*step.year);
  if (!printed.empty()) refused_because = judge_year(printed, date);
  if (!refused_because.empty()) return nullptr;
  const auto at = std::find_if(steps.begin(), steps.end(), [&](const auto& step) { return !step.year || *step.year == year_of(*date); });
  return at == steps.end() ? nullptr : &*at;
}

/// Of a glidepath the classes printed for the year of the date.
Ladder ladder_of(const method::Scheme& scheme, const method::SchemeFamily& family, const std::optional<quantity::Date>& date) {
  Ladder ladder;
  ladder.refused_because = family.refused_because;
  if (!ladder.refused_because.empty()) return ladder;
  std::set<int> printed;
  for (const auto& each : family.classes)
    if (each.year) printed.insert(*each.year);
  if (!printed.empty()) ladder.refused_because = judge_year(printed, date);
  if (!ladder.refused_because.empty()) return ladder;
  for (const auto& each : family.classes)
    if (!each.year || *each.year == year_of(*date)) ladder.classes.push_back(&each);
  std::stable_sort(ladder.classes.begin(), ladder.classes.end(), [](const auto* left, const auto* right) { return left->rank < right->rank; });
  if (ladder.classes.empty()) ladder.refused_because = "the family '" + family.id + "' of '" + scheme.info.id + "' has no class";
  return ladder;
}

}  // namespace

std::string refusal_of(const method::Scheme& scheme, const std::optional<quantity::Date>& date) {
  if (!scheme.usable) return scheme.refused_because;
  if (auto reason = refusal_of_kind(scheme); !reason.empty()) return reason;
  if (date && scheme.effective_from && *date < *scheme.effective_from) return "it takes effect on " + quantity::to_string(*scheme.effective_from);
  if (date && scheme.effective_to && *date > *scheme.effective_to) return "it ended on " + quantity::to_string(*scheme.effective_to);
  if (scheme.kind != method::SchemeKind::reference) return {};
  if (!scheme.reference || !scheme.reference->referred) return "the scheme that it refers to is not at hand";
  return refusal_of(*scheme.reference->referred, date);
}

bool is_dated(const method::Scheme& scheme) noexcept {
  const auto has_year = [](const auto& each) { return each.year.has_value(); };
  if (scheme.reference && std::any_of(scheme.reference->steps.begin(), scheme.reference->steps.end(), has_year)) return true;
  const auto& families = scheme.projected().families;
  return std::any_of(families.begin(), families.end(), [&](const auto& family) { return std::any_of(family.classes.begin(), family.classes.end(), has_year); });
}

std::optional<quantity::Date> day_of_judgement(const method::Scheme& scheme, const quantity::Date& period_end, const std::optional<quantity::Date>& asked) noexcept {
  if (asked) return asked;
  return is_dated(scheme) ? std::optional{period_end} : std::nullopt;
}

Result<AskedLadder> class_ladder(const method::Scheme& scheme, std::string_view family, const std::optional<quantity::Date>& date) {
  AskedLadder asked;
  asked.family.id = family;
  asked.ladder.refused_because = refusal_of(scheme, date);
  if (!asked.ladder.refused_because.empty()) return asked;
  const auto found = find_family(scheme, family);
  if (!found) return found.findings();
  asked.family = **found;
  if (scheme.kind == method::SchemeKind::reference) {
    const auto* step = step_of(scheme, date, asked.ladder.refused_because);
    if (step == nullptr) return asked;
    asked.family = reference_family(*scheme.reference, asked.family, step->class_name);
  }
  asked.ladder = ladder_of(scheme.projected(), asked.family, date);
  return asked;
}

}  // namespace ferrolabel::label

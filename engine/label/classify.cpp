// SPDX-License-Identifier: Apache-2.0
#include "label/classify.hpp"

#include <algorithm>
#include <utility>

#include "label/ladder.hpp"
#include "label/limit.hpp"

namespace ferrolabel::label {

namespace {

using method::Scheme;
using method::SchemeKind;
using quantity::Decimal;
using OptionalDecimal = std::optional<Decimal>;
using OptionalDate = std::optional<quantity::Date>;

void add(Findings& findings, std::string code, Severity severity, std::string message, std::string fix) {
  findings.push_back({std::move(code), severity, {}, std::move(message), std::move(fix)});
}

bool is_share(const Decimal& value) { return value >= Decimal{} && value <= Decimal{1}; }

/// What is asked of a scheme beside the family.
struct Question {
  const Decimal& intensity;
  const OptionalDecimal& scrap_share;
  const OptionalDate& date;
  const ClassifyInputs& inputs;
};

Findings judge_input(const Question& question) {
  Findings findings;
  const auto& [intensity, scrap_share, date, inputs] = question;
  if (intensity < Decimal{} || !Exact::of(intensity))
    add(findings, "classify.intensity.out-of-range", Severity::error, "an intensity of " + intensity.to_string() + " kg CO2e/t cannot be",
        "Give the intensity in kg CO2e per t, from 0 to below 10000000.");
  if (scrap_share && !is_share(*scrap_share))
    add(findings, "classify.scrap-share.out-of-range", Severity::error, "a scrap share of " + scrap_share->to_string() + " is not between 0 and 1",
        "Give the scrap share as a fraction of the metallic charge: 0.3, not 30.");
  if (inputs.primary_fraction && !is_share(*inputs.primary_fraction))
    add(findings, "classify.primary-fraction.out-of-range", Severity::error,
        "a primary fraction of " + inputs.primary_fraction->to_string() + " is not between 0 and 1", "Give the share of primary metal as a fraction.");
  return findings;
}

Classification blank(const Scheme& scheme, std::string_view family, const Question& question) {
  Classification result;
  result.scheme = scheme.info.id;
  result.version = scheme.info.edition;
  result.digest = scheme.info.digest;
  result.status = scheme.status;
  result.status_text = scheme.status_text;
  result.notice = scheme.notice;
  result.unit = scheme.projected().unit;
  result.stage = scheme.projected().stage;
  result.family = family;
  result.intensity = question.intensity.to_string();
  if (question.scrap_share) result.scrap_share = question.scrap_share->to_string();
  result.electricity_basis = question.inputs.electricity_basis.empty() ? std::string{to_string(scheme.projected().electricity.basis)}
                                                                       : question.inputs.electricity_basis;
  return result;
}

/// What is compared with the limits: E, or for Canada E less the credit for primary metal.
std::optional<Exact> compared_value(const Scheme& scheme, const Decimal& intensity, const ClassifyInputs& inputs, std::string& refused_because) {
  const auto given = Exact::of(intensity);
  if (!scheme.credit) return given;
  if (!inputs.primary_fraction) {
    refused_because = "the limit is compared after a credit for primary metal and the primary fraction was not given";
    return {};
  }
  const auto credit = Exact::product(*inputs.primary_fraction, scheme.credit->coefficient);
  if (!given || !credit) {
    refused_because = "the primary fraction has more decimals than can be compared exactly";
    return {};
  }
  return *given - *credit;
}

bool needs_scrap_share(const Ladder& ladder) {
  return std::any_of(ladder.classes.begin(), ladder.classes.end(), [](const auto* each) { return each->limit.slopes(); });
}

/// Fills class, limit and distances from a ladder. @pre every limit of the ladder is exact at s
void place_on(Classification& result, const AskedLadder& asked, const std::vector<ExactLimit>& limits, const Exact& value,
              const ClassifyInputs& inputs) {
  const auto& classes = asked.ladder.classes;
  std::size_t reached = limits.size();
  for (std::size_t at = 0; at < limits.size(); ++at) {
    const auto& each = *classes[at];
    const bool by_scrap = each.scrap_minimum && inputs.scrap_per_product && *inputs.scrap_per_product >= *each.scrap_minimum;
    const bool holds = limits[at].admits(value, each.op) || by_scrap;
    result.limits.push_back({each.name, each.rank, each.op, limits[at].to_double(), limits[at].to_string(), holds});
    if (holds && reached == limits.size()) reached = at;
  }
  if (reached > 0) {
    result.better_class = classes[reached - 1]->name;
    result.distance_to_better = limits[reached - 1].excess(value);
  }
  if (reached == limits.size()) {
    result.class_name = asked.family.otherwise.name;
    result.rank = asked.family.otherwise.rank;
    return;
  }
  const auto& reached_class = *classes[reached];
  result.class_name = reached_class.name;
  result.rank = reached_class.rank;
  result.limit = limits[reached].to_double();
  result.limit_text = limits[reached].to_string();
  if (limits[reached].admits(value, reached_class.op)) result.distance_to_worse = 0 - limits[reached].excess(value);
}

/// Compares with a ladder by the rules of `scheme`; sets the class or the reason of the refusal.
void judge(Classification& result, const Scheme& scheme, const AskedLadder& asked, const Question& question) {
  const auto& ladder = asked.ladder;
  auto& reason = result.refused_because;
  reason = ladder.refused_because;
  if (!reason.empty()) return;
  const auto value = compared_value(scheme, question.intensity, question.inputs, reason);
  if (!reason.empty()) return;
  if (scheme.credit && value) result.compared_intensity = value->to_string();
  auto used_share = question.scrap_share;
  if (!used_share && needs_scrap_share(ladder)) {
    if (!scheme.scrap.missing_is_zero) {
      reason = "the limit depends on the scrap share and none was given";
      return;
    }
    used_share = Decimal{};
    result.scrap_share_assumed = true;
  }
  std::vector<ExactLimit> limits;
  for (const auto* each : ladder.classes)
    if (const auto limit = ExactLimit::at(each->limit, used_share.value_or(Decimal{}))) limits.push_back(*limit);
  if (!value || limits.size() != ladder.classes.size()) {
    reason = "a figure has more decimals than can be compared exactly";
    return;
  }
  place_on(result, asked, limits, *value, question.inputs);
}

/// Status and notice as notes, so that no output of a class can leave them out.
Findings notes_on(const Scheme& scheme, const Classification& result) {
  Findings findings;
  using method::SchemeStatus;
  if (scheme.status != SchemeStatus::law && scheme.status != SchemeStatus::private_scheme)
    add(findings, "classify.scheme.status", Severity::note, "'" + scheme.info.id + "' is " + std::string{to_string(scheme.status)} + ": " + scheme.status_text,
        "Do not present its class as law.");
  if (!scheme.notice.empty())
    add(findings, "classify.scheme.notice", Severity::note, "'" + scheme.info.id + "': " + scheme.notice, "Print this sentence with the class.");
  if (result.scrap_share_assumed)
    add(findings, "classify.scrap-share.assumed", Severity::note, "no scrap share was given; '" + scheme.projected().info.id + "' counts it as 0",
        "Give the scrap share to be judged by it.");
  return findings;
}

}  // namespace

Result<Classification> classify(const Scheme& scheme, std::string_view family, const Decimal& intensity, const OptionalDecimal& scrap_share,
                                const OptionalDate& date, const ClassifyInputs& inputs) {
  const Question question{intensity, scrap_share, date, inputs};
  if (auto findings = judge_input(question); has_errors(findings)) return findings;
  const auto asked = class_ladder(scheme, family, date);
  if (!asked) return asked.findings();
  auto result = blank(scheme, asked->family.id, question);
  judge(result, scheme.projected(), *asked, question);
  if (scheme.kind == SchemeKind::reference && result.class_name) {
    const auto there = classify(scheme.projected(), asked->family.id, intensity, scrap_share, date, inputs);
    if (there) result.referred_class = there->class_name.value_or(std::string{});
  }
  auto notes = notes_on(scheme, result);
  return {std::move(result), std::move(notes)};
}

bool uncertainty_crosses_edge(const Classification& classification, double half_width) noexcept {
  const auto reaches = [&](const std::optional<double>& distance) { return distance && *distance <= half_width; };
  return reaches(classification.distance_to_better) || reaches(classification.distance_to_worse);
}

}  // namespace ferrolabel::label

// SPDX-License-Identifier: Apache-2.0
#include "claim/answer.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ferrolabel::claim {

namespace {

template <class Enum, std::size_t size>
std::string_view word(const std::array<std::string_view, size>& words, Enum value) noexcept {
  return words[static_cast<std::size_t>(value)];
}

bool any(const std::vector<Reason>& reasons, Outcome outcome) noexcept {
  return std::any_of(reasons.begin(), reasons.end(), [outcome](const Reason& reason) { return reason.outcome == outcome; });
}

}  // namespace

std::string_view to_string(Verdict verdict) noexcept {
  static constexpr std::array<std::string_view, 3> words{"accept", "reject", "cannot-decide"};
  return word(words, verdict);
}

std::string_view to_string(Outcome outcome) noexcept {
  static constexpr std::array<std::string_view, 4> words{"pass", "fail", "undecided", "note"};
  return word(words, outcome);
}

std::string_view to_string(Check check) noexcept {
  static constexpr std::array<std::string_view, 12> words{"authentic", "valid", "scheme", "class", "product", "quantity",
                                                          "verifier", "basis", "quota", "origin", "criteria", "shuffling"};
  return word(words, check);
}

std::string_view to_string(Holds holds) noexcept {
  static constexpr std::array<std::string_view, 3> words{"yes", "no", "unknown"};
  return word(words, holds);
}

std::string_view to_string(Serving serving) noexcept {
  static constexpr std::array<std::string_view, 4> words{"same-scheme", "equivalent", "needs-dossier", "not-shown-equivalent"};
  return word(words, serving);
}

Verdict judge(const std::vector<Reason>& reasons) noexcept {
  if (any(reasons, Outcome::fail)) return Verdict::reject;
  if (any(reasons, Outcome::undecided) || !any(reasons, Outcome::pass)) return Verdict::cannot_decide;
  return Verdict::accept;
}

void conclude(Answer& answer) {
  auto& reasons = answer.reasons;
  std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& left, const Reason& right) { return left.check < right.check; });
  answer.verdict = judge(reasons);
  const bool open = any(reasons, Outcome::fail) || any(reasons, Outcome::undecided);
  if (!open && !answer.held.empty()) answer.verdict = Verdict::accept;
  answer.missing.clear();
  if (answer.verdict != Verdict::cannot_decide) return;
  for (const auto& reason : reasons) {
    if (reason.outcome != Outcome::undecided) continue;
    if (std::find(answer.missing.begin(), answer.missing.end(), reason.fix) == answer.missing.end()) answer.missing.push_back(reason.fix);
  }
}

Answer brief(Answer answer) {
  Answer result{answer.verdict, {}, std::move(answer.held), {}, std::move(answer.missing)};
  for (auto& reason : answer.reasons) {
    if (reason.outcome != Outcome::pass) result.reasons.push_back(std::move(reason));
    else if (result.held.empty() || result.held.back() != reason.check) result.held.push_back(reason.check);
  }
  for (auto& each : answer.equivalences) {
    if (each.serving != Serving::same_scheme) result.equivalences.push_back(std::move(each));
  }
  return result;
}

}  // namespace ferrolabel::claim

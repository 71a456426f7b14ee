// SPDX-License-Identifier: Apache-2.0
#include "claim/examination.hpp"

#include <algorithm>

namespace ferrolabel::claim {

void Examination::add(Check check, Outcome outcome, About about, Fault fault) {
  Reason reason;
  reason.check = check;
  reason.outcome = outcome;
  reason.code = fault.code;
  // Where the document is the label and nothing else, every field is the document itself.
  reason.field = claim.pointer;
  if (!claim.is_label_itself) reason.field += about.member;
  reason.label_field = about.label_field;
  reason.rule = std::move(fault.rule);
  reason.evidence = std::move(fault.evidence);
  reason.fix = std::move(fault.fix);
  answer.reasons.push_back(std::move(reason));
}

std::string_view Examination::offered(std::string_view name) const {
  const auto found = claim.offer.texts.find(name);
  return found == claim.offer.texts.end() ? std::string_view{} : std::string_view{found->second};
}

const method::Scheme* Examination::label_scheme() const {
  const auto& named = label().scheme;
  const auto* scheme = evidence.scheme(named.id);
  return scheme != nullptr && scheme->info.edition == named.version && scheme->info.digest == named.digest ? scheme : nullptr;
}

const trust::Site* Examination::site() const {
  const auto* facts = evidence.facts();
  return facts == nullptr ? nullptr : facts->find_site(label().installation.id);
}

bool contains(const std::vector<std::string>& list, std::string_view text) noexcept {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool contains_beginning(const std::vector<std::string>& list, std::string_view text) noexcept {
  return std::any_of(list.begin(), list.end(), [text](const std::string& each) { return text.starts_with(each); });
}

std::string one_of(const std::vector<std::string>& list) {
  if (list.empty()) return "nothing";
  std::string text;
  for (std::size_t at = 0; at < list.size(); ++at) text += (at == 0 ? "" : at + 1 == list.size() ? " or " : ", ") + list[at];
  return text;
}

std::string shown(std::string_view text) { return text.empty() ? "nothing" : "'" + std::string{text} + "'"; }

}  // namespace ferrolabel::claim

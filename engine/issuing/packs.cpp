// SPDX-License-Identifier: Apache-2.0
#include "issuing/packs.hpp"

#include <algorithm>
#include <filesystem>

namespace ferrolabel::issuing {

Result<std::unique_ptr<Packs>> Packs::open(const std::string& directory) {
  auto library = formats::PackLibrary::open(directory);
  if (!library) return library.findings();
  auto schemes = formats::SchemeLibrary::open(std::filesystem::path{directory} / "schemes");
  if (!schemes) return schemes.findings();
  std::unique_ptr<Packs> packs{new Packs{std::move(library).value(), std::move(schemes).value()}};
  auto summaries = packs->library_.list();
  if (!summaries) return summaries.findings();
  auto all = packs->scheme_library_.all();
  if (!all) return all.findings();
  auto questions = formats::read_question_packs(std::filesystem::path{directory} / "questions");
  if (!questions) return questions.findings();
  packs->question_packs_ = std::move(questions).value();
  packs->summaries_ = std::move(summaries).value();
  packs->schemes_ = std::move(all).value();
  return packs;
}

Result<std::shared_ptr<const method::AccountingMethod>> Packs::method(std::string_view id, const quantity::Date& last_day) {
  constexpr std::size_t most_days = 4096;  // days come from clients
  const std::lock_guard lock{mutex_};
  if (!id.empty()) {
    if (const auto known = methods_.find(id); known != methods_.end()) return known->second;
    auto method = library_.method(id);
    if (method) methods_.emplace(id, *method);
    return method;
  }
  if (const auto known = methods_by_day_.find(last_day); known != methods_by_day_.end()) return known->second;
  auto method = library_.method_for(last_day);
  if (!method) return method;
  const auto kept = methods_.emplace((*method)->info.id, *method).first->second;  // one copy of each method
  if (methods_by_day_.size() < most_days) methods_by_day_.emplace(last_day, kept);
  return {kept, method.findings()};
}

Result<std::vector<std::shared_ptr<const method::Scheme>>> Packs::schemes(const std::vector<std::string>& ids) const {
  if (ids.empty()) return schemes_;
  std::vector<std::shared_ptr<const method::Scheme>> chosen;
  Findings findings;
  for (const auto& id : ids) {
    const auto found = std::find_if(schemes_.begin(), schemes_.end(), [&id](const auto& scheme) { return scheme->info.id == id; });
    if (found != schemes_.end()) {
      chosen.push_back(*found);
      continue;
    }
    std::string known;
    for (const auto& scheme : schemes_) known += (known.empty() ? "" : ", ") + scheme->info.id;
    findings.push_back({"scheme.not-found", Severity::error, {}, "there is no scheme '" + id + "'", "Known: " + known + "."});
  }
  if (has_errors(findings)) return findings;
  return chosen;
}

}  // namespace ferrolabel::issuing

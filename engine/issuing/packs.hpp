// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "formats/claim/question_pack.hpp"
#include "formats/pack/pack_library.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "method/accounting.hpp"
#include "method/scheme.hpp"
#include "quantity/date.hpp"

namespace ferrolabel::issuing {

/// The packs, read once: a running server answers by the packs that it began with. Threads: any.
class Packs {
 public:
  /// Reads every scheme; methods are read when they are first asked for.
  [[nodiscard]] static Result<std::unique_ptr<Packs>> open(const std::string& directory);

  /// By id, or where that is empty by the last day of a period. `pack.not-found`
  [[nodiscard]] Result<std::shared_ptr<const method::AccountingMethod>> method(std::string_view id, const quantity::Date& last_day);
  /// The named schemes in that order; every scheme by id where none is named. `scheme.not-found`, all at once
  [[nodiscard]] Result<std::vector<std::shared_ptr<const method::Scheme>>> schemes(const std::vector<std::string>& ids) const;
  [[nodiscard]] const std::vector<formats::PackSummary>& summaries() const noexcept { return summaries_; }
  [[nodiscard]] const formats::QuestionPacks& question_packs() const noexcept { return question_packs_; }
  [[nodiscard]] const formats::SchemeLibrary& scheme_library() const noexcept { return scheme_library_; }
  /// The folder, which no answer may show.
  [[nodiscard]] std::string directory() const { return library_.directory().string(); }

 private:
  Packs(formats::PackLibrary library, formats::SchemeLibrary schemes) : library_{std::move(library)}, scheme_library_{std::move(schemes)} {}
  formats::PackLibrary library_;
  formats::SchemeLibrary scheme_library_;
  std::vector<formats::PackSummary> summaries_;
  std::vector<std::shared_ptr<const method::Scheme>> schemes_;
  formats::QuestionPacks question_packs_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const method::AccountingMethod>, std::less<>> methods_;
  std::map<quantity::Date, std::shared_ptr<const method::AccountingMethod>> methods_by_day_;
};

}  // namespace ferrolabel::issuing

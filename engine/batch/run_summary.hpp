// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "batch/examined.hpp"
#include "report/style.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::batch {

/// The text of a member of a row of results.jsonl; empty where it is null.
[[nodiscard]] std::string_view row_text(syntax::Node member) noexcept;

/// What a row says that a summary counts.
[[nodiscard]] RowFacts facts_of_row(syntax::Node row);

/// Counts over a run, in memory that does not grow with the submissions but by a number for each intensity.
class RunSummary {
 public:
  void add(const RowFacts& row);
  /// Of a run that is over: the counts alone are known.
  void set_counts(std::uint64_t accepted, std::uint64_t needs_review, std::uint64_t rejected) noexcept;

  [[nodiscard]] std::uint64_t count(Verdict verdict) const noexcept { return verdicts_[static_cast<std::size_t>(verdict)]; }
  [[nodiscard]] std::uint64_t total() const noexcept { return verdicts_[0] + verdicts_[1] + verdicts_[2]; }

  /// Counts; names of what was not accepted; the most frequent findings; classes; intensities by route, and those that lie
  /// beyond three interquartile ranges of their route (Tukey's far out) where it has 8 submissions or more.
  [[nodiscard]] std::string text(const report::Style& style) const;

 private:
  /// A submission that was not accepted, and the codes of what was found.
  struct LookedAt {
    std::string name;
    std::vector<std::string> codes;
  };
  struct Code {
    std::uint64_t count = 0;
    std::string first;  ///< name of the first submission that has it
  };
  struct Named {
    float intensity = 0;  ///< rounded as those that it is compared with
    std::string name;
  };
  struct Route {
    std::vector<float> intensities;
    std::vector<Named> lowest;   ///< ascending, at most a few
    std::vector<Named> highest;  ///< descending
  };

  [[nodiscard]] static std::string looked_at_table(const report::Style& style, report::Ink ink, std::string_view title, const std::vector<LookedAt>& first, std::uint64_t all);
  [[nodiscard]] std::string findings_table(const report::Style& style) const;
  [[nodiscard]] std::string classes_table(const report::Style& style) const;
  [[nodiscard]] std::string routes_table(const report::Style& style) const;

  std::uint64_t verdicts_[3]{};
  std::vector<LookedAt> rejected_;  ///< the first ones
  std::vector<LookedAt> doubtful_;
  std::map<std::string, Code> codes_;
  std::map<std::string, std::map<std::string, std::uint64_t>> classes_;  ///< by scheme
  std::map<std::string, Route> routes_;
};

}  // namespace ferrolabel::batch

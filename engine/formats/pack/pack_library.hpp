// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "method/accounting.hpp"
#include "method/ets_benchmarks.hpp"
#include "method/rule_set.hpp"

namespace ferrolabel::formats {

/// Kinds of packs, as the member format names them behind "ferrolabel-"; ascending.
[[nodiscard]] std::vector<std::string> pack_kinds();

/// A pack in a few words, for `methods list` and `--version`.
struct PackSummary {
  std::string id;
  std::string kind;  ///< of pack_kinds, or another where nobody has checked it
  std::string title;
  std::string edition;
  std::string digest;
  std::filesystem::path file;
  std::map<quantity::Confidence, int> confidences;  ///< how often each confidence is stated in the file
};

/// The methods directory: `accounting/ID.json`, `factors/ID.json` (factors, goods, default values, benchmarks, tiers),
/// `questions/`, `rules/`, `schemes/`, `impact/`. Nothing is read before it is asked for, and nothing is kept: the caller holds what it was
/// given. Any number of threads may ask at once.
class PackLibrary {
 public:
  /// @param directory must have a folder `accounting`; else `pack.no-directory`.
  [[nodiscard]] static Result<PackLibrary> open(const std::filesystem::path& directory);

  /// The method with the packs that it names. `pack.not-found` lists the ids that there are. Its digest is over its own
  /// file's bytes and, each after a line feed, the digests of factors, goods, tiers, default values and benchmarks.
  [[nodiscard]] Result<std::shared_ptr<const method::AccountingMethod>> method(std::string_view id) const;

  /// The method where a plant names none. Of the packs with "byPeriod": the one whose validity begins last, but not
  /// after the period's last day; where all begin later, the one that begins first. Of two that begin on one day the
  /// lower id.
  [[nodiscard]] Result<std::shared_ptr<const method::AccountingMethod>> method_for(
      const quantity::Date& last_day) const;

  [[nodiscard]] Result<std::shared_ptr<const method::FactorPack>> factors(std::string_view id) const;
  [[nodiscard]] Result<std::shared_ptr<const method::GoodsPack>> goods(std::string_view id) const;
  [[nodiscard]] Result<std::shared_ptr<const method::TierTable>> tiers(std::string_view id) const;
  [[nodiscard]] Result<std::shared_ptr<const method::DefaultValues>> default_values(std::string_view id) const;
  [[nodiscard]] Result<std::shared_ptr<const method::Benchmarks>> benchmarks(std::string_view id) const;
  [[nodiscard]] Result<std::shared_ptr<const method::EtsBenchmarks>> ets_benchmarks(std::string_view id) const;

  [[nodiscard]] Result<std::shared_ptr<const method::RuleSet>> rule_set(std::string_view id) const;

  /// Every pack of the directory, by folder and then id; schemes and impact packs by their header only.
  [[nodiscard]] Result<std::vector<PackSummary>> list() const;

  /// Reads one pack in full, wherever it lies; packs that it names are looked up here. Of kinds that other readers know
  /// (scheme, impact) the header only.
  [[nodiscard]] Result<PackSummary> check(const std::filesystem::path& file) const;

  [[nodiscard]] const std::filesystem::path& directory() const noexcept { return directory_; }

 private:
  explicit PackLibrary(std::filesystem::path directory) : directory_{std::move(directory)} {}
  std::filesystem::path directory_;
};

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/examined.hpp"
#include "batch/journal.hpp"
#include "batch/run_summary.hpp"
#include "finding/result.hpp"

namespace ferrolabel::batch {

/// The folder of a run: results.jsonl, results.csv, reports/, labels/, and the journal that says up to where they hold. Result
/// files are not forced to the disk one by one: what a power failure takes of them is seen by its digest, and made again.
/// All functions throw std::system_error where disk or folder fail.
class OutFolder {
 public:
  /// Findings: batch.out.there (a run is in it, and it is not to be resumed); those of Journal::open.
  [[nodiscard]] static Result<std::unique_ptr<OutFolder>> open(const std::string& path, bool resume);
  OutFolder(const OutFolder&) = delete;
  OutFolder& operator=(const OutFolder&) = delete;
  ~OutFolder();

  /// The JSON with which a run began that is in the folder; empty where none is.
  [[nodiscard]] const std::string& run() const noexcept { return run_; }
  /// Whether the run in the folder came to its end.
  [[nodiscard]] bool finished() const noexcept { return finished_; }
  /// Pieces of the whole input of a finished run.
  [[nodiscard]] std::uint64_t pieces() const noexcept { return pieces_; }
  /// Submissions whose results hold, and what a summary says of them.
  [[nodiscard]] std::uint64_t done() const noexcept { return summary_.total(); }
  [[nodiscard]] const RunSummary& summary() const noexcept { return summary_; }
  /// The summary that a finished run left.
  [[nodiscard]] std::string told() const;
  /// Groups of submissions that were done at once, and the results of one, from 0, of whose labels only id and token are known; nothing where its files are not what they were.
  [[nodiscard]] std::size_t groups() const noexcept { return groups_.size(); }
  [[nodiscard]] std::optional<std::vector<Examined>> group(std::size_t at) const;
  /// What the journal comes to so far: follows from all its lines.
  [[nodiscard]] const std::string& journal_check() const noexcept { return journal_.check(); }
  /// What follows from the keys of all submissions whose results hold, in their order.
  [[nodiscard]] const std::string& input_check() const noexcept { return input_check_; }
  [[nodiscard]] static std::string next_check(const std::string& check, std::string_view key);

  /// Writes how the run begins. @pre run() is empty
  void begin(const std::string& run);
  /// Takes the results of the next submission. @param token of its label; empty where there is none
  void add(const Examined& examined, std::string_view token);
  /// The results taken so far hold from now on.
  void checkpoint();
  /// Writes a further file, such as summary.txt, whole.
  void write(const std::string& name, std::string_view bytes) const;
  /// All is on the disk, and the run is over. @param pieces of the whole input, those of other parts among them
  void finish(std::uint64_t pieces);

  [[nodiscard]] std::string path(std::string_view name) const { return (folder_ / name).string(); }

 private:
  /// One group of submissions, as the journal has it.
  struct Group {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    std::uint64_t rows_end = 0;  ///< bytes of results.jsonl
    std::uint64_t csv_end = 0;
    std::string digest;
    std::string input_check;
  };

  OutFolder(std::filesystem::path folder, Journal journal) : folder_{std::move(folder)}, journal_{std::move(journal)} {}
  void read_journal();
  void take_up();
  [[nodiscard]] std::optional<std::vector<Examined>> results_of(const Group& group, std::string_view rows, std::string_view csv) const;

  std::filesystem::path folder_;
  Journal journal_;
  std::string run_;
  bool finished_ = false;
  std::uint64_t pieces_ = 0;
  std::vector<Group> groups_;
  RunSummary summary_;
  std::string input_check_;
  int rows_file_ = -1;
  int csv_file_ = -1;
  std::uint64_t rows_end_ = 0;
  std::uint64_t csv_end_ = 0;
  std::string rows_;     ///< since the last checkpoint
  std::string csv_;
  std::string digests_;  ///< of the files since then
  std::uint64_t count_ = 0;
};

}  // namespace ferrolabel::batch

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "batch/examiner.hpp"
#include "batch/input.hpp"
#include "batch/out_folder.hpp"
#include "batch/worker_pool.hpp"
#include "registry/registry.hpp"
#include "trust/key.hpp"

namespace ferrolabel::batch {

/// One part of a run that is shared out: the submissions whose bytes hash to it.
struct Shard {
  std::uint64_t index = 1;  ///< from 1
  std::uint64_t of = 1;
};

/// "I/N". Nothing where it is none.
[[nodiscard]] std::optional<Shard> parse_shard(std::string_view text) noexcept;

struct RunProgress {
  std::uint64_t done = 0;        ///< submissions whose results hold
  const RunSummary* summary = nullptr;
  std::uint64_t taken_over = 0;  ///< of those done, by an earlier run
  /// How much of the input's bytes was read, 0 to 1, and had been read when this run began to do more than an earlier one; nothing where
  /// the input's size is not known.
  std::optional<double> share{};
  double share_before = 0;
};

struct RunTerms {
  ExaminerTerms examiner;
  std::vector<std::string> inputs;
  Shard shard{};
  WorkerLimits workers{};
  InputLimits input{};
  std::optional<std::uint64_t> max_rejects{};       ///< the run stops behind the submission by which more are rejected; behind its group, where the registry refuses it
  /// Where labels go. Called once the workers are there: it may open a database and start threads. Nothing: labels are not issued.
  std::function<Result<registry::Registry>()> open_registry{};
  const trust::SigningKey* registry_key = nullptr;  ///< of its log
  registry::Time now{};                             ///< of its entries
  std::function<void(const RunProgress&)> progress{};  ///< after each group, from another thread
  const std::atomic<bool>* interrupted = nullptr;
};

enum class RunEnd : std::uint8_t {
  whole,
  stopped,     ///< too many were rejected; --resume goes on
  interrupted  ///< state kept; --resume goes on
};

struct RunResult {
  RunEnd end = RunEnd::whole;
  std::uint64_t submissions = 0;   ///< of this shard, in all
  std::uint64_t taken_over = 0;    ///< of them, found done when it was resumed
  std::uint64_t pieces = 0;        ///< of the whole input, all shards, so far as it was read
  std::uint64_t passed_over = 0;   ///< files that are no input by their names
  std::string head;                ///< the registry's last signed head; may be empty
};

/// Runs over the input, one worker process a core, and takes what is found into the folder in the order of the input. A
/// submission that crashes or overruns a worker is one rejected row. Same input and terms, same results, on any number of
/// workers and however often it was cut and resumed.
/// Findings: those of Input::open, of the packs and of the registry; batch.input.changed where what was done before is not what
/// the input begins with. Throws registry::StoreError and std::system_error: the state is kept then, too.
/// @pre one thread; out is not finished
[[nodiscard]] Result<RunResult> run(const RunTerms& terms, OutFolder& out);

}  // namespace ferrolabel::batch

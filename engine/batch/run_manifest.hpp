// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "batch/run.hpp"

namespace ferrolabel::batch {

inline constexpr std::string_view manifest_typ = "ferrolabel-batch-manifest+jwt";

/// What makes a run the run that it is, as one line of JSON: inputs, day, program, packs, rules, issuer's key, registry, shard,
/// and how far it goes. A run is resumed only by the same.
[[nodiscard]] std::string run_record(const RunTerms& terms);
/// The day of the run in a folder, and whether it is that of every label; nothing where no run is there.
struct Begun {
  quantity::Date day{};
  bool for_all = false;
};
[[nodiscard]] std::optional<Begun> begun_on(std::string_view run_record);

/// Writes the record into a folder without a run, or compares it with that of the run there.
/// Findings: batch.out.other-run.
[[nodiscard]] Findings begin_or_go_on(const std::string& run_record, OutFolder& out);

/// The run in the folder as JSON (schemas/batch-manifest.schema.json): its record, its counts, and what its journal comes to, which binds
/// every row, report and label.
[[nodiscard]] std::string run_manifest(const OutFolder& out, const RunResult& result);

/// The end of a run for a program (schemas/batch.schema.json).
[[nodiscard]] std::string run_json(const OutFolder& out, const RunResult& result);

}  // namespace ferrolabel::batch

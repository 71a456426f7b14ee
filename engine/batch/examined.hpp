// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/piece.hpp"
#include "registry/records.hpp"

namespace ferrolabel::batch {

enum class Verdict : std::uint8_t { accepted, needs_review, rejected };

/// "accepted", "needs-review" or "rejected".
[[nodiscard]] std::string_view to_string(Verdict verdict) noexcept;
[[nodiscard]] std::optional<Verdict> parse_verdict(std::string_view text) noexcept;

/// What a summary counts of a submission.
struct RowFacts {
  Verdict verdict = Verdict::rejected;
  std::string name;                 ///< file, and which of it where there are several
  std::vector<std::string> codes;   ///< of its findings above notes, each once, sorted
  std::string scheme;
  std::string class_name;           ///< empty where there is none
  std::string route;                ///< stage and route of the process that makes the good
  std::optional<double> intensity;  ///< kg CO2e/t
};

/// A submission that was examined. What it says holds once the label is registered, where one is asked for.
struct Examined {
  std::string key;     ///< 32 hexadecimal signs: names its files
  std::string row;     ///< line of results.jsonl, with its '\n'
  std::string csv;     ///< line of results.csv, with its '\n'
  std::string report;  ///< XML
  RowFacts facts;
  std::optional<registry::IssueRequest> label;  ///< to be registered, where it is accepted
  std::string token;   ///< of the label, signed ahead of its registering: worth nothing, and shown to nobody, before that
};

/// A piece with its place in the run.
struct Numbered {
  std::uint64_t ordinal = 0;  ///< from 1, over the whole input
  Piece piece;
};

/// Bytes that take a value from one process of a run to another, both of this program.
[[nodiscard]] std::string pack(const std::vector<Examined>& all);
[[nodiscard]] std::vector<Examined> unpack_examined(std::string_view bytes);
/// Findings are not taken along: what is refused by itself needs no examining.
void pack_to(std::string& bytes, const Numbered& one);
[[nodiscard]] std::vector<Numbered> unpack_pieces(std::string_view bytes);

}  // namespace ferrolabel::batch

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ferrolabel::claim {

/// What a claim is worth to the one who asked. cannot_decide never reads as accept.
enum class Verdict : std::uint8_t { accept, reject, cannot_decide };
/// "accept", "reject" or "cannot-decide".
[[nodiscard]] std::string_view to_string(Verdict verdict) noexcept;

/// What one check found. One `fail` rejects; else one `undecided` keeps the verdict open. A note never counts.
enum class Outcome : std::uint8_t { pass, fail, undecided, note };
/// "pass", "fail", "undecided" or "note".
[[nodiscard]] std::string_view to_string(Outcome outcome) noexcept;

/// The questions of a claim check, in the order in which they are answered. @source LABELS.md section 4
enum class Check : std::uint8_t { authentic, valid, scheme, classed, product, quantity, verifier, basis, quota, origin, criteria, shuffling };
/// "authentic", "valid", "scheme", "class", "product", "quantity", "verifier", "basis", "quota", "origin", "criteria", "shuffling".
[[nodiscard]] std::string_view to_string(Check check) noexcept;

/// One answer with what it rests on.
struct Reason {
  Check check = Check::authentic;
  Outcome outcome = Outcome::pass;
  std::string code;         ///< claim.*; empty for a pass
  std::string field;        ///< JSON pointer in the user's document
  std::string label_field;  ///< JSON pointer in the label's payload where it is about that; else empty
  std::string rule;         ///< what had to hold
  std::string evidence;     ///< what was found, with the values
  std::string fix;          ///< what to do; empty for a pass
};

/// Whether one line of an equivalence holds.
enum class Holds : std::uint8_t { yes, no, unknown };
/// "yes", "no" or "unknown".
[[nodiscard]] std::string_view to_string(Holds holds) noexcept;

/// One line of the proof that a class of one scheme serves where another is asked.
struct EquivalenceLine {
  std::string rule;     ///< stage, boundary, gases, credits, electricity, verification, family, validity, limit
  Holds holds = Holds::unknown;
  std::string claimed;  ///< what the label has
  std::string asked;    ///< what the asked scheme wants
  std::string reason;
};

/// How a label's class serves for an asked one.
enum class Serving : std::uint8_t { same_scheme, equivalent, needs_dossier, not_shown };
/// "same-scheme", "equivalent", "needs-dossier" or "not-shown-equivalent".
[[nodiscard]] std::string_view to_string(Serving serving) noexcept;

/// One asked class held against the label.
struct Equivalence {
  std::string scheme;      ///< asked
  std::string class_name;  ///< asked
  Serving serving = Serving::needs_dossier;
  std::vector<EquivalenceLine> lines;
};

/// The answer for one claim.
struct Answer {
  Verdict verdict = Verdict::cannot_decide;
  std::vector<Reason> reasons;             ///< in the order of Check
  std::vector<Check> held;                 ///< of a brief answer: the questions of which something held, in their order
  std::vector<Equivalence> equivalences;   ///< in the order of the question
  std::vector<std::string> missing;        ///< what would have to be brought to decide; empty unless cannot-decide
};

/// fail → reject; else undecided → cannot-decide; else accept. No reason at all is cannot-decide.
[[nodiscard]] Verdict judge(const std::vector<Reason>& reasons) noexcept;

/// Sets verdict and `missing` from the reasons and what held, and puts the reasons into the order of Check (stable).
void conclude(Answer& answer);

/// The answer without the reasons that held, of which only the questions remain, and without proofs that nobody needs to read:
/// a tender of many lines would be all of these. The verdict stays; what is brief already stays as it is.
[[nodiscard]] Answer brief(Answer answer);

}  // namespace ferrolabel::claim

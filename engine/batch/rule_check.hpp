// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/place.hpp"
#include "formats/submission/submission.hpp"
#include "quantity/date.hpp"

namespace ferrolabel::batch {

struct SubmissionSignatures;

/// What rules need to know beside the submission. What is not given makes the rules that ask for it not applicable.
struct RuleFacts {
  std::span<const std::string> schemes;   ///< ids of the class schemes that there are
  std::optional<quantity::Date> day;      ///< on which labels are made
  const SubmissionSignatures* signatures = nullptr;  ///< where they were verified
  std::optional<char> installation_category{};  ///< A, B or C, where the emissions were calculated
};

enum class RuleOutcome : std::uint8_t { passed, failed, not_applicable };

/// "passed", "failed" or "not-applicable".
[[nodiscard]] std::string_view to_string(RuleOutcome outcome) noexcept;

/// One breach of a rule.
struct Breach {
  Place place;
  std::string message;
  std::string fix;
  std::optional<Place> contradicted_by{};
};

/// What a check found.
struct RuleCheck {
  RuleOutcome outcome = RuleOutcome::passed;
  std::vector<Breach> breaches;  ///< where failed, at least one

  [[nodiscard]] static RuleCheck not_applicable() { return {RuleOutcome::not_applicable, {}}; }
  void fail(Breach breach) {
    outcome = RuleOutcome::failed;
    breaches.push_back(std::move(breach));
  }
};

struct NamedCheck {
  std::string_view rule;  ///< id
  RuleCheck (*check)(const formats::Submission&, const RuleFacts&);
};

/// The checks that there are, by what they look at.
[[nodiscard]] std::span<const NamedCheck> request_checks() noexcept;
[[nodiscard]] std::span<const NamedCheck> statement_checks() noexcept;
[[nodiscard]] std::span<const NamedCheck> evidence_checks() noexcept;  ///< and of the plant
[[nodiscard]] std::span<const NamedCheck> signature_checks() noexcept;

[[nodiscard]] inline std::string day_text(const quantity::Date& day) { return quantity::to_string(day); }

/// Whether two names of organisations are the same but for blanks and ASCII capitals.
[[nodiscard]] bool is_same_name(std::string_view one, std::string_view other);

}  // namespace ferrolabel::batch

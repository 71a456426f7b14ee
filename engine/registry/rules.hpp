// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "finding/finding.hpp"
#include "registry/records.hpp"

/// What is refused before the database is asked.
namespace ferrolabel::registry {

/// An error at a member of what was asked.
[[nodiscard]] Finding refusal(const char* code, std::string_view member, std::string message, std::string fix);

/// Tonnes of grams, such as "12.5 t".
[[nodiscard]] std::string tonnes(Grams grams);

[[nodiscard]] Findings check(const Production& production);
[[nodiscard]] Findings check(const IssueRequest& request);
[[nodiscard]] Findings check(const StatusChange& change);
[[nodiscard]] Findings check(const ReserveRequest& request, Time now);

}  // namespace ferrolabel::registry

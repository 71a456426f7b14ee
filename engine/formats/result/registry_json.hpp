// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "registry/registry.hpp"
#include "registry/registry_check.hpp"

/// What commands and endpoint answer of a registry, each ended by a newline; schemas/registry-*.schema.json.
namespace ferrolabel::formats {

/// A label with its tonnes, status and history. @param token the signed label; left out where it is empty
[[nodiscard]] std::string label_state_json(const registry::LabelState& state, std::string_view token);

[[nodiscard]] std::string reservation_json(const registry::Reservation& reservation);

/// What the head says, beside the token that says it signed.
[[nodiscard]] std::string stored_head_json(const registry::StoredHead& stored);

/// @param signatures whether those of the heads were looked at
[[nodiscard]] std::string verify_report_json(const registry::VerifyReport& report, bool signatures);

}  // namespace ferrolabel::formats

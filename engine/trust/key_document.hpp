// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "finding/result.hpp"
#include "syntax/node.hpp"
#include "trust/key.hpp"

namespace ferrolabel::trust {

/// The two documents of schemas/key.schema.json, which differ in their name and in the member jwk.d.
inline constexpr std::string_view record_format = "ferrolabel-key-record";
inline constexpr std::string_view key_format = "ferrolabel-key";

/// @param d text of jwk.d; empty for a record
[[nodiscard]] std::string write_key_document(const KeyRecord& record, std::string_view format, std::string_view d);

/// All but the private half. Findings: see read_key_record.
[[nodiscard]] Result<KeyRecord> read_key_document(syntax::Node root, std::string_view format, JwkKind kind);

/// Reads the members id and name of an issuer with their findings.
[[nodiscard]] Issuer read_issuer(syntax::Node id, syntax::Node name, Findings& findings);

}  // namespace ferrolabel::trust

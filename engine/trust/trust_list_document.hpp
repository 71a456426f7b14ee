// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "finding/result.hpp"
#include "syntax/node.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::trust {

/// Reads a trust list (schemas/trust.schema.json). Findings: trust.document.*, trust.issuer.*, trust.key.*, trust.list.*
/// (.purpose, .revocation beside those of TrustList::add).
[[nodiscard]] Result<TrustList> read_trust_list(syntax::Node root);

/// The list as JSON, ended by a newline; same list, same bytes, and reading it gives the same list.
[[nodiscard]] std::string write_trust_list(const TrustList& list);

}  // namespace ferrolabel::trust

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "finding/result.hpp"
#include "trust/key.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::cli {

[[nodiscard]] Result<trust::TrustList> read_trust_file(const std::string& path);

/// The public half of a key: from a key file that only its owner can read, or from the record that an issuer hands out.
[[nodiscard]] Result<trust::KeyRecord> read_public_key(const std::string& path);

}  // namespace ferrolabel::cli

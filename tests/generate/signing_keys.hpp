// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "trust/key.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::generate {

/// A key of tests/generate/keys: "producer", "verifier" or "certifier". Throws std::runtime_error where it is not there.
[[nodiscard]] trust::XmlSigningKey signing_key(const std::filesystem::path& keys, const std::string& name);

/// A list that trusts the three for what they sign.
[[nodiscard]] trust::TrustList signers_trusted(const std::filesystem::path& keys);

}  // namespace ferrolabel::generate

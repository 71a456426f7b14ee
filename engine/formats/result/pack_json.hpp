// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "formats/pack/pack_library.hpp"
#include "method/scheme.hpp"

namespace ferrolabel::formats {

/// {"methods": folder, "packs": [{id, kind, title, edition, digest, confidences {P, S, M, I}}]}, ended by a newline.
[[nodiscard]] std::string packs_json(const std::vector<PackSummary>& packs, const std::filesystem::path& directory);

/// An accounting method: what it is, its sources, and the citation of every rule.
[[nodiscard]] std::string method_json(const method::AccountingMethod& method);

/// A class scheme: what it is, its status and notice, and the classes of every family with their limits.
[[nodiscard]] std::string scheme_json(const method::Scheme& scheme);

/// limit(s) as text: "1200 − 400·s", "370", or "130 at s = 0, 50 at s = 1".
[[nodiscard]] std::string limit_text(const method::LimitLine& limit);

}  // namespace ferrolabel::formats

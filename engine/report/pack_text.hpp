// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "formats/pack/pack_library.hpp"
#include "method/scheme.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

/// Packs as a table: id, kind, edition, how sure the figures are, digest (its first 12 digits; JSON has all of it).
[[nodiscard]] std::string packs_text(const std::vector<formats::PackSummary>& packs, const Style& style);

/// One pack with its whole digest.
[[nodiscard]] std::string pack_text(const formats::PackSummary& pack, const Style& style);

/// An accounting method: sources, and equation and act of every rule.
[[nodiscard]] std::string method_text(const method::AccountingMethod& method, const Style& style);

/// The ids that a plant may name as material, with what the pack knows of each.
[[nodiscard]] std::string factors_text(const method::FactorPack& factors, const Style& style);

/// The goods categories with their routes and precursors, and the CN codes of each.
[[nodiscard]] std::string goods_text(const method::GoodsPack& goods, const Style& style);

/// A class scheme: status, notice, stage, boundary, the limits of every family, what it leaves open.
[[nodiscard]] std::string scheme_text(const method::Scheme& scheme, const Style& style);

}  // namespace ferrolabel::report

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "formats/pack/pack_document.hpp"
#include "method/accounting.hpp"

namespace ferrolabel::formats {

/// An accounting method as its own file has it, and the ids of the packs that it names; the packs are not read yet.
struct AccountingDraft {
  method::AccountingMethod method;
  std::string factors, goods, tiers;
  std::string default_values, benchmarks;  ///< empty where the method has none
  Place uses;
};

/// A pack of kind "accounting": validity, switches with their reference, constants, citations by rule id. All findings
/// at once.
[[nodiscard]] Result<AccountingDraft> read_accounting_draft(const PackDocument& pack);

}  // namespace ferrolabel::formats

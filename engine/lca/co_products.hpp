// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "finding/finding.hpp"
#include "lca/dataset.hpp"
#include "lca/exchange_amounts.hpp"
#include "lca/product_system.hpp"

namespace ferrolabel::lca {

/// One product of a process and what of the process is for it.
struct CoProduct {
  FlowIndex flow = none;
  bool treats = false;   ///< taken in, not given out: the process is a treatment of it
  double amount = 0.0;   ///< as given; not zero
  double share = 1.0;    ///< of every exchange, unless shares says otherwise
  std::vector<double> shares;  ///< of each exchange, where the source allocates them one by one
  std::optional<AllocationFactor::Method> by;
};

/// No process is cut into more products, or into more shares: each product takes its share of each line, so that time and memory grow
/// with the products times the lines.
constexpr std::size_t greatest_co_products = 1000;
constexpr std::size_t greatest_shares = 10'000'000;

/// Processes to tell of, a list a kind.
struct CoProductReport {
  std::vector<ProcessIndex> without_product;
  std::vector<ProcessIndex> zero_reference;
  std::vector<ProcessIndex> by_amount;      ///< no shares stated: by the amounts, which have one unit
  std::vector<ProcessIndex> not_allocated;  ///< no shares stated, and units that cannot be added: left out
  std::vector<ProcessIndex> shares_off;     ///< shares that do not sum to one: used as stated
  std::vector<ProcessIndex> too_many;       ///< more products than greatest_co_products, or shares than greatest_shares: left out
  std::vector<ProcessIndex> refused;        ///< several products under AllocationPolicy::refuse

  /// One finding a kind that occurs: `lca.process.no-product`, `lca.process.zero-reference`, `lca.allocation.by-amount`,
  /// `.missing`, `.sum`, `.too-many` (warnings), `.refused` (error).
  [[nodiscard]] Findings findings(const Dataset& dataset) const;
};

/// The products of a process: its reference, product flows that go out, waste flows that come in; avoided products, and
/// amounts that are zero or negative, are none unless they are the reference. Under substitution only the reference.
/// @return none where the process cannot be used; the report says why
[[nodiscard]] std::vector<CoProduct> products_of(const Dataset& dataset, ProcessIndex index, const ExchangeAmounts& amounts, AllocationPolicy policy,
                                                 CoProductReport& report);

/// "1,234 processes, such as 'a' (id), 'b' (id)".
[[nodiscard]] std::string examples(const Dataset& dataset, const std::vector<ProcessIndex>& processes);

}  // namespace ferrolabel::lca

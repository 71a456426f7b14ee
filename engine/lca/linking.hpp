// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "lca/co_products.hpp"
#include "lca/exchange_amounts.hpp"
#include "lca/product_system.hpp"

namespace ferrolabel::lca {

/// Makes the equations of a product system: who makes what first, then who takes from whom.
/// Order of use: add each process, then link once.
class Linker {
 public:
  Linker(const Dataset& dataset, const ExchangeAmounts& amounts, const SystemOptions& options);

  void add(ProcessIndex process, std::vector<CoProduct> products);
  [[nodiscard]] bool empty() const noexcept { return system_.activities.empty(); }

  /// @param findings takes `lca.link.missing`, `lca.link.several`, `lca.link.other-product` (warnings), `lca.cut-off.refused`
  [[nodiscard]] ProductSystem link(Findings& findings);

 private:
  struct Choice {
    std::int32_t activity = -1;
    std::size_t makers = 0;
    bool stated = false;
  };
  [[nodiscard]] Choice choose(const Exchange& exchange, ProcessIndex consumer);
  void link_activity(std::int32_t activity, const std::vector<bool>& own);
  /// What an exchange is for one unit of the activity's product.
  [[nodiscard]] double per_unit(std::int32_t activity, std::size_t line, double share) const;
  void link_input(std::int32_t activity, std::size_t line, double share);
  void emit(std::int32_t activity, std::size_t line, double share);
  /// Of each line of a process, whether it is one of its products.
  [[nodiscard]] std::vector<bool> own_lines(ProcessIndex process) const;
  void tell(Findings& findings) const;

  const Dataset& dataset_;
  const ExchangeAmounts& amounts_;
  ProductSystem system_;
  std::vector<CoProduct> products_;                  // of each activity
  std::vector<std::vector<std::int32_t>> makers_;    // of each flow
  std::map<std::pair<FlowIndex, std::string>, std::int32_t> nearest_;  // of each flow and location, the first maker there
  std::vector<std::int32_t> first_;                  // first activity of each process, and one past the last
  std::vector<network::Triplet> technosphere_, interventions_;
  std::map<std::tuple<FlowIndex, bool, std::string>, std::int32_t> elementary_;
  std::vector<ProcessIndex> other_product_;
};

}  // namespace ferrolabel::lca

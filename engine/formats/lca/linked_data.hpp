// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "formats/lca/dataset_builder.hpp"

namespace ferrolabel::formats {

/// Life-cycle data whose parts stand in files of their own and name one another by id, as in ILCD and openLCA. They come in any
/// order; pour() puts them together when all are there.
struct LinkedData {
  struct UnitGroup {
    std::string name;
    std::string reference;                ///< name of the reference unit
    std::map<std::string, double> units;  ///< by id and by name: how many reference units one is
  };
  struct FlowData {
    lca::Flow flow;                           ///< without its unit
    std::string property;                     ///< the reference flow property
    std::map<std::string, double> properties;  ///< by id: how much of it goes with one of the reference property
  };
  struct DraftExchange {
    lca::Exchange exchange;
    lca::Flow flow;  ///< as the exchange names it, for where the flow has no file
    std::string unit, unit_name, property, provider;  ///< empty: the reference ones
    std::string number;  ///< by which allocation names it
    DatasetBuilder::Says says = DatasetBuilder::Says::nothing;  ///< of the kind of a flow that has no file
  };
  struct DraftAllocation {
    lca::AllocationFactor::Method method = lca::AllocationFactor::Method::physical;
    std::string product;   ///< id of the flow; or, where empty, the exchange of `product_number`
    std::string product_number;
    std::string exchange;  ///< number or flow id of the exchange; empty: all
    double share = 0;
  };
  struct DraftProcess {
    lca::Process process;  ///< without exchanges and allocation
    std::vector<DraftExchange> exchanges;
    std::vector<DraftAllocation> allocation;
    std::string file;
  };

  std::map<std::string, UnitGroup> groups;
  std::map<std::string, std::string> group_of_property;
  std::map<std::string, FlowData> flows;
  std::vector<DraftProcess> processes;

  /// Findings into the builder's report: import.flow.missing, import.allocation.unknown, and those of the builder.
  void pour(DatasetBuilder& builder) &&;

 private:
  void pour_process(DraftProcess& draft, DatasetBuilder& builder) const;
  void pour_exchange(const DraftProcess& process, DraftExchange& draft, DatasetBuilder& builder) const;
  [[nodiscard]] const UnitGroup* group_of(const std::string& property) const;
};

}  // namespace ferrolabel::formats

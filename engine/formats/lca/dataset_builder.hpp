// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/lca/import_report.hpp"
#include "formats/lca/name_index.hpp"
#include "formats/lca/unit_table.hpp"
#include "lca/dataset.hpp"

namespace ferrolabel::formats {

/// Gathers a Dataset from any format, in one pass: flows come when they are first named, and units and providers are settled in
/// the end, when all processes are known. Call order: flow() as needed; begin_process(), exchange() …, end_process(); finish().
class DatasetBuilder {
 public:
  DatasetBuilder(const UnitTable& units, ImportReport& report) : units_{units}, report_{report} {}

  [[nodiscard]] ImportReport& report() noexcept { return report_; }
  [[nodiscard]] const UnitTable& units() const noexcept { return units_; }
  [[nodiscard]] lca::Dataset& dataset() noexcept { return dataset_; }

  /// What an exchange says of the kind of its flow. All are heard, whatever comes first: it is a product where one makes it; else
  /// waste where one calls it so; else a product where one takes it from a process; else elementary. What contradicts this is told.
  enum class Says : std::uint8_t { nothing = 0, made = 1, waste = 2, taken = 4, elementary = 8 };

  /// The flow of that id. @param make gives it where it is new; its unit stays as it is where stated, else the exchanges settle it
  /// @param says of the process under way, heard if that is kept; nothing where the kind is that which `make` gives, as of a flow
  /// with a data set of its own
  template <class Make>
  lca::FlowIndex flow(std::string_view id, Make make, Says says = Says::nothing) {
    const auto [place, is_new] = flow_ids_.place(id);
    if (is_new) {
      dataset_.flows.push_back(make());
      said_.push_back(0);
    }
    if (says != Says::nothing) own_says_.emplace_back(place, says);
    return place;
  }

  /// @return the process that is under way, valid until the next begin_process()
  lca::Process& begin_process();
  lca::Process& process() noexcept { return dataset_.processes.back(); }

  /// Adds an exchange to the process that is under way. @param unit of its amount @param provider key that provides() gets
  lca::Exchange& exchange(lca::Exchange exchange, std::string_view unit, std::string_view provider = {});

  /// The process under way answers to this key. The first one that does is linked to.
  void provides(std::string_view key) { own_keys_.emplace_back(key); }

  /// Ends the process under way. One whose id is there already is left out, with import.process.duplicate.
  /// @param file where it stands @return whether it was kept
  bool end_process(const std::string& file, std::uint32_t line);

  /// Takes back a process that was begun and not ended; nothing where there is none.
  void drop_process();

  /// Puts other flows in the place of some. @param instead of each flow, itself or the one that takes its place
  void merge_flows(const std::vector<lca::FlowIndex>& instead);

  /// Settles kinds, brings amounts to their flow's unit, and providers' keys to processes.
  /// Findings into the report: import.flow.kind, import.compartment.missing, import.unit.…, import.provider.missing.
  [[nodiscard]] lca::Dataset finish() &&;

 private:
  std::uint32_t provider_place(std::string_view key);
  void settle_kinds();
  void settle_units();
  void convert(lca::Process& process, lca::Exchange& exchange, std::uint32_t unit);
  void keep_apart(const lca::Process& process, lca::Exchange& exchange, std::uint32_t unit);
  static void move_shares(lca::Process& process, const std::map<lca::FlowIndex, lca::FlowIndex>& apart);
  void settle_providers();

  const UnitTable& units_;
  ImportReport& report_;
  lca::Dataset dataset_;
  NameIndex flow_ids_;
  std::vector<std::uint8_t> said_;  ///< of each flow: all that was said of its kind, a bit each
  NameIndex process_ids_;
  NameIndex unit_ids_;
  std::vector<std::uint32_t> exchange_units_;  ///< of all exchanges of all processes, in their order
  NameIndex provider_ids_;
  std::vector<lca::ProcessIndex> providers_;  ///< by place of the key; none where no process answers to it
  std::vector<std::string> own_keys_;  ///< of the process under way, as are own_says_
  std::vector<std::pair<lca::FlowIndex, Says>> own_says_;
  bool under_way_ = false;
};

/// Scales an uncertainty as its amount was: amount · factor. @pre factor is above 0
void scale(lca::Uncertainty& uncertainty, double factor);

}  // namespace ferrolabel::formats

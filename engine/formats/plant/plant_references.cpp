// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/plant/plant_checks.hpp"
#include "formats/plant/spelling.hpp"

namespace ferrolabel::formats {

namespace {

/// The ids that one kind of reference may name, sorted.
class IdTable {
 public:
  explicit IdTable(std::string_view what) : what_{what} {}

  template <class T>
  void add(const std::vector<T>& items) {
    entries_.reserve(entries_.size() + items.size());
    for (const auto& item : items)
      if (!item.id.empty()) entries_.push_back({item.id, &item.place});
  }

  void sort() {
    std::stable_sort(entries_.begin(), entries_.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
    given_twice_ = std::adjacent_find(entries_.begin(), entries_.end(), [](const auto& left, const auto& right) { return left.first == right.first; }) != entries_.end();
  }

  /// Sorts, and reports each id that is there twice with both places.
  void close(FindingList& findings) {
    sort();
    for (std::size_t at = 1; at < entries_.size(); ++at) {
      if (entries_[at].first != entries_[at - 1].first) continue;
      findings.error("plant.id.twice", *entries_[at].second, "the id " + in_quotes(entries_[at].first) + " is given to two " + std::string{what_}, "give each an id of its own",
                     *entries_[at - 1].second);
    }
  }

  void require(std::string_view id, const Place& place, FindingList& findings) const {
    if (id.empty()) return;
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), id, [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    if (found != entries_.end() && found->first == id) return;
    if (findings.full()) return findings.error({}, {}, {}, {});
    std::vector<std::string_view> names;
    for (const auto& entry : entries_) names.push_back(entry.first);
    const auto near = nearest(id, names);
    if (near.empty() && given_twice_) return;  // most likely the id that was written over, which is said already
    findings.error("plant.reference.unknown", place, in_quotes(id) + " is not among the " + std::string{what_},
                   !near.empty()     ? "did you mean " + in_quotes(near) + "?"
                   : names.empty() ? "the file names none; add it"
                                   : "write one of " + quoted_list(names));
  }

  /// As require, but "outside" is good too.
  void require_or_outside(std::string_view id, const Place& place, FindingList& findings) const {
    if (id != plant::outside) require(id, place, findings);
  }

 private:
  std::string_view what_;
  bool given_twice_ = false;
  std::vector<std::pair<std::string_view, const Place*>> entries_;
};

template <class T>
void check_ids(const std::vector<T>& items, std::string_view what, FindingList& findings) {
  IdTable table{what};
  table.add(items);
  table.close(findings);
}

void check_process_references(const plant::Installation& plant, const IdTable& precursors, FindingList& findings) {
  IdTable supplies{"electricity supplies"};
  supplies.add(plant.electricity);
  supplies.close(findings);
  for (const auto& process : plant.processes) {
    for (const auto& use : process.precursors) precursors.require(use.from, use.from_place, findings);
    for (const auto& use : process.electricity) supplies.require(use.supply, use.supply_place, findings);
  }
}

template <class Flow>
void check_ends(const std::vector<Flow>& flows, const IdTable& processes, FindingList& findings) {
  for (const auto& flow : flows) {
    processes.require_or_outside(flow.from, flow.from_place, findings);
    processes.require_or_outside(flow.to, flow.to_place, findings);
    if (!flow.from.empty() && flow.from == flow.to)
      findings.error("plant.flow.same-ends", flow.to_place, "the flow " + in_quotes(flow.id) + " goes from " + in_quotes(flow.from) + " to itself",
                     "a flow within one process is not reported; write where it goes", flow.from_place);
  }
}

void check_goods(const plant::Installation& plant, FindingList& findings) {
  IdTable goods{"goods"};
  for (const auto& process : plant.processes) goods.add(process.goods);
  goods.close(findings);
  for (const auto& term : plant.verified_terms) goods.require(term.good, term.place, findings);
}

}  // namespace

void check_references(const plant::Installation& plant, FindingList& findings) {
  // Processes and purchased precursors share one set of ids, as a precursor use names either.
  IdTable processes{"processes"};
  processes.add(plant.processes);
  processes.sort();
  IdTable precursors{"processes and purchased precursors"};
  precursors.add(plant.processes);
  precursors.add(plant.purchased);
  precursors.close(findings);
  check_ids(plant.source_streams, "source streams", findings);
  check_ids(plant.measured_emissions, "measured emissions", findings);
  check_ids(plant.captures, "captures", findings);
  check_ids(plant.heat, "heat flows", findings);
  check_ids(plant.waste_gases, "waste gas flows", findings);
  check_goods(plant, findings);
  check_process_references(plant, precursors, findings);
  for (const auto& stream : plant.source_streams) {
    processes.require(stream.process, stream.process_place, findings);
    for (const auto& share : stream.shares) processes.require(share.process, share.process_place, findings);
  }
  for (const auto& measured : plant.measured_emissions) processes.require(measured.process, measured.process_place, findings);
  for (const auto& capture : plant.captures) processes.require(capture.process, capture.process_place, findings);
  for (const auto& supply : plant.electricity) processes.require(supply.process, supply.process_place, findings);
  check_ends(plant.heat, processes, findings);
  check_ends(plant.waste_gases, processes, findings);
}

}  // namespace ferrolabel::formats

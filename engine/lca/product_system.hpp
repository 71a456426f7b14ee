// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "lca/dataset.hpp"
#include "lca/flow_matrix.hpp"
#include "lca/parameter_values.hpp"
#include "network/matrix.hpp"

namespace ferrolabel::lca {

/// How a process with several products is cut. @source ISO 14044 4.3.4
enum class AllocationPolicy : std::uint8_t {
  stated,        ///< by the method that the source names; else by its physical, economic or causal shares, in this order
  physical,
  economic,
  causal,
  substitution,  ///< the reference keeps everything; the others replace what other processes make
  refuse         ///< a process with several products is refused
};

/// Who supplies an input whose source names no provider.
enum class LinkingPolicy : std::uint8_t {
  prefer_location,  ///< the only maker; of several the first in the consumer's location, else the first in the dataset
  only_maker,       ///< the only maker; with several the input stays unlinked
  stated_only       ///< nobody
};

/// What an input without provider means.
enum class CutOffPolicy : std::uint8_t {
  cut,    ///< nothing upstream of it counts; what a demand loses so stands in its result
  refuse  ///< the dataset is refused
};

struct SystemOptions {
  AllocationPolicy allocation = AllocationPolicy::stated;
  LinkingPolicy linking = LinkingPolicy::prefer_location;
  CutOffPolicy cut_off = CutOffPolicy::cut;
  Scenario scenario;
};

/// "stated", "prefer-location", "cut" and the like, as in arguments and results.
[[nodiscard]] std::string_view to_string(AllocationPolicy policy) noexcept;
[[nodiscard]] std::string_view to_string(LinkingPolicy policy) noexcept;
[[nodiscard]] std::string_view to_string(CutOffPolicy policy) noexcept;

/// One product of one process: a column of A and B, and the row of A of the same number.
struct Activity {
  ProcessIndex process = none;
  FlowIndex product = none;
  double reference_amount = 0.0;  ///< of the product in the process as given; negative where the source writes a treatment so
  double share = 1.0;             ///< of the process's exchanges, where they have one share; otherwise NaN (causal)
  std::optional<AllocationFactor::Method> allocated_by;
  std::uint32_t linked_as_stated = 0, linked_by_flow = 0;  ///< how many of its inputs
};

/// An elementary flow at a place, one way: a row of B. Amounts that come in and that go out are apart, both positive.
struct ElementaryRow {
  FlowIndex flow = none;
  bool input = false;
  std::string location;  ///< of the exchange, else of its process
};

/// What an activity takes and nobody makes, per unit of its product.
struct UnlinkedInput {
  std::int32_t activity = 0;
  FlowIndex flow = none;
  double amount = 0.0;
};

/// A choice among several makers.
struct AmbiguousLink {
  std::int32_t activity = 0;
  FlowIndex flow = none;
  std::int32_t chosen = -1;  ///< activity, −1 where none was
  std::size_t makers = 0;
};

/// A · s = f and g = B · s of a dataset, with all that was decided on the way. Column j of A is 1 of its product and −m_ij of
/// what that takes, so that s is the amount made of each product (of a treatment: the amount treated), in its unit.
struct ProductSystem {
  const Dataset* dataset = nullptr;  ///< must live as long
  SystemOptions options;
  std::vector<Activity> activities;
  network::Matrix technosphere;  ///< A
  FlowMatrix interventions;      ///< B
  std::vector<ElementaryRow> elementary;
  std::vector<UnlinkedInput> unlinked;    ///< ascending by activity
  std::vector<AmbiguousLink> ambiguous;

  /// Inputs of all activities that have the provider which the source states, and those that were linked by their flow.
  [[nodiscard]] std::size_t linked_as_stated() const noexcept;
  [[nodiscard]] std::size_t linked_by_flow() const noexcept;

  /// "steel mill (process id) → steel": for messages.
  [[nodiscard]] std::string name_of(std::int32_t activity) const;

  /// The activity that an id means: of a process with one product, "process id/flow id", or of a product with one maker.
  /// Findings: `lca.demand.unknown` with ids that come near, `lca.demand.ambiguous` with the ids to choose from.
  [[nodiscard]] Result<std::int32_t> find(std::string_view id) const;
};

/// Links, allocates and computes amounts. Warnings tell what was decided for want of data, one finding a kind with the first
/// places; errors are those of the scenario, `lca.system.empty`, and what the options refuse: `lca.cut-off.refused`,
/// `lca.allocation.refused`.
[[nodiscard]] Result<ProductSystem> build_system(const Dataset& dataset, const SystemOptions& options = {});

}  // namespace ferrolabel::lca

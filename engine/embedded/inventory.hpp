// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emissions/stream_emissions.hpp"
#include "emissions/trace.hpp"
#include "method/accounting.hpp"
#include "network/flow_network.hpp"
#include "plant/installation.hpp"

namespace ferrolabel::embedded {

using emissions::StepId;
using emissions::Traced;
using quantity::Co2Mass;
using quantity::SpecificEmissions;

/// The electricity cases that are computed side by side; `method` is the one that counts for the accounting method.
enum class ElectricityBasis : std::uint8_t { method, location, market, eu_average };
inline constexpr std::size_t electricity_basis_count = 4;
/// "method", "location", "market", "eu-average".
[[nodiscard]] std::string_view to_string(ElectricityBasis basis) noexcept;

/// A figure for each electricity case; nothing where the plant did not state a factor that the case needs.
template <class Figure>
using ByElectricityBasis = std::array<std::optional<Figure>, electricity_basis_count>;

/// MRR Art. 19(3): how much a stream weighs.
enum class StreamCategory : std::uint8_t { major, minor, de_minimis };
/// Whether the stated tier of the activity data meets what the installation's category asks.
enum class TierCheck : std::uint8_t { ok, deviation, below, not_stated, not_checkable };

/// Key of the tier table's row for a stream's activity data, e.g. "iron_steel_mass_balance".
[[nodiscard]] std::string_view tier_activity(const plant::SourceStream& stream) noexcept;

struct StreamFigures {
  const plant::SourceStream* stream = nullptr;
  emissions::StreamEmissions emissions;
  StreamCategory category = StreamCategory::major;
  TierCheck tier = TierCheck::not_checkable;
};

struct StackFigures {
  const plant::MeasuredEmission* measured = nullptr;
  emissions::StackEmissions emissions;
};

struct ProcessFigures {
  const plant::Process* process = nullptr;
  std::int32_t node = -1;                    ///< in the precursor network; -1 for a utility
  Traced<Co2Mass> direct;                    ///< Dir*, t CO2e
  Traced<Co2Mass> attributed_direct;         ///< AttrDir, t CO2e, not below 0
  ByElectricityBasis<Traced<Co2Mass>> attributed_indirect;
  Traced<quantity::Mass> activity_level;
  Traced<SpecificEmissions> specific_direct; ///< ae, t CO2e/t
  ByElectricityBasis<Traced<SpecificEmissions>> specific_indirect;
  Traced<SpecificEmissions> direct_embedded;
  ByElectricityBasis<Traced<SpecificEmissions>> indirect_embedded;
  std::optional<Traced<SpecificEmissions>> basis_embedded;                          ///< where the method knows a basis
  std::optional<Traced<SpecificEmissions>> basis_embedded_with_precursor_indirect;  ///< the other reading of the open question
  double precursor_share = 0;                ///< of direct + indirect embedded
  double default_share = 0;                  ///< part that rests on default values
  bool direct_stated = true;                 ///< false where the process itself states no direct emissions
  bool direct_known = true;                  ///< false where a process in the chain states no direct emissions
  bool indirect_known = true;                ///< false where one states no power, or a default value no indirect part
  bool basis_known = true;                   ///< false where the basis rests on something of that kind
  bool basis_with_precursors_known = true;   ///< the same of the other reading

  /// Figures that somebody in the chain leaves open are no figures for a reader: these give nothing then.
  [[nodiscard]] std::optional<Traced<SpecificEmissions>> known_direct() const { return direct_known ? std::optional{direct_embedded} : std::nullopt; }
  [[nodiscard]] std::optional<Traced<SpecificEmissions>> known_indirect(ElectricityBasis basis) const {
    return indirect_known ? indirect_embedded[static_cast<std::size_t>(basis)] : std::nullopt;
  }
  [[nodiscard]] std::optional<Traced<SpecificEmissions>> known_basis() const { return basis_known ? basis_embedded : std::nullopt; }
  [[nodiscard]] std::optional<Traced<SpecificEmissions>> known_basis_with_precursors() const {
    return basis_with_precursors_known ? basis_embedded_with_precursor_indirect : std::nullopt;
  }
  /// The process's own part alone: nothing where it states none. A utility states no power of its own.
  [[nodiscard]] std::optional<Traced<Co2Mass>> known_attributed_indirect() const {
    return process->electricity.empty() ? std::nullopt : attributed_indirect[0];
  }
};

/// One balance of the plant: what came in against what went out.
struct Balance {
  std::string kind;     ///< goods, metal, precursor, electricity, installation-total
  std::string subject;  ///< id, empty for the installation
  std::string unit;
  double in = 0;
  double out = 0;
  double tolerance = 0; ///< combined uncertainty, at least 0.1 % of `in`
  bool closed = true;
};

/// One term m_ig of the precursor network between two processes of the installation.
struct NetworkFlow {
  std::int32_t consumer = 0;
  std::int32_t supplier = 0;
  StepId amount = emissions::no_step;  ///< m, t/t
};

/// One right-hand side and its solution: what was solved for, step by step, so that it can be solved again.
struct NetworkColumn {
  std::vector<StepId> direct;    ///< a, by node
  std::vector<StepId> solution;  ///< x, by node
};

/// Emissions outside the installation that class schemes count and CBAM does not: never added silently.
enum class UpstreamTerm : std::uint8_t { materials, fuels, electricity, transport, scrap_supply };
inline constexpr std::size_t upstream_term_count = 5;

/// A term carried along the precursor chain.
struct UpstreamFigures {
  std::vector<Traced<SpecificEmissions>> embedded;     ///< t CO2e/t, by node of the network
  std::vector<std::vector<std::string>> missing;       ///< by node: what states no factor for this term, chain included
};

/// What one installation emitted over its period and what its goods embed, each figure with its trace.
/// It points into the plant and the method pack, which must outlive it.
struct Inventory {
  const plant::Installation* plant = nullptr;
  const method::AccountingMethod* method = nullptr;
  emissions::Trace trace;
  std::vector<StreamFigures> streams;
  std::vector<StackFigures> stacks;
  std::vector<ProcessFigures> processes;  ///< in the plant's order
  Traced<Co2Mass> installation_total;
  char installation_category = 'A';       ///< MRR Art. 19(2)
  std::vector<Balance> balances;
  std::vector<NetworkFlow> flows;
  std::vector<NetworkColumn> columns;
  std::optional<network::FlowNetwork> network;
  std::array<std::optional<UpstreamFigures>, upstream_term_count> upstream;  ///< those asked for, see upstream.hpp
  std::vector<std::int32_t> node_process; ///< index in `processes` of each node

  /// The process that makes a good, by the good's id or, where that names none, the process id; null where neither is known.
  [[nodiscard]] const ProcessFigures* find_good(std::string_view id) const noexcept;
  [[nodiscard]] const ProcessFigures* find_process(std::string_view id) const noexcept;
};

}  // namespace ferrolabel::embedded

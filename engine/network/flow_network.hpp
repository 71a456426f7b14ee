// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "finding/finding.hpp"
#include "network/loop_gain.hpp"
#include "network/solver.hpp"

namespace ferrolabel::network {

/// Why a flow network has no answer. A value: the caller knows the names and the places of the nodes.
struct FlowDefect {
  enum class Kind {
    gain,      ///< `loop` gives back as much as it takes, or more
    amount,    ///< flow number `flow` is negative, infinite or not a number
    singular   ///< no pivot at node `node` although no loop is to blame (rounding: amounts of absurd size)
  };
  Kind kind = Kind::gain;
  Loop loop;
  std::size_t flow = 0;
  std::int32_t node = 0;
};

/// The defect as an error: codes network.gain, network.amount, network.singular. `names[i]` is what the user calls node i.
[[nodiscard]] Finding to_finding(const FlowDefect& defect, std::span<const std::string> names, Place place = {});

/// Embedded values over a network of goods: x_g = a_g + Σ_i m_ig·x_i, that is (I − Mᵀ)·x = a, loops allowed.
/// a: direct value per unit of output of each node; m_ig: amount of supplier i per unit of output of consumer g.
/// Order of use: build → { solve, sensitivities } → refactor → … . Threads, bits and allocation as for Solver.
/// @source 2023/1773 Annex III G; 2025/2547 Annex III (specific embedded emissions)
class FlowNetwork {
 public:
  /// Two flows between the same nodes add up. The order of the flows does not change a bit of any answer.
  /// Tests once that the network is productive: with loops, (I − Mᵀ)·y = 1 must give y ≥ 1 everywhere, which holds if and
  /// only if the spectral radius of M is below 1 (rounding: y > 0 is asked); y above 1e12 counts as gain one.
  /// @throws std::out_of_range when a node is outside [0, nodes), std::invalid_argument for a network without nodes
  [[nodiscard]] static std::variant<FlowNetwork, FlowDefect> build(std::int32_t nodes, std::span<const Flow> flows);

  [[nodiscard]] FlowNetwork clone() const;

  [[nodiscard]] std::int32_t size() const noexcept { return solver_.size(); }
  [[nodiscard]] bool has_loops() const noexcept { return has_loops_; }

  /// a → x in place; `columns` vectors of size() elements, one after another (direct, indirect, …).
  /// @throws std::invalid_argument when the span has another length; std::logic_error after a refused refactor
  void solve(std::span<double> direct, std::int32_t columns = 1);

  /// ∂x_g/∂a_i for all suppliers i at once, by one transposed solve: row g of (I − Mᵀ)⁻¹, which is also the amount of i
  /// that one unit of g needs, directly and through all stages. ∂x_g/∂m_ik = row[k]·x_i.
  /// @throws std::invalid_argument when `row` has not size() elements or `node` is none
  void sensitivities(std::int32_t node, std::span<double> row);

  /// New amounts, in the order of the flows given to build. `refused` when negative, not finite, or gain ≥ 1.
  [[nodiscard]] Refactored refactor(std::span<const double> amounts);

  /// The solver of I − Mᵀ, for residuals, refinement and condition.
  [[nodiscard]] Solver& solver() noexcept { return solver_; }

 private:
  explicit FlowNetwork(Solver solver) : solver_{std::move(solver)} {}
  [[nodiscard]] bool is_productive();

  Solver solver_;
  bool has_loops_ = false;
  bool usable_ = true;  ///< false after a refused refactor
  std::vector<std::int32_t> slots_;   ///< of each flow, in values of the matrix
  std::vector<std::uint32_t> order_;  ///< the flows in the order in which they are summed
  std::vector<double> identity_;      ///< values of the matrix without flows
  std::vector<double> values_;        ///< workspace of refactor
  std::vector<double> ones_;          ///< workspace of is_productive
};

}  // namespace ferrolabel::network

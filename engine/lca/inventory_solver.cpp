// SPDX-License-Identifier: Apache-2.0
#include "lca/inventory_solver.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <variant>

#include "network/flow_network.hpp"
#include "network/loop_gain.hpp"

namespace ferrolabel::lca {
namespace {

/// Amount made per unit demanded from which a loop counts as closed on itself up to rounding.
constexpr double greatest_amplification = 1e12;

/// What activities take of each other per unit, the positive part of I − A.
std::vector<network::Flow> positive_uses(const network::Matrix& technosphere) {
  std::vector<network::Flow> flows;
  const auto starts = technosphere.column_starts();
  for (std::int32_t column = 0; column < technosphere.size(); ++column)
    for (auto k = static_cast<std::size_t>(starts[static_cast<std::size_t>(column)]); k < static_cast<std::size_t>(starts[static_cast<std::size_t>(column) + 1]); ++k) {
      const auto row = technosphere.rows()[k];
      const double amount = (row == column ? 1.0 : 0.0) - technosphere.values()[k];
      if (amount > 0.0) flows.push_back({column, row, amount});
    }
  return flows;
}

std::optional<Finding> blame_loop(const ProductSystem& system, double threshold) {
  auto loop = network::find_loop_with_gain_at_least_one(system.technosphere.size(), positive_uses(system.technosphere), threshold);
  if (!loop) return std::nullopt;
  std::vector<std::string> names(static_cast<std::size_t>(system.technosphere.size()));
  for (const auto member : loop->members) names[static_cast<std::size_t>(member)] = system.name_of(member);
  network::FlowDefect defect;
  defect.loop = std::move(*loop);
  return network::to_finding(defect, names, {.source = nullptr, .pointer = system.dataset->processes[system.activities[static_cast<std::size_t>(defect.loop.members.front())].process].id});
}

std::optional<Finding> blame_loop(const ProductSystem& system) {
  for (const double threshold : {1.0, 1.0 - 1e-6})
    if (auto finding = blame_loop(system, threshold)) return finding;
  return std::nullopt;
}

Finding singular(const Place& place, const std::string& where) {
  return {"lca.system.singular", Severity::error, place,
          "the equations of the product system have no answer" + where + ": what it makes is used up or credited away in full, or amounts differ by too many orders of magnitude",
          "look for a process that takes as much of its product as it makes, and for amounts in another unit"};
}

Finding not_converged(const Place& place = {}, const std::string& where = {}) {
  return {"lca.solver.not-converged", Severity::error, place,
          "the product system is too large for a direct factorisation, and the iteration does not converge" + where + ": the equations may have no answer",
          "look for a process that takes nearly as much of its product as it makes, for credits of that size, and for amounts in another unit"};
}

/// Why the system was refused: a loop where there is one to blame.
Finding refusal(const ProductSystem& system, const network::Defect& defect) {
  if (auto finding = blame_loop(system)) return *finding;
  const bool known = static_cast<std::size_t>(defect.column) < system.activities.size();
  const Place place{.source = nullptr, .pointer = known ? system.dataset->processes[system.activities[static_cast<std::size_t>(defect.column)].process].id : std::string{}};
  const std::string where = known ? " at " + system.name_of(defect.column) : std::string{};
  return defect.kind == network::Defect::Kind::not_converged ? not_converged(place, where) : singular(place, where);
}

}  // namespace

Result<InventorySolver> InventorySolver::prepare(const ProductSystem& system, const network::DirectLimit& limit) {
  auto factorised = network::LinearSolver::factorise(system.technosphere, limit);
  if (const auto* defect = std::get_if<network::Defect>(&factorised)) return refusal(system, *defect);
  InventorySolver solver{system, std::move(std::get<network::LinearSolver>(factorised))};
  const std::vector<double> ones(system.activities.size(), 1.0);
  std::vector<double> y(ones.size());
  const bool converged = solver.solver_.solve(ones, y).has_value();
  if (!converged || !std::all_of(y.begin(), y.end(), [](double value) { return value > 0.0 && value <= greatest_amplification; }))
    if (auto finding = blame_loop(system, 1.0)) return *finding;
  if (!converged) return not_converged();
  solver.condition_ = solver.solver_.condition_estimate();
  return solver;
}

Result<Inventory> InventorySolver::solve(std::span<const Demand> demands) {
  std::vector<double> f(system_->activities.size(), 0.0);
  for (const auto& demand : demands) f.at(static_cast<std::size_t>(demand.activity)) += demand.amount;
  Inventory inventory;
  inventory.made.resize(f.size());
  const auto residual = solver_.solve(f, inventory.made);
  if (!residual) return not_converged();
  inventory.residual = *residual;
  inventory.amounts = system_->interventions.multiply(inventory.made);
  return inventory;
}

Result<std::vector<double>> InventorySolver::intensities(std::span<const double> direct) {
  std::vector<double> result(direct.size());
  if (!solver_.solve_transposed(direct, result)) return not_converged();
  return result;
}

}  // namespace ferrolabel::lca

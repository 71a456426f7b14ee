// SPDX-License-Identifier: Apache-2.0
// The two product systems of the field's sizes, ours and SciPy's SuperLU on the same matrices in the same run: analyse and factor, one
// solve, and what the first tier of one product costs beside a solve; and a third whose factors nobody waits for, by iteration. SciPy
// (Debian: python3-scipy) is asked for as a practitioner would call it; without it its lines say so and the rest is measured.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bench/bench.hpp"
#include "bench/synthetic_network.hpp"
#include "lca/contribution.hpp"
#include "lca/inventory_solver.hpp"
#include "network/linear_solver.hpp"

namespace {

using namespace ferrolabel;

/// A = I − M of a synthetic network: a column a process, a row a product.
network::Matrix generate(std::int32_t processes, double exponent) {
  std::vector<network::Triplet> triplets;
  for (std::int32_t i = 0; i < processes; ++i) triplets.push_back({i, i, 1.0});
  for (const auto& flow : bench::synthetic_network(processes, exponent, 20261127)) triplets.push_back({flow.supplier, flow.consumer, -flow.amount});
  return network::Matrix::from_triplets(processes, triplets);
}

/// What SciPy measured, in seconds; 0 where it was not there.
struct Peer {
  double factor = 0.0;
  double solve = 0.0;
  std::string ordering;
};

void write_matrix(const network::Matrix& matrix, const std::filesystem::path& file) {
  std::ofstream stream{file, std::ios::binary};
  const std::int64_t sizes[2] = {matrix.size(), matrix.stored()};
  stream.write(reinterpret_cast<const char*>(sizes), sizeof sizes);
  stream.write(reinterpret_cast<const char*>(matrix.column_starts().data()), static_cast<std::streamsize>(matrix.column_starts().size_bytes()));
  stream.write(reinterpret_cast<const char*>(matrix.rows().data()), static_cast<std::streamsize>(matrix.rows().size_bytes()));
  stream.write(reinterpret_cast<const char*>(matrix.values().data()), static_cast<std::streamsize>(matrix.values().size_bytes()));
}

/// Lets splu factor and solve a matrix in each of the orderings; the times of the one that factors fastest.
Peer measure_scipy(const network::Matrix& matrix, const std::string& orderings, int repetitions) {
  const auto folder = std::filesystem::temp_directory_path() / ("ferrolabel-bench-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  write_matrix(matrix, folder / "matrix.bin");
  const auto command = "/usr/bin/python3 '" FERROLABEL_SOURCE_DIR "/tests/bench/lca_scipy.py' '" + (folder / "matrix.bin").string() + "' " + std::to_string(repetitions) + " " + orderings + " > '" + (folder / "times").string() + "'";
  Peer best;
  if (std::system(command.c_str()) == 0) {
    std::ifstream times{folder / "times"};
    Peer peer;
    while (times >> peer.ordering >> peer.factor >> peer.solve) {
      std::fprintf(stderr, "lca: SciPy splu %s: factor %.1f ms, solve %.2f ms\n", peer.ordering.c_str(), peer.factor * 1e3, peer.solve * 1e3);
      if (best.factor == 0.0 || peer.factor < best.factor) best = peer;
    }
  }
  if (best.factor == 0.0) std::fprintf(stderr, "lca: SciPy is not there (Debian: python3-scipy); its ratios are left out\n");
  std::filesystem::remove_all(folder);
  return best;
}

struct Ours {
  bench::Timing factor, solve;
  double residual = 0.0;
};

Ours measure_ours(const network::Matrix& matrix, std::size_t factorisations) {
  Ours ours;
  std::vector<double> b(static_cast<std::size_t>(matrix.size()), 0.0);
  b[b.size() / 2] = 1.0;
  std::vector<double> x(b.size());
  std::vector<network::Matrix> copies(factorisations + 1, matrix);  // ready on both sides: a copy is not part of it
  ours.factor = bench::measure(factorisations, [&] {
    auto solver = network::LinearSolver::factorise(std::move(copies.back()));
    copies.pop_back();
    if (!std::holds_alternative<network::LinearSolver>(solver)) std::abort();
  });
  auto solver = std::get<network::LinearSolver>(network::LinearSolver::factorise(matrix));
  ours.solve = bench::measure(51, [&] { ours.residual = solver.solve(b, x).value(); });
  return ours;
}

/// One factorised system with an elementary flow for each process: a demand, and the first tier of a product.
void measure_first_tier(const network::Matrix& matrix) {
  lca::ProductSystem system;
  lca::Dataset dataset;
  system.dataset = &dataset;
  system.technosphere = matrix;
  const auto n = static_cast<std::size_t>(matrix.size());
  system.activities.resize(n);
  system.elementary.resize(n);
  std::vector<network::Triplet> emissions;
  for (std::int32_t i = 0; i < matrix.size(); ++i) emissions.push_back({i, i, 1.0 + 0.1 * (i % 13)});
  system.interventions = lca::FlowMatrix::from_triplets(matrix.size(), matrix.size(), emissions);
  auto prepared = lca::InventorySolver::prepare(system);
  auto& solver = prepared.value();
  const lca::Demand demand{matrix.size() / 2, 1.0};
  const std::vector<double> factors(n, 1.0);
  double sink = 0.0;
  const auto pair = bench::measure_by_turns(
      51, [&] { sink += solver.solve({&demand, 1}).value().amounts.front(); }, [&] { sink += lca::FirstTier::find(solver, factors).value().of(demand.activity, 1.0).front().score; });
  std::fprintf(stderr, "lca: one demand with its inventory %.2f ms, first tier of a product %.2f ms (%g)\n", pair.first.median * 1e3, pair.second.median * 1e3, sink);
  bench::report_at_most("lca/first-tier", pair.second.median / pair.first.median, 2.0);
}

/// Prepares and solves by iteration. @return seconds of both
double measure_iteration(const network::Matrix& matrix, const network::DirectLimit& limit, const char* what) {
  std::vector<double> b(static_cast<std::size_t>(matrix.size()), 0.0), x(b.size());
  b[b.size() / 2] = 1.0;
  std::optional<network::LinearSolver> solver;
  const auto prepare = bench::measure(1, [&] { solver.emplace(std::get<network::LinearSolver>(network::LinearSolver::factorise(matrix, limit))); });
  std::optional<double> residual;
  const auto solve = bench::measure(5, [&] { residual = solver->solve(b, x); });
  const auto transposed = bench::measure(5, [&] { static_cast<void>(solver->solve_transposed(b, x)); });
  if (!residual) std::abort();
  std::fprintf(stderr, "lca: %s, %s: prepare %.0f ms, solve %.1f ms, transposed %.1f ms, residual %.2g, condition %.2g\n", what, std::string{solver->name()}.c_str(), prepare.median * 1e3, solve.median * 1e3,
               transposed.median * 1e3, *residual, solver->condition_estimate());
  return prepare.median + solve.median;
}

/// A core too large for its factors, which the analysis foresees and nobody waits for, beside the iteration that takes their place.
/// @param direct, seconds what KLU took for the factors of another system
void measure_large_core(const network::Matrix& direct, double seconds) {
  const auto matrix = generate(100'000, 1.1);
  const auto analysis = network::SymbolicAnalysis::of(matrix);
  const double foreseen = seconds * analysis.foreseen_operations() / network::SymbolicAnalysis::of(direct).foreseen_operations();
  std::fprintf(stderr, "lca: 100,000 with a core of %d, %d places: KLU is foreseen to take %.2g operations, %.0f MB and %.0f s\n", analysis.greatest_block(), matrix.stored(), analysis.foreseen_operations(),
               analysis.foreseen_bytes() * 1e-6, foreseen);
  bench::report_at_most("lca/iteration", measure_iteration(matrix, {}, "100,000 with a large core") / foreseen, 0.2);
}

}  // namespace

int main() {
  const auto acyclic = generate(20'000, 1.6);
  const auto ours = measure_ours(acyclic, 9);
  std::fprintf(stderr, "lca: 20,000 mostly acyclic, %d places: factor %.1f ms, solve %.2f ms, residual %.2g\n", acyclic.stored(), ours.factor.median * 1e3, ours.solve.median * 1e3, ours.residual);
  if (const auto peer = measure_scipy(acyclic, "default", 3); peer.factor > 0.0) {
    bench::report_at_least("lca/acyclic-factor", peer.factor / ours.factor.median, 20.0);
    bench::report_at_least("lca/acyclic-solve", peer.solve / ours.solve.median, 3.0);
  }
  const auto core = generate(15'000, 1.15);
  const auto large = measure_ours(core, 1);
  std::fprintf(stderr, "lca: 15,000 with a large core, %d places: factor %.0f ms, solve %.2f ms, residual %.2g\n", core.stored(), large.factor.median * 1e3, large.solve.median * 1e3, large.residual);
  bench::report_at_most("lca/core-demand", large.solve.median / 10e-3, 1.0);
  if (const auto peer = measure_scipy(core, "COLAMD MMD_AT_PLUS_A", 1); peer.factor > 0.0) bench::report_at_least("lca/core-factor", peer.factor / large.factor.median, 4.0);
  measure_iteration(core, {.operations = 0.0}, "15,000 with a large core");
  measure_large_core(core, large.factor.median);
  measure_first_tier(acyclic);
}

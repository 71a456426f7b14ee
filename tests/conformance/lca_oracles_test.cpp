// SPDX-License-Identifier: Apache-2.0
// Life-cycle assessment against published answers: USEEIO v1.2 (samples/lca/useeio-v1.2) and the fixtures of bw2calc.
#include <catch2/catch.hpp>

#include <cmath>

#include "formats/matrix/matrix_files.hpp"
#include "formats/matrix/matrix_folder.hpp"
#include "lca/assessment.hpp"
#include "lca/contribution.hpp"

using namespace ferrolabel;

namespace {

const std::string root = FERROLABEL_SOURCE_DIR;

/// A folder of matrices, linked and factorised.
struct Model {
  explicit Model(const std::string& path)
      : folder{formats::read_matrix_folder(root + path).value()},
        system{lca::build_system(folder.dataset).value()},
        solver{lca::InventorySolver::prepare(system).value()},
        characterisation{system, folder.method, {}, [](std::string_view from, std::string_view to) { return from == to ? std::optional{1.0} : std::nullopt; }} {}

  std::vector<lca::Score> scores(const std::string& id, double amount) {
    const lca::Demand demand{system.find(id).value(), amount};
    return lca::assess(solver, &characterisation, {&demand, 1}).scores;
  }

  formats::MatrixFolder folder;
  lca::ProductSystem system;
  lca::InventorySolver solver;
  lca::Characterisation characterisation;
};

/// |a − b| relative to |b|, or a itself where b is zero.
double relative(double a, double b) { return b == 0.0 ? std::abs(a) : std::abs(a - b) / std::abs(b); }

}  // namespace

TEST_CASE("USEEIO: L and N of all 388 sectors are those published, to 1e-12 of each value") {
  Model useeio{"/samples/lca/useeio-v1.2"};
  const auto published_l = formats::read_full_matrix(root + "/samples/lca/useeio-v1.2", "L").value();
  const auto published_n = formats::read_full_matrix(root + "/samples/lca/useeio-v1.2", "N").value();
  REQUIRE(useeio.system.activities.size() == 388);
  REQUIRE(published_n.rows == 24);
  double worst_l = 0.0, worst_n = 0.0, worst_m = 0.0;
  for (std::int32_t sector = 0; sector < 388; ++sector) {
    const lca::Demand demand{sector, 1.0};
    const auto inventory = useeio.solver.solve({&demand, 1}).value();
    const auto scores = useeio.characterisation.scores(inventory);
    const auto column = static_cast<std::size_t>(sector);
    std::vector<double> l(388);
    for (std::size_t row = 0; row < 388; ++row) {
      l[row] = published_l.at(row, column);
      worst_l = std::max(worst_l, relative(inventory.made[row], l[row]));
    }
    for (std::size_t row = 0; row < 24; ++row) worst_n = std::max(worst_n, relative(scores[row].value.value(), published_n.at(row, column)));
    const auto m = useeio.system.interventions.multiply(l);  // B · L, the published total flows
    for (std::size_t row = 0; row < m.size(); ++row) worst_m = std::max(worst_m, relative(inventory.amounts[row], m[row]));
  }
  CHECK(worst_l < 1e-12);
  CHECK(worst_n < 1e-12);
  CHECK(worst_m < 1e-12);
}

TEST_CASE("USEEIO: one dollar of primary iron and steel carries 1.3675200091490372 kg CO2e, by every way of adding it up") {
  constexpr double published = 1.3675200091490372;
  Model useeio{"/samples/lca/useeio-v1.2"};
  const auto& categories = useeio.folder.method.categories;
  const auto ghg = static_cast<std::size_t>(std::find_if(categories.begin(), categories.end(), [](const auto& c) { return c.id == "GHG"; }) - categories.begin());
  CHECK(useeio.scores("331110", 1.0)[ghg].value.value() == Approx(published).epsilon(1e-14));
  CHECK(useeio.solver.solver_name() == "dense LU (Eigen, partial pivoting)");
  const auto steel = useeio.system.find("331110").value();
  const auto& factors = useeio.characterisation.categories()[ghg].factors;
  const auto tiers = lca::FirstTier::find(useeio.solver, factors).value();
  CHECK(tiers.intensity(steel) == Approx(published).epsilon(1e-14));
  CHECK(tiers.intensity(useeio.system.find("331200").value()) == Approx(0.8288340113629318).epsilon(1e-14));
  const lca::Demand demand{steel, 1.0};
  const auto inventory = useeio.solver.solve({&demand, 1}).value();
  for (const auto& list : {tiers.of(steel, 1.0), lca::by_process(useeio.system, inventory, factors), lca::by_flow(inventory, factors)}) {
    double sum = 0.0;
    for (const auto& contribution : list) sum += contribution.score;
    CHECK(sum == Approx(published).epsilon(1e-13));
  }
}

TEST_CASE("bw2calc: the scores that its tests state for three demands and two categories") {
  Model simple{"/tests/conformance/lca/bw2calc/multi_lca_simple"};
  const auto first = [&](const std::string& product, double amount) { return simple.scores(product, amount)[0].value.value(); };
  const auto second = [&](const std::string& product, double amount) { return simple.scores(product, amount)[1].value.value(); };
  CHECK(second("105", 3.0) == 120.0);       // ("second category", "zeta")
  CHECK(first("100", 1.0) == 11.0);         // ("first category", "gamma")
  CHECK(second("100", 1.0) == 30.0);        // test_single_demand
}

TEST_CASE("bw2calc: normalised over flows 201 and 203, and weighted by 42, as its tests state") {
  Model simple{"/tests/conformance/lca/bw2calc/multi_lca_simple"};
  const lca::Demand demand{simple.system.find("105").value(), 3.0};
  const auto inventory = simple.solver.solve({&demand, 1}).value();
  for (const auto& category : simple.characterisation.categories()) {
    double normalised = 0.0, all = 0.0;
    for (const auto& contribution : lca::by_flow(inventory, category.factors)) {
      const auto& flow = simple.system.dataset->flows[simple.system.elementary[static_cast<std::size_t>(contribution.index)].flow].id;
      all += contribution.score;
      if (flow == "201" || flow == "203") normalised += contribution.score;
    }
    const bool second = &category == &simple.characterisation.categories()[1];
    CHECK(normalised == (second ? 120.0 : 12.0));
    CHECK(42.0 * normalised == (second ? 5040.0 : 504.0));
    CHECK(all >= normalised);
  }
}

TEST_CASE("bw2calc: the smaller fixtures") {
  Model monte_carlo{"/tests/conformance/lca/bw2calc/mc_basic"};
  CHECK(monte_carlo.scores("3", 1.0)[0].value.value() == Approx(1.1).epsilon(1e-15));  // 1 · 1 + 0.5 · 0.1 · 2
  Model basic{"/tests/conformance/lca/bw2calc/basic_fixture"};
  CHECK(basic.scores("1", 1.0)[0].value.value() == 1.0);
  Model empty{"/tests/conformance/lca/bw2calc/empty_biosphere"};
  CHECK_FALSE(empty.scores("1", 1.0)[0].value.has_value());
}

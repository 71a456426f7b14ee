// SPDX-License-Identifier: Apache-2.0
#include "e2e/program.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

const std::string useeio = "'" + root + "/samples/lca/useeio-v1.2'";

syntax::Document json_of(const std::string& text) {
  auto read = syntax::read_json({"out", text}, syntax::file_limits());
  REQUIRE(read);
  return std::move(read).value();
}

}  // namespace

TEST_CASE("lca solve gives the published footprint of steel, with its solver, and the same bytes on one and two threads") {
  const auto run = program("lca solve " + useeio + " --demand 331110=1 --format json --threads 1");
  CHECK(run.code == 0);
  CHECK(run.err.empty());
  const auto document = json_of(run.out);
  bool seen = false;
  for (auto score = document.root().member("scores").first_child(); score; score = score.next()) {
    if (score.member("category").scalar() != "GHG") continue;
    seen = true;
    CHECK(std::stod(std::string{score.member("value").scalar()}) == Approx(1.3675200091490372).epsilon(1e-14));
    CHECK(score.member("unit").scalar() == "kg CO2-eq");
  }
  CHECK(seen);
  CHECK(document.root().member("solver").member("name").scalar() == "dense LU (Eigen, partial pivoting)");
  CHECK(program("lca solve " + useeio + " --demand 331110=1 --format json --threads 2").out == run.out);
  CHECK(program("lca solve " + useeio + " --demand 331110=1").out.find("Greenhouse Gases") != std::string::npos);
}

TEST_CASE("lca contribution cuts a score by process, flow and direct input, and export can be read back") {
  for (const auto* by : {"process", "flow", "tier"}) {
    INFO(by);
    const auto run = program("lca contribution " + useeio + " --demand 331110=1 --category GHG --most 0 --format json --by " + by);
    CHECK(run.code == 0);
    const auto document = json_of(run.out);
    double sum = 0;
    for (auto each = document.root().member("contributions").first_child(); each; each = each.next()) sum += std::stod(std::string{each.member("score").scalar()});
    CHECK(sum == Approx(1.3675200091490372).epsilon(1e-12));
  }
  const Folder folder;
  CHECK(program("lca export " + useeio + " --demand 331110=1 --to '" + folder / "csv" + "'").code == 0);
  CHECK(read(folder / "csv/scores.csv").find("USEEIO") == std::string::npos);
  const auto again = json_of(program("lca solve '" + folder / "csv" + "' --demand 331110=1 --format json").out);
  for (auto score = again.root().member("scores").first_child(); score; score = score.next())
    if (score.member("category").scalar() == "GHG") CHECK(std::stod(std::string{score.member("value").scalar()}) == Approx(1.3675200091490372).epsilon(1e-13));
}

TEST_CASE("a result that overflows is refused, and a matrix folder can be searched for what to demand") {
  const Folder folder;
  std::filesystem::create_directories(folder / "d");
  write(folder / "d/technosphere.csv", "product,process,amount\nsteel,mill,0.00001\n");
  write(folder / "d/biosphere.csv", "flow,process,amount\nCO2,mill,1e308\n");
  CHECK(program("lca solve '" + folder / "d" + "' --demand mill=1 --format json").code == 65);
  CHECK(program("lca search '" + folder / "d" + "' mill").code == 0);
  CHECK(program("lca info '" + folder / "d" + "' mill").code == 0);
}

TEST_CASE("modules are told apart, module D is in no sum, and an incomplete weighting gives no single score") {
  const auto alone = json_of(program("lca solve " + useeio + " --demand 331110=1 --format json").out);
  const auto run = program("lca solve " + useeio + " --demand 331110=1@A1-A3 --demand 331110=0.25@C3 --demand 331110=-4@D --format json");
  REQUIRE(run.code == 0);
  const auto result = json_of(run.out);
  const auto score = [](syntax::Node list, std::string_view category) {
    for (auto each = list.first_child(); each; each = each.next())
      if (each.member("category").scalar() == category) return std::stod(std::string{each.member("value").scalar()});
    return 0.0;
  };
  const double of_one = score(alone.root().member("scores"), "GHG");
  CHECK(score(result.root().member("scores"), "GHG") == Approx(1.25 * of_one).epsilon(1e-14));
  auto share = result.root().member("modules").first_child();
  CHECK(share.member("module").scalar() == "A1-A3");
  CHECK(score(share.member("scores"), "GHG") == of_one);
  share = share.next().next();
  CHECK(share.member("module").scalar() == "D");
  CHECK(share.member("counted").scalar() == "false");
  CHECK(score(share.member("scores"), "GHG") == Approx(-4.0 * of_one).epsilon(1e-14));
  const auto weighted = program("lca solve " + useeio + " --demand 331110=1 --impact ef-3.1-en15804 --weighting --format json");
  CHECK(weighted.code == 0);
  const auto answer = json_of(weighted.out);
  const auto weighting = answer.root().member("weighting");
  CHECK(weighting.member("singleScore").kind() == syntax::Kind::null);
  CHECK(weighted.out.find("lca.weighting.incomplete") != std::string::npos);
}

TEST_CASE("lca says what is wrong: an unknown demand, a number that is none, an unknown pack or category, no data") {
  const auto code = [](const std::string& arguments, int expected, const std::string& finding) {
    INFO(arguments);
    const auto run = program(arguments + " --format json");
    CHECK(run.code == expected);
    CHECK(json_of(run.out).root().member("findings").first_child().member("code").scalar() == finding);
  };
  code("lca solve " + useeio + " --demand 999999=1", 65, "lca.demand.unknown");
  code("lca solve " + useeio + " --demand 331110=much", 64, "cli.argument.bad-number");
  code("lca solve " + useeio + " --demand 331110=1 --impact none", 65, "pack.not-found");
  code("lca solve " + useeio + " --demand 331110=1@A9", 64, "cli.argument.bad-module");
  code("lca solve " + useeio + " --demand 331110=1@A1 --demand 562000=1", 65, "lca.module.not-stated");
  code("lca solve " + useeio + " --demand 331110=1@A1 --demand 562000=1@A1-A3", 65, "lca.module.overlap");
  code("lca contribution " + useeio + " --demand 331110=1@D --category GHG", 65, "lca.module.only-d");
  code("lca solve " + useeio + " --demand 331110=1 --weighting", 65, "lca.impact.no-weighting");
  code("lca contribution " + useeio + " --demand 331110=1 --category none", 65, "lca.impact.unknown-category");
}

TEST_CASE("a loop that takes as much as it makes is refused by name, and a result that lacks something ends with 2") {
  const Folder folder;
  std::filesystem::create_directories(folder / "loop");
  write(folder / "loop/technosphere.csv", "product,process,amount\nsteel,mill,1\npower,mill,-2\npower,plant,1\nsteel,plant,-0.5\n");
  const auto refused = program("lca solve '" + folder / "loop" + "' --demand mill=1");
  CHECK(refused.code == 65);
  CHECK(refused.err.find("'mill' (mill)") != std::string::npos);
  write(folder / "loop/technosphere.csv", "product,process,amount\nsteel,mill,1\npower,mill,-2\n");
  write(folder / "loop/biosphere.csv", "flow,process,amount\nCO2,mill,3\n");
  const auto incomplete = program("lca solve '" + folder / "loop" + "' --demand mill=1 --format json");
  CHECK(incomplete.code == 2);
  CHECK(json_of(incomplete.out).root().member("cutOff").first_child().member("id").scalar() == "power");
  CHECK(program("lca solve '" + folder / "loop" + "' --demand mill=1 --cut-off refuse").code == 65);
}

TEST_CASE("scores by a user's own ILCD methods are those of the pack that names the same files") {
  const auto value = [](const std::string& impact) {
    const auto run = program("lca solve " + useeio + " --demand 331110=1 --format json --impact " + impact);
    REQUIRE(run.code == 0);
    const auto result = json_of(run.out);
    for (auto score = result.root().member("scores").first_child(); score; score = score.next())
      if (score.member("name").scalar() == "Acidification") return std::string{score.member("value").scalar()};
    return std::string{};
  };
  CHECK_FALSE(value("ef-3.1-en15804").empty());
  CHECK(value("'" + root + "/methods/impact/ef-3.1'") == value("'" + root + "/methods/impact/ef-3.1-en15804.json'"));
}

TEST_CASE("an impact pack that knows no flow of the data gives no score and ends with 2") {
  const auto run = program("lca solve " + useeio + " --demand 331110=1 --impact ipcc-ar5-gwp --format json");
  CHECK(run.code == 0);
  const Folder folder;
  std::filesystem::create_directories(folder / "d");
  write(folder / "d/technosphere.csv", "product,process,amount\nsteel,mill,1\n");
  write(folder / "d/biosphere.csv", "flow,process,amount\nphlogiston,mill,3\n");
  const auto unknown = program("lca solve '" + folder / "d" + "' --demand mill=1 --impact ef-3.1-en15804 --format json");
  CHECK(unknown.code == 2);
  CHECK(json_of(unknown.out).root().member("scores").first_child().member("value").kind() == syntax::Kind::null);
}

TEST_CASE("an id that has a comma in it can be demanded") {
  const Folder folder;
  write(folder / "p.json", R"({"@type":"Process","@id":"steel, hot","name":"n","exchanges":[{"amount":1,"flow":{"@id":"f","flowType":"PRODUCT_FLOW"},"unit":{"name":"kg"},"quantitativeReference":true},
    {"amount":2,"flow":{"@id":"e","flowType":"ELEMENTARY_FLOW"},"unit":{"name":"kg"}}]})");
  const auto run = program("lca solve '" + folder / "p.json" + "' --demand 'steel, hot=1' --format json");
  CHECK(run.code == 0);
  CHECK(run.err.empty());
}

// SPDX-License-Identifier: Apache-2.0
#include "formats/result/assessment_csv.hpp"

#include <map>

#include "formats/matrix/matrix_folder.hpp"
#include "assessment_world.hpp"
#include "temporary_folder.hpp"

namespace ferrolabel::formats {
namespace {

TEST_CASE("tables that were written are read back to the same scores") {
  const test::AssessmentWorld world;
  const test::TemporaryFolder folder;
  for (const auto& [name, text] : assessment_csv(world.document())) folder.write(name, text);
  const auto read = read_matrix_folder(folder.path());
  REQUIRE(read);
  const auto system = lca::build_system(read->dataset).value();
  auto solver = lca::InventorySolver::prepare(system).value();
  const lca::Characterisation characterisation{system, read->method, {}, test::same_unit};
  const lca::Demand demand{system.find("mill").value(), 2.0};
  CHECK(lca::assess(solver, &characterisation, {&demand, 1}).scores[0].value == world.assessment.scores[0].value);
}

TEST_CASE("the answer is in tables of its own, an unknown score is an empty cell, and names with commas are quoted") {
  const test::AssessmentWorld world;
  std::map<std::string, std::string> files;
  for (auto& [name, text] : assessment_csv(world.document())) files[name] = text;
  CHECK(files.at("scores.csv") == "method,category,unit,value,module\ntest,GWP,kg CO2e,600,\ntest,ODP,kg CFC-11e,,\n");
  CHECK(files.at("cut-off.csv") == "flow,name,amount,unit\ncoal,Coal,0.5,t\n");
  CHECK(files.at("production.csv") == "product,name,amount,unit\nmill,\"Steel, hot\",2,t\nplant,Power,1,MWh\n");
  CHECK(files.at("inventory.csv").find("CO2,Carbon dioxide,air,DE,output,200,kg\n") != std::string::npos);
  CHECK(files.at("technosphere.csv") == "product,process,amount\nmill,mill,1\nplant,mill,-0.5\nplant,plant,1\n");
}

}  // namespace
}  // namespace ferrolabel::formats

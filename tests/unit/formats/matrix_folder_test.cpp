// SPDX-License-Identifier: Apache-2.0
#include "formats/matrix/matrix_folder.hpp"

#include "temporary_folder.hpp"

namespace ferrolabel::formats {
namespace {

void write_useeio(const test::TemporaryFolder& folder) {
  folder.write("matrix/A.json", "[[0.1, 0.2], [0, 0.3]]");
  folder.write("matrix/B.json", "[[5, 0]]");
  folder.write("matrix/C.json", "[[2]]");
  folder.write("sectors.json", R"([{"id": "1/steel/us", "code": "331", "name": "Steel", "location": "US", "unit": "USD"}, {"id": "2/power/us", "code": "221", "name": "Power", "location": "US"}])");
  folder.write("flows.csv", "Index,ID,Flowable,Context,Unit,UUID\n0,air/co2,CO2,air,kg,8f3c\n");
  folder.write("indicators.csv", "Index,ID,Name,Code,Unit\n0,ghg,Greenhouse Gases,GHG,kg CO2e\n");
}

TEST_CASE("a folder in the way of USEEIO becomes processes that take from each other") {
  const test::TemporaryFolder folder;
  write_useeio(folder);
  CHECK(is_matrix_folder(folder.path()));
  const auto read = read_matrix_folder(folder.path());
  REQUIRE(read);
  const auto& dataset = read->dataset;
  REQUIRE(dataset.processes.size() == 2);
  CHECK(dataset.processes[1].id == "221");
  CHECK(dataset.flows[0].unit == "USD");
  CHECK(dataset.flows[1].unit.empty());
  REQUIRE(dataset.processes[1].exchanges.size() == 3);  // itself, steel and power
  CHECK(dataset.processes[1].exchanges[1].amount == 0.2);
  CHECK(dataset.processes[1].exchanges[1].provider == 0);
  CHECK(dataset.flows[2].id == "8f3c");
  CHECK(dataset.flows[2].compartment == "air");
  REQUIRE(read->method.categories.size() == 1);
  CHECK(read->method.categories[0].id == "GHG");
  CHECK(read->method.categories[0].factors[0].value == 2.0);
}

TEST_CASE("matrices that do not fit the lists of names are refused") {
  const test::TemporaryFolder folder;
  write_useeio(folder);
  folder.write("matrix/B.json", "[[5]]");
  CHECK(read_matrix_folder(folder.path()).findings().front().code == "lca.matrix.shape");
  write_useeio(folder);
  folder.write("matrix/A.json", "[[0.1]]");
  CHECK(read_matrix_folder(folder.path()).findings().front().code == "lca.matrix.shape");
  write_useeio(folder);
  folder.write("matrix/C.json", "[[2, 3]]");
  CHECK(read_matrix_folder(folder.path()).findings().front().code == "lca.matrix.shape");
}

TEST_CASE("codes that two sectors share give way to ids") {
  const test::TemporaryFolder folder;
  write_useeio(folder);
  folder.write("sectors.json", R"([{"id": "a", "code": "331", "name": "Steel"}, {"id": "b", "code": "331", "name": "Steel"}])");
  CHECK(read_matrix_folder(folder.path())->dataset.processes[1].id == "b");
}

TEST_CASE("another folder is none of matrices") {
  const test::TemporaryFolder folder;
  folder.write("readme.txt", "");
  CHECK_FALSE(is_matrix_folder(folder.path()));
  CHECK(read_matrix_folder(folder.path()).findings().front().code == "lca.matrix.missing");
}

}  // namespace
}  // namespace ferrolabel::formats

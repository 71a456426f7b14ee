// SPDX-License-Identifier: Apache-2.0
#include "formats/matrix/triplet_folder.hpp"

#include "temporary_folder.hpp"

namespace ferrolabel::formats {
namespace {

TEST_CASE("triplets become processes: what is positive is made, what is negative taken") {
  const test::TemporaryFolder folder;
  folder.write("technosphere.csv", "product,process,amount\nsteel,mill,2\npower,mill,-3\npower,plant,1\n");
  folder.write("biosphere.csv", "flow,process,amount\nCO2,plant,0.5\n");
  folder.write("characterisation.csv", "flow,category,factor\nCO2,GWP,1\nCH4,GWP,28\n");
  folder.write("flows.csv", "id,name,unit,compartment,cas\nCO2,Carbon dioxide,kg,air,124-38-9\n");
  folder.write("products.csv", "id,unit\nsteel,t\n");
  REQUIRE(is_triplet_folder(folder.path()));
  const auto read = read_triplet_folder(folder.path());
  REQUIRE(read);
  const auto& dataset = read->dataset;
  REQUIRE(dataset.processes.size() == 2);
  CHECK(dataset.processes[0].exchanges[1].input);
  CHECK(dataset.processes[0].exchanges[1].amount == 3.0);
  CHECK(dataset.flows[0].unit == "t");
  CHECK(dataset.flows[1].name == "power");
  CHECK(dataset.flows[2].cas == "124-38-9");
  CHECK(read->method.categories[0].factors.size() == 2);
}

TEST_CASE("a square matrix whose products are those of its processes is allocated: an input below zero stays an input, from its process") {
  const test::TemporaryFolder folder;
  folder.write("technosphere.csv", "product,process,amount\nmill,mill,0.9\nscrap,mill,0.2\nscrap,scrap,1\nmill,scrap,-0.5\n");
  const auto read = read_triplet_folder(folder.path());
  REQUIRE(read);
  const auto& mill = read->dataset.processes[0];
  CHECK(mill.reference == 0);
  CHECK(mill.exchanges[1].input);
  CHECK(mill.exchanges[1].amount == -0.2);
  CHECK(mill.exchanges[1].provider == 1);
  CHECK(read->dataset.processes[1].exchanges[1].amount == 0.5);
}

TEST_CASE("triplets without their columns, and cells that are no numbers, are refused with their place") {
  const test::TemporaryFolder folder;
  folder.write("technosphere.csv", "row,column,amount\na,b,1\n");
  CHECK(read_triplet_folder(folder.path()).findings().front().code == "lca.matrix.missing");
  folder.write("technosphere.csv", "product,process,amount\na,b,1\na,c,one\n");
  const auto read = read_triplet_folder(folder.path());
  CHECK(read.findings().front().code == "lca.matrix.number");
  CHECK(read.findings().front().place.line == 3);
}

}  // namespace
}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#include "formats/impact/gwp_table.hpp"

#include <catch2/catch.hpp>

namespace ferrolabel::formats {
namespace {

const std::string table = "AR,Name,CAS,Acronym,Formula,Parameter,Value\nAR5,Methane,(no data),,CH4,GWP100,28\nAR5,Methane,(no data),,CH4,GWP20,84\nAR5,Groups,(no data),,0,GWP100,0\n"
                          "AR6,\"Dichloro,difluoro\",75-71-8,CFC-12,CCl2F2,GWP100,12500\nAR5,Unknown,(no data),,X,GWP100,(no data)\n";

TEST_CASE("one report and horizon is taken from the table; headings and lines without a value are left out") {
  const auto category = read_gwp_table({"g.csv", table}, "AR5", "GWP100");
  REQUIRE(category);
  REQUIRE(category->factors.size() == 1);
  CHECK(category->factors[0].name == "Methane");
  CHECK(category->factors[0].value == 28.0);
  CHECK(category->factors[0].cas.empty());
  CHECK(category->factors[0].compartment == "air/unspecified");
  CHECK(read_gwp_table({"g.csv", table}, "AR6", "GWP100")->factors[0].cas == "75-71-8");
}

TEST_CASE("a table without that report, a column or a number is refused") {
  CHECK(read_gwp_table({"g.csv", table}, "AR7", "GWP100").findings().front().code == "lca.gwp-table.missing");
  CHECK(read_gwp_table({"g.csv", "AR,Name\nAR5,x\n"}, "AR5", "GWP100").findings().front().code == "lca.gwp-table.missing");
  CHECK(read_gwp_table({"g.csv", "AR,Name,CAS,Formula,Parameter,Value\nAR5,x,,X,GWP100,lots\n"}, "AR5", "GWP100").findings().front().code == "lca.gwp-table.number");
}

}  // namespace
}  // namespace ferrolabel::formats

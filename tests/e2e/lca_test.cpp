// SPDX-License-Identifier: Apache-2.0
#include "e2e/program.hpp"

using namespace ferrolabel::tests;

namespace {

const std::string lca = root + "/samples/lca/";

}  // namespace

TEST_CASE("life-cycle data is imported to one file, which is then looked at and searched as its source is") {
  const Folder folder;
  const auto file = folder / "steel.lca";
  const auto import = program("lca import '" + lca + "steel-chain' -o '" + file + "'");
  CHECK(import.code == 0);
  CHECK(import.out.find("written to " + file) != std::string::npos);
  CHECK(import.out.find("input sha256:") != std::string::npos);
  for (const auto& input : {lca + "steel-chain", file}) {
    const auto info = program("lca info '" + input + "' 'Steel production, synthetic test'");
    CHECK(info.code == 0);
    CHECK(info.out.find("Electricity, from coal, synthetic test") != std::string::npos);
    CHECK(program("lca search '" + input + "' COAL").code == 0);
    CHECK(program("lca search '" + input + "' unobtainium").code == 1);
  }
  CHECK(program("lca info '" + file + "' --source '" + lca + "steel-chain'").code == 0);
  CHECK(program("lca info '" + file + "' --source '" + lca + "volca/units'").code == 65);
  CHECK(program("lca info '" + file + "' nobody").code == 65);
  write(file, read(file).substr(0, 1000));
  const auto damaged = program("lca info '" + file + "'");
  CHECK(damaged.code == 65);
  CHECK(damaged.err.find("import.cache.damaged") != std::string::npos);
}

TEST_CASE("an import of which a part could not be read says so by its exit code, and gives the rest") {
  const Folder folder;
  std::filesystem::copy(lca + "steel-chain", folder / "in");
  write(folder / "in/broken.spold", "<ecoSpold xmlns=\"http://www.EcoInvent.org/EcoSpold02\"><activityDataset>");
  const auto run = program("lca import '" + (folder / "in") + "'");
  CHECK(run.code == 2);
  CHECK(run.out.find("not read") != std::string::npos);
  CHECK(run.out.find("broken.spold") != std::string::npos);
  CHECK(program("lca import '" + root + "/samples/plants'").code == 65);
  CHECK(program("lca import /nowhere").code != 0);
}

TEST_CASE("files are held against a schema that the user names, with those beside it") {
  const Folder folder;
  write(folder / "main.xsd", R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.EcoInvent.org/EcoSpold02" elementFormDefault="qualified"><xs:include schemaLocation="part.xsd"/></xs:schema>)");
  write(folder / "part.xsd", R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.EcoInvent.org/EcoSpold02" elementFormDefault="qualified"><xs:element name="ecoSpold"><xs:complexType/></xs:element></xs:schema>)");
  const auto run = program("lca import '" + lca + "steel-chain' --schema '" + (folder / "main.xsd") + "'");
  CHECK(run.code == 0);
  CHECK(run.out.find("3 of 3 XML files break their schema") != std::string::npos);
  write(folder / "bad.xsd", "<html/>");
  CHECK(program("lca import '" + lca + "steel-chain' --schema '" + (folder / "bad.xsd") + "'").code == 65);
  write(folder / "web.xsd", R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.EcoInvent.org/EcoSpold02"><xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/></xs:schema>)");
  const auto web = "lca import '" + lca + "steel-chain' --schema '" + (folder / "web.xsd") + "'";
  CHECK(program(web).err.find("put the file xml.xsd (from http://www.w3.org/2001/xml.xsd) into the same folder: nothing is fetched from the network") != std::string::npos);
  write(folder / "xml.xsd", R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace"/>)");
  CHECK(program(web).code == 0);
}

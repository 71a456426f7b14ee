// SPDX-License-Identifier: Apache-2.0
#include "formats/impact/impact_library.hpp"

#include <set>

#include "lca/expression.hpp"
#include "temporary_folder.hpp"

namespace ferrolabel::formats {
namespace {

std::string pack(const std::string& file) {
  return R"({"format": "ferrolabel-impact", "formatVersion": 1, "id": "p", "title": "P", "edition": "1", "licence": "CC0",
    "sources": [{"id": "s", "what": "all", "reference": "made up", "confidence": "M"}], "flavour": "plain",
    "categories": [{"id": "GWP100", "name": "Warming", "part": "total", "file": ")" + file + R"(", "report": "AR5", "parameter": "GWP100"}],
    "flowNames": {"Methane, FOSSIL": "Methane"}})";
}
const std::string table = "AR,Name,CAS,Formula,Parameter,Value\nAR5,Methane,,CH4,GWP100,28\n";

TEST_CASE("a pack is read with the files that it names, and its digest is over them too") {
  const test::TemporaryFolder folder;
  folder.write("impact/p.json", pack("data/t.csv"));
  folder.write("impact/data/t.csv", table);
  const auto library = ImpactLibrary::open(folder.path()).value();
  CHECK(library.ids() == std::vector<std::string>{"p"});
  const auto method = library.method("p");
  for (const auto& finding : method.findings()) INFO(describe(finding));
  REQUIRE(method);
  CHECK(method->categories[0].id == "GWP100");
  CHECK(method->categories[0].name == "Warming");
  CHECK(method->categories[0].part == "total");
  CHECK(method->flavour == "plain");
  CHECK(method->flow_names.at("methane, fossil") == "methane");
  folder.write("impact/data/t.csv", table + "AR5,Other,,X,GWP100,1\n");
  CHECK(library.method("p")->info.digest != method->info.digest);
}

TEST_CASE("a pack that is not there, or names a file that leads out of its folder, is refused") {
  const test::TemporaryFolder folder;
  CHECK(ImpactLibrary::open(folder.path()).findings().front().code == "pack.no-directory");
  folder.write("secret.csv", table);
  folder.write("impact/p.json", pack("../secret.csv"));
  const auto library = ImpactLibrary::open(folder.path()).value();
  CHECK(library.method("p").findings().front().code == "pack.file");
  CHECK(library.method("../p").findings().front().code == "pack.not-found");
  folder.write("impact/p.json", pack("/etc/hostname"));
  CHECK(library.method("p").findings().front().code == "pack.file");
  folder.write("impact/p.json", pack("none.csv"));
  CHECK(library.method("p").findings().front().code == "syntax.file.missing");
}

TEST_CASE("a method of the user's own is read from a file or a folder of ILCD methods, or from a pack, in the order of the names") {
  const auto shipped = std::string{FERROLABEL_SOURCE_DIR} + "/methods/impact/";
  const auto folder = read_impact_files(shipped + "ef-3.1");
  for (const auto& finding : folder.findings()) INFO(describe(finding));
  REQUIRE(folder);
  CHECK(folder->info.id == "ef-3.1");
  CHECK(folder->categories.size() == 15);
  CHECK(folder->categories[0].name == "Acidification");
  CHECK(read_impact_files(shipped + "ipcc-ar5-gwp.json")->info.id == "ipcc-ar5-gwp");
  CHECK(read_impact_files(shipped + "ef-3.1/Acidification_b5c611c6-def3-11e6-bf01-fe55135034f3_01.04.000.xml")->categories.size() == 1);
  const test::TemporaryFolder empty;
  CHECK(read_impact_files(empty.path()).findings().front().code == "lca.ilcd-method.missing");
  CHECK(read_impact_files(empty.path() / "none.xml").findings().front().code == "syntax.file.missing");
  std::filesystem::copy(shipped + "ef-3.1/Acidification_b5c611c6-def3-11e6-bf01-fe55135034f3_01.04.000.xml", empty.path() / "a.xml");
  std::filesystem::copy(empty.path() / "a.xml", empty.path() / "b.xml");
  CHECK(read_impact_files(empty.path()).findings().front().code == "pack.double-id");
}

TEST_CASE("a weighting set is read, and refused where its weights, units or references cannot be") {
  const test::TemporaryFolder folder;
  folder.write("impact/data/t.csv", table);
  const auto weighted = [&](const std::string& categories) {
    auto text = pack("data/t.csv");
    text.insert(text.rfind('}'), R"(, "weighting": {"title": "W", "categories": [)" + categories + "]}");
    folder.write("impact/p.json", text);
    return ImpactLibrary::open(folder.path()).value().method("p");
  };
  const auto good = weighted(R"({"id": "GWP100", "name": "Warming", "normalisation": 8000, "unit": "kg CO2e", "weight": 0.25}, {"id": "land", "name": "Land", "normalisation": 2, "unit": "Pt", "weight": 0.75})");
  for (const auto& finding : good.findings()) INFO(describe(finding));
  REQUIRE(good);
  CHECK(good->weighting.title == "W");
  CHECK(good->weighting.categories[0].normalisation == 8000.0);
  CHECK(good->weighting.categories[1].weight == 0.75);
  for (const auto* bad : {R"({"id": "land", "name": "Land", "normalisation": 2, "unit": "Pt", "weight": 0.75})", R"({"id": "land", "name": "Land", "normalisation": 0, "unit": "Pt", "weight": 1})",
                          R"({"id": "GWP100", "name": "Warming", "normalisation": 8000, "unit": "mol", "weight": 1})"}) {
    const auto refused = weighted(bad);
    REQUIRE_FALSE(refused);
    CHECK(refused.findings().front().code == "pack.bad-value");
  }
}

TEST_CASE("the packs that are shipped are read without a finding") {
  const auto library = ImpactLibrary::open(std::string{FERROLABEL_SOURCE_DIR} + "/methods").value();
  for (const auto& id : library.ids()) {
    INFO(id);
    CHECK(library.method(id).findings().empty());
  }
  CHECK(library.compartments().findings().empty());
  CHECK(library.compartments()->meaning("Emissions to air, unspecified") == "air/unspecified");
}

TEST_CASE("other names of flows lead to a name that a factor has, and are none themselves") {
  const auto library = ImpactLibrary::open(std::string{FERROLABEL_SOURCE_DIR} + "/methods").value();
  for (const auto& id : library.ids()) {
    const auto method = library.method(id).value();
    std::set<std::string> names;
    for (const auto& category : method.categories)
      for (const auto& factor : category.factors) names.insert(lca::folded(factor.name));
    for (const auto& [other, name] : method.flow_names) {
      INFO(id << ": " << other << " -> " << name);
      CHECK(names.contains(name));
      CHECK_FALSE(names.contains(other));
    }
  }
}

TEST_CASE("a name of a compartment that means two things is refused") {
  const test::TemporaryFolder folder;
  folder.write("impact/compartments.json", R"({"format": "ferrolabel-compartments", "formatVersion": 1, "id": "compartments", "title": "C", "edition": "1", "licence": "CC0",
    "sources": [{"id": "s", "what": "all", "reference": "made up", "confidence": "M"}],
    "compartments": [{"meaning": "air/urban", "names": ["air"]}, {"meaning": "air/rural", "names": ["air"]}]})");
  CHECK(ImpactLibrary::open(folder.path())->compartments().findings().front().code == "pack.double-id");
}

}  // namespace
}  // namespace ferrolabel::formats

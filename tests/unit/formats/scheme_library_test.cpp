// SPDX-License-Identifier: Apache-2.0
#include "formats/scheme/scheme_library.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "label/classify.hpp"

using namespace ferrolabel;
namespace fs = std::filesystem;

namespace {

const fs::path shipped = fs::path{FERROLABEL_SOURCE_DIR} / "methods" / "schemes";

/// A folder of its own that goes when the test ends.
class Folder {
 public:
  Folder() {
    auto name = (fs::temp_directory_path() / "ferrolabel-schemes-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& id, const std::string& text) const { std::ofstream{path_ / (id + ".json")} << text; }
  void copy(const std::string& id) const { fs::copy_file(shipped / (id + ".json"), path_ / (id + ".json")); }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

formats::SchemeLibrary library(const fs::path& path) { return formats::SchemeLibrary::open(path).value(); }
quantity::Decimal dec(std::string_view text) { return quantity::Decimal::parse(text).value(); }

std::string reference_to(const std::string& other, const std::string& class_name) {
  return R"({"format": "ferrolabel-scheme", "formatVersion": 1, "id": "own", "title": "t", "edition": "1", "licence": "l",
    "sources": [{"id": "s", "what": "all", "reference": "r", "confidence": "P"}], "issuer": "i", "status": "draft", "statusText": "d",
    "kind": "reference", "tier": 2, "limitsConfidence": "P", "validity": {"months": null},
    "reference": {"scheme": ")" + other + R"(", "steps": [{"class": ")" + class_name + R"("}], "qualified": "yes", "notQualified": "no"}})";
}

}  // namespace

TEST_CASE("all 23 shipped schemes read without a finding") {
  const auto schemes = library(shipped);
  CHECK(schemes.ids().size() == 23);
  for (const auto& id : schemes.ids()) {
    INFO(id);
    const auto scheme = schemes.scheme(id);
    for (const auto& finding : scheme.findings()) UNSCOPED_INFO(describe(finding));
    CHECK(scheme.findings().empty());
  }
  CHECK(schemes.all()->size() == 23);
}

TEST_CASE("a scheme added as a file at run time classifies at once") {
  const Folder folder;
  const auto schemes = library(folder.path());
  REQUIRE(schemes.scheme("own").findings().front().code == "scheme.not-found");
  folder.write("own", R"({"format": "ferrolabel-scheme", "formatVersion": 1, "id": "own", "title": "t", "edition": "2", "licence": "l",
    "sources": [{"id": "s", "what": "all", "reference": "r", "confidence": "P"}], "issuer": "i", "status": "draft", "statusText": "d",
    "kind": "sliding-scale", "tier": 2, "unit": "kgCO2e/t", "stage": "crude-steel", "boundary": [{"term": "direct", "required": true}],
    "scrapShare": {"numerator": ["post"], "primary": ["dri"], "excluded": [], "metallicFraction": false, "missing": "refuse"},
    "families": [{"id": "rod", "classes": [{"name": "gold", "rank": 0, "limit": {"points": [[0, 900], [0.4, 500], [1, 200]]}, "op": "<"}],
                  "otherwise": {"name": "tin", "rank": 1}}],
    "limitsConfidence": "P", "validity": {"months": null}})");
  const auto scheme = schemes.scheme("own");
  REQUIRE(scheme.ok());
  CHECK(label::classify(**scheme, "rod", dec("349.9"), dec("0.7"))->class_name == "gold");
  CHECK(label::classify(**scheme, "rod", dec("350"), dec("0.7"))->class_name == "tin");
}

TEST_CASE("a reference takes the scheme referred to along, and its digest with it") {
  const auto steelzero = library(shipped).scheme("steelzero-2030");
  REQUIRE(steelzero.ok());
  CHECK((*steelzero)->projected().info.id == "responsiblesteel-2.1");
  CHECK((*steelzero)->projected().stage == "crude-steel");
  const Folder folder;
  folder.write("own", reference_to("eu-ci", "B"));
  CHECK(library(folder.path()).scheme("own").findings().front().code == "scheme.reference.unknown");
  folder.copy("eu-ci");
  CHECK(library(folder.path()).scheme("own").ok());
  folder.write("own", reference_to("eu-ci", "Gold"));
  CHECK(library(folder.path()).scheme("own").findings().front().code == "scheme.reference.unknown");
  folder.copy("responsiblesteel-2.1");
  folder.copy("steelzero-2030");
  folder.write("own", reference_to("steelzero-2030", "qualifies"));
  CHECK(library(folder.path()).scheme("own").findings().front().code == "scheme.reference.chain");
}

TEST_CASE("a file whose name is not its id is refused, and an unknown id lists the known ones") {
  const Folder folder;
  fs::copy_file(shipped / "eu-ci.json", folder.path() / "other.json");
  CHECK(library(folder.path()).scheme("other").findings().front().code == "scheme.bad-id");
  const auto unknown = library(shipped).scheme("../schemes/eu-ci").findings().front();
  CHECK(unknown.code == "scheme.not-found");
  CHECK(unknown.fix.find("less-1.1") != std::string::npos);
  CHECK(formats::SchemeLibrary::open(folder.path() / "none").findings().front().code == "scheme.no-directory");
}

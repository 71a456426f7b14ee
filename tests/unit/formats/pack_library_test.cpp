// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/pack_library.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "pack_test_support.hpp"
#include "syntax/encoding.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;

namespace fs = std::filesystem;

namespace {

quantity::Date day(std::string_view text) { return quantity::parse_date(text).value(); }

/// A copy of the shipped packs that a test may change; gone with the test.
class OwnDirectory {
 public:
  explicit OwnDirectory(const std::string& name) : path_{fs::temp_directory_path() / ("ferrolabel-packs-" + name)} {
    fs::remove_all(path_);
    fs::create_directories(path_);
    for (const auto* folder : {"accounting", "factors", "questions"}) fs::copy(root + "/methods/" + folder, path_ / folder);
  }
  OwnDirectory(const OwnDirectory&) = delete;
  OwnDirectory& operator=(const OwnDirectory&) = delete;
  ~OwnDirectory() { fs::remove_all(path_); }
  void write(const std::string& file, const std::string& text) const {
    std::ofstream{path_ / file, std::ios::binary} << text;
  }
  [[nodiscard]] PackLibrary library() const { return PackLibrary::open(path_).value(); }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("a method brings the packs that it names and none that it does not") {
  const auto definitive = library().method("eu-cbam-2026").value();
  CHECK(definitive->info.id == "eu-cbam-2026");
  CHECK(definitive->factors->info.id == "eu-standard-factors");
  CHECK(definitive->goods->info.id == "eu-cbam-goods");
  CHECK(definitive->tiers->info.id == "eu-mrr-tiers");
  CHECK(definitive->default_values != nullptr);
  CHECK(definitive->benchmarks != nullptr);
  CHECK(library().method("eu-ets-2026").value()->default_values == nullptr);
  CHECK(library().method("eu-cbam-2023").value()->benchmarks == nullptr);
}

TEST_CASE("a method that is not there is a finding that names those that are") {
  const auto method = library().method("eu-cbam-2027");
  REQUIRE(is_refused_with(method, "pack.not-found"));
  CHECK(method.findings().front().fix.find("eu-cbam-2026") != std::string::npos);
  CHECK(is_refused_with(library().method("../accounting/eu-cbam-2026"), "pack.not-found"));
  CHECK(is_refused_with(library().factors("eu-cbam-2026"), "pack.not-found"));
}

TEST_CASE("a directory that holds no packs is refused") {
  CHECK(is_refused_with(PackLibrary::open(root + "/tests"), "pack.no-directory"));
}

TEST_CASE("a plant that names no method takes CBAM's of its period") {
  CHECK(library().method_for(day("2026-12-31")).value()->info.id == "eu-cbam-2026");
  CHECK(library().method_for(day("2026-01-01")).value()->info.id == "eu-cbam-2026");
  CHECK(library().method_for(day("2025-12-31")).value()->info.id == "eu-cbam-2023");
  CHECK(library().method_for(day("2023-12-31")).value()->info.id == "eu-cbam-2023");
  CHECK(library().method_for(day("2019-12-31")).value()->info.id == "eu-cbam-2023");
  CHECK(library().method_for(day("2040-06-30")).value()->info.id == "eu-cbam-2026");
}

TEST_CASE("a broken method in the directory stops the choice by period and not the choice by id") {
  const OwnDirectory own{"broken"};
  own.write("accounting/zz-own.json",
            altered("accounting/eu-cbam-2026.json", "\"sources\": [", "\"sources\": 3, \"more\": ["));
  CHECK_FALSE(own.library().method_for(day("2026-12-31")).ok());
  CHECK(own.library().method("eu-cbam-2026").ok());
}

TEST_CASE("the digest of a method covers its file and the packs that it names") {
  const OwnDirectory own{"digest"};
  const auto before = own.library().method("eu-ets-2026").value()->info.digest;
  CHECK(before == library().method("eu-ets-2026").value()->info.digest);
  CHECK(before.substr(0, 7) == "sha256:");
  CHECK(before != syntax::sha256_digest(read_text(root + "/methods/accounting/eu-ets-2026.json")));
  own.write("factors/eu-standard-factors.json",
            altered("factors/eu-standard-factors.json", "\"value\": 42.3", "\"value\": 42.4"));
  CHECK(own.library().method("eu-ets-2026").value()->info.digest != before);
  CHECK(own.library().method("ipcc-2006").value()->info.digest == library().method("ipcc-2006").value()->info.digest);
}

TEST_CASE("a file that is not named after its pack is refused") {
  const OwnDirectory own{"name"};
  own.write("accounting/mine.json", read_text(root + "/methods/accounting/eu-ets-2026.json"));
  own.write("factors/copy.json", read_text(root + "/methods/factors/eu-standard-factors.json"));
  CHECK(is_refused_with(own.library().method("mine"), "pack.bad-id"));
  CHECK(is_refused_with(own.library().factors("copy"), "pack.bad-id"));
}

TEST_CASE("a new method is a new file") {
  const OwnDirectory own{"new"};
  own.write("accounting/own-2026.json",
            altered("accounting/eu-cbam-2026.json", "\"id\": \"eu-cbam-2026\"", "\"id\": \"own-2026\""));
  CHECK(own.library().method("own-2026").value()->info.id == "own-2026");
  CHECK(own.library().method_for(day("2026-12-31")).value()->info.id ==
        "eu-cbam-2026");  // of two that begin on one day the lower id
}

TEST_CASE("the list names each pack with kind, edition, digest and the confidence of its figures") {
  const auto list = library().list();
  REQUIRE(list.ok());
  const auto at = std::find_if(list->begin(), list->end(), [](const auto& pack) { return pack.id == "eu-cbam-2026"; });
  REQUIRE(at != list->end());
  CHECK(at->kind == "accounting");
  CHECK_FALSE(at->edition.empty());
  CHECK(at->digest == library().method("eu-cbam-2026").value()->info.digest);
  CHECK(at->confidences.at(quantity::Confidence::second_hand) > 0);
  for (const auto* id : {"eu-standard-factors", "eu-cbam-goods", "eu-mrr-tiers", "eu-cbam-default-values-2026",
                         "eu-cbam-benchmarks-2026", "eu-ets-benchmarks", "ipcc-2006-iron-and-steel", "eu-cbam-2023",
                         "eu-ets-2026", "ipcc-2006", "circular"})
    CHECK(std::any_of(list->begin(), list->end(), [id](const auto& pack) { return pack.id == id; }));
  const auto kinds = pack_kinds();
  CHECK(std::is_sorted(kinds.begin(), kinds.end()));
  for (const auto& pack : *list) CHECK(std::find(kinds.begin(), kinds.end(), pack.kind) != kinds.end());
}

TEST_CASE("check accepts every shipped pack and tells all that is wrong with a bad one") {
  for (const auto* folder : {"/methods/accounting", "/methods/factors", "/methods/questions"})
    for (const auto& entry : fs::directory_iterator{root + folder})
      if (entry.path().extension() == ".json") CHECK(library().check(entry.path()).ok());
  const OwnDirectory own{"check"};
  auto text = altered("factors/eu-standard-factors.json", "\"unit\": \"GJ/t\"", "\"unit\": \"GJ/kWh\"");
  text.replace(text.find("\"wasteGas\""), 10, "\"wasteGaz\"");
  own.write("factors/bad.json", text);
  const auto checked = library().check(own.path() / "factors/bad.json");
  CHECK(codes(checked) == std::vector<std::string>{"pack.bad-unit", "pack.unknown-member"});
  own.write("questions/bad.json", altered("questions/circular.json", "\"kind\": \"declared\", ", "\"kind\": \"wished\", \"why\": \"\", "));
  CHECK(codes(library().check(own.path() / "questions/bad.json")) == std::vector<std::string>{"claim.document.bad-value", "claim.document.unknown-member"});
}

TEST_CASE("a file of another format is no pack, and says so") {
  for (const auto* file : {"/samples/plants/sme-fasteners.json", "/samples/plants/integrated-bf-bof.json", "/samples/trust/trust.json"}) {
    const auto checked = library().check(std::string{FERROLABEL_SOURCE_DIR} + file);
    REQUIRE_FALSE(checked.ok());
    CHECK(checked.findings().front().code == "pack.format");
    CHECK(checked.findings().front().fix.find("scheme") != std::string::npos);
  }
}

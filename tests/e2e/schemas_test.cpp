// SPDX-License-Identifier: Apache-2.0
#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <sstream>

#include "e2e/program.hpp"

using namespace ferrolabel::tests;

namespace {

constexpr auto day = "2026-11-24";

rapidjson::Document parsed(const std::string& text) {
  rapidjson::Document document;
  document.Parse(text.c_str(), text.size());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

/// A schema of schemas/, and whether a text keeps to it.
class Contract {
 public:
  explicit Contract(const std::string& name) : schema_{parsed(read(root + "/schemas/" + name + ".schema.json"))} {}

  /// Empty where it does; else the place and the word of the schema that it breaks.
  [[nodiscard]] std::string broken_by(const rapidjson::Document& document) const {
    rapidjson::SchemaValidator validator{schema_};
    if (document.Accept(validator)) return {};
    rapidjson::StringBuffer place;
    validator.GetInvalidDocumentPointer().StringifyUriFragment(place);
    return std::string{place.GetString()} + " breaks '" + validator.GetInvalidSchemaKeyword() + "'";
  }
  [[nodiscard]] std::string broken_by(const std::string& text) const { return broken_by(parsed(text)); }

 private:
  rapidjson::SchemaDocument schema_;
};

/// Runs a command under --format json and holds what it prints against a schema.
void hold(const Contract& contract, const std::string& arguments, int code = 0) {
  INFO(arguments);
  const auto run = program(arguments + " --format json");
  INFO(run.err);
  CHECK(run.code == code);
  CHECK(contract.broken_by(run.out) == "");
}

struct Sample {
  std::string file;
  std::string good;
};

/// Every sample plant with its first good.
std::vector<Sample> all_samples() {
  std::vector<Sample> found;
  for (const auto& entry : std::filesystem::directory_iterator{samples}) {
    if (entry.path().extension() != ".json") continue;
    const auto computed = json(program("compute '" + entry.path().string() + "' --format json"));
    found.push_back({"'" + entry.path().string() + "' ", std::string{computed.root().member("goods").first_child().member("id").scalar()}});
  }
  REQUIRE(found.size() >= 8);
  return found;
}

}  // namespace

TEST_CASE("what compute, explain, uncertainty, classify and improve print of every sample keeps to the schemas") {
  const Contract compute{"compute"};
  const Contract explain{"explain"};
  const Contract uncertainty{"uncertainty"};
  const Contract classify{"classify"};
  const Contract improve{"improve"};
  for (const auto& [file, good] : all_samples()) {
    hold(compute, "compute " + file);
    hold(compute, "compute " + file + "--method eu-cbam-2026 --product " + good);
    hold(explain, "explain " + file + good);
    hold(explain, "explain " + file + good + " --depth 2");
    hold(uncertainty, "uncertainty " + file + good + " --draws 200");
    hold(uncertainty, "uncertainty " + file + good + " --draws 0");
    hold(classify, "classify " + file + good + " --all --draws 200");
  }
  for (const auto* scheme : {"eu-ci", "responsiblesteel-2.1", "steelzero-2030"}) {
    hold(classify, "classify '" + samples + "integrated-bf-bof.json' coil --draws 200 --scheme " + scheme);
    hold(improve, "improve '" + samples + "integrated-bf-bof.json' coil --scheme " + scheme);
  }
  hold(classify, "classify --intensity 700 --scrap 0.3 --all --date 2030-01-01");
  hold(classify, "classify --intensity 700 --scheme ca-nrc-2025 --family rebar --primary-fraction 0.4");
}

TEST_CASE("what lca solve, contribution and export print keeps to the schemas") {
  const Folder folder;
  const Contract solve{"lca-solve"};
  const Contract contribution{"lca-contribution"};
  const auto of_steel = " '" + root + "/samples/lca/useeio-v1.2' --demand 331110=1 ";
  hold(solve, "lca solve" + of_steel + "--inventory");
  hold(solve, "lca solve" + of_steel + "--impact ef-3.1-en15804");
  hold(solve, "lca solve '" + root + "/samples/lca/useeio-v1.2' --demand 331110=1@A3 --demand 562000=1@C4 --demand 331110=-0.8@D --impact ef-3.1-en15804 --weighting");
  hold(solve, "lca export" + of_steel + "--to '" + (folder / "csv") + "'");
  for (const auto* by : {"process", "flow", "tier"}) hold(contribution, "lca contribution" + of_steel + "--category GHG --most 3 --by " + by);
}

TEST_CASE("what methods prints of every pack keeps to its schema") {
  const Contract methods{"methods"};
  const auto list = program("methods list --format json").out;
  CHECK(methods.broken_by(list) == "");
  std::size_t packs = 0;
  const auto document = json({0, list, {}});
  for (auto pack = document.root().member("packs").first_child(); pack; pack = pack.next(), ++packs) hold(methods, "methods show " + std::string{pack.member("id").scalar()});
  CHECK(packs > 30);
  hold(methods, "methods check '" + root + "/methods/schemes/eu-ci.json'");
}

TEST_CASE("what label and verify print keeps to the schemas, whatever the answer") {
  const Folder folder;
  const Contract verify{"verify"};
  const auto key = " --key '" + (folder / "key") + "'";
  const auto label = folder / "label";
  REQUIRE(program("key new '" + (folder / "key") + "' --issuer urn:example:x --name X --at " + day).code == 0);
  REQUIRE(program("trust add '" + (folder / "key") + "' --trust '" + (folder / "trust") + "' --at " + day).code == 0);
  const auto issue = "label '" + samples + "integrated-bf-bof.json' coil --scheme eu-ci --quantity 10 --at " + std::string{day} + key;
  hold(Contract{"label-issued"}, issue);
  hold(Contract{"label-issued"}, issue + " -o '" + label + "'");
  hold(verify, "verify '" + label + "' --trust '" + (folder / "trust") + "' --at " + day);
  hold(verify, "verify '" + label + "' --at " + day, 2);
  write(folder / "bad", "a.b.c");
  hold(verify, "verify '" + (folder / "bad") + "' --trust '" + (folder / "trust") + "' --at " + day, 1);
}

TEST_CASE("what the registry's commands print keeps to the schemas") {
  const Folder folder;
  const auto at = " --registry 'sqlite:" + (folder / "r.db") + "' ";
  const Contract label{"registry-label"};
  const Contract reservation{"registry-reservation"};
  hold(Contract{"registry-init"}, "registry init --id urn:example:registry --name Registry --at " + std::string{day} + at);
  REQUIRE(program("key new '" + (folder / "key") + "' --issuer urn:example:x --name X --at " + day).code == 0);
  const auto file = "'" + (folder / "label") + "' ";
  hold(Contract{"label-issued"}, "label '" + samples + "integrated-bf-bof.json' coil --scheme eu-ci --quantity 10 --at " + std::string{day} + " --key '" + (folder / "key") + "' -o " + file + at);
  hold(label, "registry status " + file + at);
  const auto reserve = "registry reserve " + file + "--quantity 2.5 --holder B --request 1" + at;
  hold(reservation, reserve);
  hold(reservation, "registry consume " + std::string{json(program(reserve + "--format json")).root().member("id").scalar()} + at);
  for (const auto* change : {"suspend", "reinstate", "revoke"}) hold(label, "registry " + std::string{change} + " " + file + "--reason why" + at);
  hold(Contract{"registry-head"}, "registry head" + at);
  hold(Contract{"registry-verify"}, "registry verify" + at);
  write(folder / "r.db", "no database");
  hold(Contract{"registry-verify"}, "registry verify" + at, 1);
  hold(Contract{"findings"}, "registry head --registry sqlite:/nowhere/r.db", 69);
}

TEST_CASE("the findings that end a run keep to their schema") {
  const Contract findings{"findings"};
  hold(findings, "compute nowhere.json", 66);
  hold(findings, "classify --intensity 1,5 --all", 64);
  std::size_t bad = 0;
  for (const auto& entry : std::filesystem::directory_iterator{root + "/tests/hostile/plant"}) {
    const auto run = program("compute '" + entry.path().string() + "' --format json");
    if (run.code != 65) continue;
    INFO(entry.path().string());
    CHECK(findings.broken_by(run.out) == "");
    ++bad;
  }
  CHECK(bad > 20);
}

TEST_CASE("the answers of check keep to their schemas, for a label, a tender, and a receipt replayed") {
  const Folder folder;
  const auto tender = root + "/samples/tenders/bridge.json --question " + root + "/samples/tenders/bridge-question.json";
  const auto trust = " --trust " + root + "/samples/trust/trust.json";
  REQUIRE(program("key new " + (folder / "key") + " --issuer https://example.com/office --name Office --at " + day).code == 0);
  const Contract checked{"check-result"};
  hold(checked, "check " + tender + trust);
  hold(checked, "check " + tender + trust + " --key " + (folder / "key") + " --save-receipt " + (folder / "receipt.json"));
  hold(checked, "check " + root + "/samples/labels/good.jwt --at " + day + trust, 0);
  CHECK(Contract{"receipt"}.broken_by(read(folder / "receipt.json")) == "");
  hold(Contract{"receipt-replay"}, "check --receipt " + (folder / "receipt.json"), 2);
}

TEST_CASE("what a run of submissions prints and leaves keeps to its schemas") {
  const Folder folder;
  hold(Contract{"batch"}, "batch " + root + "/samples/submissions --out " + (folder / "out") + " --at " + day, 1);
  hold(Contract{"batch"}, "batch " + root + "/samples/submissions --out " + (folder / "out") + " --resume", 1);
  hold(Contract{"findings"}, "batch " + root + "/samples/submissions --out " + (folder / "out"), 65);
  CHECK(Contract{"batch-manifest"}.broken_by(read(folder / "out/manifest.json")) == "");
  std::istringstream rows{read(folder / "out/results.jsonl")};
  const Contract row{"batch-row"};
  std::size_t count = 0;
  for (std::string line; std::getline(rows, line); ++count) CHECK(row.broken_by(line) == "");
  CHECK(count == 50);
}

TEST_CASE("the schemas refuse a member that they do not know, at any depth, and one that is missing") {
  const auto text = program("compute '" + samples + "integrated-bf-bof.json' --format json").out;
  const Contract compute{"compute"};
  for (const auto* place : {"", "/method", "/goods/0", "/goods/0/indirectByBasis", "/findings/0", "/balances/0"}) {
    INFO(place);
    auto document = parsed(text);
    auto* object = rapidjson::Pointer{place}.Get(document);
    REQUIRE(object != nullptr);
    object->AddMember("surprise", 1, document.GetAllocator());
    CHECK(compute.broken_by(document) != "");
    document = parsed(text);
    object = rapidjson::Pointer{place}.Get(document);
    object->EraseMember(object->MemberBegin());
    CHECK(compute.broken_by(document) != "");
  }
}

TEST_CASE("what lca import, info and search print keeps to the schemas, and the shipped units to theirs") {
  const Contract import{"lca-import"};
  const Contract process{"lca-process"};
  const Contract search{"lca-search"};
  const auto lca = "'" + root + "/samples/lca/";
  const Folder folder;
  hold(import, "lca import " + lca + "steel-chain' -o '" + (folder / "steel.lca") + "'");
  hold(import, "lca import " + lca + "volca/edge'");
  hold(import, "lca info '" + (folder / "steel.lca") + "'");
  hold(process, "lca info " + lca + "steel-chain' 'Steel production, synthetic test'");
  hold(process, "lca info " + lca + "us-fpl' 0fc3aa0c-865f-33b1-92d7-4db5ad1c8c1c");
  hold(process, "lca info " + lca + "epd' 57a4ae65-d305-421e-b21f-a3f0c35b8abe");
  hold(search, "lca search " + lca + "us-fpl' wood");
  hold(search, "lca search " + lca + "us-fpl' unobtainium", 1);
  CHECK(Contract{"units"}.broken_by(read(root + "/methods/units/lca-units.json")) == "");
}

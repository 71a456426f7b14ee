// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "batch/submission_rules.hpp"
#include "formats/pack/pack_library.hpp"
#include "formats/submission/submission_reader.hpp"
#include "formats/submission/submission_schema.hpp"
#include "generate/signing_keys.hpp"
#include "generate/submission_generator.hpp"
#include "issuing/classification.hpp"
#include "support/submissions.hpp"
#include "syntax/xml_reader.hpp"
#include "trust/trust_list_document.hpp"

using namespace ferrolabel;
using namespace ferrolabel::generate;

namespace {

const std::filesystem::path root = FERROLABEL_SOURCE_DIR;
const std::filesystem::path samples = root / "samples/submissions";

std::string slurp(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

const syntax::XmlSchema& schema() {
  static const auto compiled = formats::submission_schema();
  return compiled;
}

/// Findings of reading and, where that succeeds, of the rules.
Findings judge(const std::string& name, const std::string& xml) {
  static const auto rules = batch::SubmissionRules::of(formats::PackLibrary::open(root / "methods").value().rule_set("submission-1").value()).value();
  static const std::vector<std::string> schemes{"eu-ci", "espr-jrc-draft-2026-04", "responsiblesteel-2.1"};
  const auto read = formats::read_submission({name, xml}, schema());
  auto findings = read.findings();
  if (read)
    for (const auto& result : rules.check(*read, {schemes, quantity::parse_date("2027-12-31")})) findings.insert(findings.end(), result.findings.begin(), result.findings.end());
  return findings;
}

/// Whether a finding has this code and, where one is given, this pointer, and stands in a line.
bool tells(const Findings& findings, const std::string& code, const std::string& pointer) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.code == code && (pointer.empty() || finding.place.pointer == pointer) && finding.place.line > 0; });
}

struct Planted {
  std::string fault, code, place;
};

std::map<std::string, Planted> planted_faults() {
  std::map<std::string, Planted> faults;
  std::istringstream lines{slurp(samples / "faults.tsv")};
  std::string line;
  std::getline(lines, line);
  CHECK(line == "id\tfault\tcode\tplace");
  while (std::getline(lines, line)) {
    std::istringstream fields{line};
    std::string id;
    Planted planted;
    std::getline(fields, id, '\t');
    std::getline(fields, planted.fault, '\t');
    std::getline(fields, planted.code, '\t');
    std::getline(fields, planted.place, '\t');
    faults[id] = planted;
  }
  return faults;
}

}  // namespace

TEST_CASE("of the fifty sample submissions the faulty ones are told by the code of their fault, and the others are in order") {
  const auto faults = planted_faults();
  CHECK(faults.size() == 12);
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator{samples}) {
    if (entry.path().extension() != ".xml") continue;
    ++count;
    const auto id = entry.path().stem().string();
    INFO(id);
    const auto findings = judge(id, slurp(entry.path()));
    const auto fault = faults.find(id);
    for (const auto& finding : findings) UNSCOPED_INFO(describe(finding));
    if (fault == faults.end()) CHECK(findings.empty());
    else CHECK(tells(findings, fault->second.code, fault->second.place));
  }
  CHECK(count == 50);
}

TEST_CASE("schema and reader agree on the samples: what the schema passes is refused for its plant alone") {
  for (const auto& entry : std::filesystem::directory_iterator{samples}) {
    if (entry.path().extension() != ".xml") continue;
    INFO(entry.path());
    const bool passes = syntax::read_xml({"s.xml", slurp(entry.path())}, schema()).ok();
    const auto read = formats::read_submission({"s.xml", slurp(entry.path())}, schema());
    for (const auto& finding : read.findings()) CHECK((finding.code.starts_with("plant.") || !passes));
    CHECK((passes || !read.ok()));
  }
}

TEST_CASE("a submission may name every electricity case that a label may rest on") {
  for (const auto& name : issuing::electricity_cases()) {
    INFO(name);
    CHECK(support::submission_with("electricity=\"market\"", "electricity=\"" + name + "\"").request.electricity == name);
  }
}

TEST_CASE("the sample submissions are what the generator makes of the sample plants") {
  const SubmissionGenerator generator{root / "samples/plants", {.seed = 2, .faulty = 0.2, .large = 0.04, .kinds = FaultKinds::all}};
  const auto faults = planted_faults();
  for (std::uint64_t rank = 0; rank < 50; ++rank) {
    const auto made = generator.make(rank);
    INFO(made.id);
    CHECK(slurp(samples / (made.id + ".xml")) == made.xml);
    CHECK(faults.contains(made.id) == !made.fault.empty());
  }
}

TEST_CASE("the signed sample submissions are what the generator makes with the test keys, and their trust list has those") {
  const auto keys = root / "tests/generate/keys";
  const SubmissionGenerator generator{root / "samples/plants", {.seed = 6, .signed_share = 1}, keys};
  for (std::uint64_t rank = 0; rank < 3; ++rank) {
    const auto made = generator.make(rank);
    CHECK(slurp(root / "samples/signed" / (made.id + ".xml")) == made.xml);
  }
  CHECK(slurp(root / "samples/signed/trust.json") == trust::write_trust_list(signers_trusted(keys)));
}

TEST_CASE("to sign some submissions leaves all others as they are") {
  const SubmissionGenerator plain{root / "samples/plants", {.seed = 9, .faulty = 0.3}};
  const SubmissionGenerator mixed{root / "samples/plants", {.seed = 9, .faulty = 0.3, .signed_share = 0.5}, root / "tests/generate/keys"};
  std::size_t signed_ones = 0;
  for (std::uint64_t rank = 0; rank < 40; ++rank) {
    const auto made = mixed.make(rank);
    if (made.xml.find("Signing Works GmbH") != std::string::npos) ++signed_ones;
    else CHECK(made.xml == plain.make(rank).xml);
  }
  CHECK(signed_ones > 10);
  CHECK(signed_ones < 30);
}

TEST_CASE("generated submissions depend on seed and rank alone, and differ") {
  const GeneratorSettings settings{.seed = 9, .faulty = 0.3, .large = 0.1, .kinds = FaultKinds::all};
  const SubmissionGenerator one{root / "samples/plants", settings};
  const SubmissionGenerator other{root / "samples/plants", settings};
  const SubmissionGenerator seeded{root / "samples/plants", {.seed = 10, .faulty = 0.3, .large = 0.1, .kinds = FaultKinds::all}};
  std::set<std::string> texts;
  for (std::uint64_t rank = 30; rank-- > 0;) {
    CHECK(one.make(rank).xml == other.make(rank).xml);
    CHECK(one.make(rank).xml != seeded.make(rank).xml);
    CHECK(texts.insert(one.make(rank).xml).second);
  }
}

TEST_CASE("each fault that can be planted leads to its own code at its place, and a submission without one to nothing") {
  const SubmissionGenerator generator{root / "samples/plants", {.seed = 4, .faulty = 0.8, .large = 0.05, .kinds = FaultKinds::all}};
  std::set<std::string> seen;
  for (std::uint64_t rank = 0; rank < 400; ++rank) {
    const auto made = generator.make(rank);
    INFO(made.id << " " << made.fault);
    seen.insert(made.fault);
    const auto findings = judge(made.id, made.xml);
    for (const auto& finding : findings) UNSCOPED_INFO(describe(finding));
    if (made.fault.empty()) CHECK(findings.empty());
    else CHECK(tells(findings, made.code, made.place));
  }
  CHECK(seen.size() == 31);  // all thirty, and none
}

TEST_CASE("kinds of faults are kept apart: what is to be readable is read, what is to be well-formed does not break an envelope") {
  for (const auto kinds : {FaultKinds::well_formed, FaultKinds::readable}) {
    const SubmissionGenerator generator{root / "samples/plants", {.seed = 5, .faulty = 1, .large = 0, .kinds = kinds}};
    for (std::uint64_t rank = 0; rank < 100; ++rank) {
      const auto made = generator.make(rank);
      INFO(made.id << " " << made.fault);
      CHECK(syntax::read_xml({"s.xml", made.xml}, {}).ok());
      if (kinds == FaultKinds::readable) CHECK(formats::read_submission({"s.xml", made.xml}, schema()).ok());
    }
  }
}

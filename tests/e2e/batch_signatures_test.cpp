// SPDX-License-Identifier: Apache-2.0
#include "e2e/batch_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

const std::string signed_samples = root + "/samples/signed";

std::string at(const std::string& out, const std::string& more) { return "batch '" + signed_samples + "' --out '" + out + "' --at 2026-11-24 --quiet " + more; }

}  // namespace

TEST_CASE("signed submissions are accepted by whom they are signed, left for review without a trust list, and rejected where a digit was changed") {
  const Folder folder;
  const auto known = program(at(folder / "known", "--trust '" + signed_samples + "/trust.json'"));
  CHECK(known.code == 0);
  CHECK(known.out.find("3 submissions: 3 accepted") != std::string::npos);
  const auto unknown = program(at(folder / "unknown", ""));
  CHECK(unknown.code == 2);
  CHECK(unknown.out.find("submission.signature.verifier-key") != std::string::npos);
  const auto text = read(signed_samples + "/S-0000002.xml");
  const auto changed = folder / "changed.xml";
  write(changed, std::regex_replace(text, std::regex{"tonnes=\"1"}, "tonnes=\"2"));
  REQUIRE(read(changed) != text);
  const auto refused = program("batch '" + changed + "' --out '" + (folder / "refused") + "' --trust '" + signed_samples + "/trust.json' --at 2026-11-24 --quiet");
  CHECK(refused.code == 1);
  CHECK(refused.out.find("submission.signature.producer, submission.signature.verifier") != std::string::npos);
}

TEST_CASE("reports are signed to the same bytes by an RSA key, and a buyer verifies them with the certifier's record") {
  const Folder folder;
  const auto key = folder / "report.json";
  REQUIRE(program("key new '" + key + "' --rsa --issuer https://cert.example --name Cert --at 2026-01-01").code == 0);
  REQUIRE(program("key show '" + key + "' -o '" + (folder / "record.json") + "'").code == 0);
  REQUIRE(program("trust add '" + (folder / "record.json") + "' --trust '" + (folder / "trust.json") + "' --purpose report --at 2026-01-01").code == 0);
  CHECK(program("trust add '" + (folder / "record.json") + "' --trust '" + (folder / "labels.json") + "' --at 2026-01-01").err.find("trust.list.algorithm") != std::string::npos);
  const auto more = "--trust '" + signed_samples + "/trust.json' --report-key '" + key + "'";
  CHECK(program(at(folder / "one", more)).code == 0);
  CHECK(program(at(folder / "other", more + " --jobs 1")).code == 0);
  const auto files = results(folder / "one");
  CHECK((files == results(folder / "other")));
  std::size_t reports = 0;
  for (const auto& [name, text] : files) {
    if (!name.starts_with("reports/")) continue;
    ++reports;
    const auto file = folder / ("one/" + name);
    const auto verified = program("verify '" + file + "' --trust '" + (folder / "trust.json") + "' --at 2026-11-24");
    CHECK(verified.code == 0);
    CHECK(verified.out.starts_with("The report is authentic and valid"));
    CHECK(program("verify '" + file + "' --at 2026-11-24").code == 2);
    write(file, std::regex_replace(text, std::regex{"verdict=\"accepted\""}, "verdict=\"rejected\""));
    CHECK(program("verify '" + file + "' --trust '" + (folder / "trust.json") + "' --at 2026-11-24").code == 1);
  }
  CHECK(reports == 3);
  CHECK(program(at(folder / "third", "--report-key '" + (folder / "record.json") + "'")).code != 0);
}

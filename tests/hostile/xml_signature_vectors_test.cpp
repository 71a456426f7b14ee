// SPDX-License-Identifier: Apache-2.0
// XML signature wrapping and its kin, made with xmlsec1; what we make of each stands in tests/hostile/crypto/verdicts/xmldsig.tsv.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "syntax/xml_reader.hpp"
#include "unit/trust/xml_signature_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

TEST_CASE("each signed XML document is taken or refused for its pinned reason, and none makes the parser open anything") {
  const auto folder = xml_signatures();
  std::ifstream file{std::string{FERROLABEL_SOURCE_DIR} + "/tests/hostile/crypto/verdicts/xmldsig.tsv"};
  std::map<std::string, std::string> verdicts;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) verdicts[line.substr(0, line.find('\t'))] = line.substr(line.find('\t') + 1);
  const auto loads = syntax::refused_external_loads();
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() != ".xml") continue;
    const auto name = entry.path().filename().string();
    INFO(name);
    ++seen;
    const auto verified = verify(signed_xml(name));
    CHECK((verified ? "accept" : verified.findings().front().code) == verdicts[name]);
    CHECK(verified.ok() == (name.rfind("valid_", 0) == 0));
  }
  CHECK(seen == 14);
  CHECK(seen == verdicts.size());
  CHECK(syntax::refused_external_loads() == loads);
}

// SPDX-License-Identifier: Apache-2.0
#include "report/lca_text.hpp"

#include "formats/lca/open_dataset.hpp"
#include "unit/formats/lca/import_support.hpp"

using namespace ferrolabel;
using Catch::Contains;

TEST_CASE("a report of an import has counts first, then what to mend, then conversions") {
  const auto text = report::lca_import_text(formats::test::imported({formats::test::lca_samples + "volca/edge", formats::test::lca_samples + "steel-chain"}), {});
  const auto counts = text.find("processes"), mend = text.find("\nto mend\n"), know = text.find("\nto know\n"), units = text.find("\nunits converted\n");
  CHECK(text.starts_with("edge: EcoSpold 2, 10 files, 1 other passed over by name\n"));
  CHECK(counts < mend);
  CHECK(mend < know);
  CHECK(know < units);
  CHECK(units != std::string::npos);
  CHECK_THAT(text, Contains("import.provider.missing, 15 times"));
}

TEST_CASE("declared results stand by module in the order of the life cycle, D last and apart, and a gap is no zero") {
  const auto imported = formats::test::imported({formats::test::lca_samples + "epd"});
  auto panel = formats::test::process_of(imported.dataset, "Wood panel");
  panel.declared.front().amounts.pop_back();
  const auto text = report::lca_process_text(imported.dataset, panel, {});
  const auto heads = text.substr(text.find("indicator "));
  const auto at = [&](const char* part) { return heads.find(part); };
  CHECK(at("A1-A3") < at("A4 (Transport to Berlin)"));
  CHECK(at("A4 (Transport to Berlin)") < at("C3 (100% incineration)"));
  CHECK(at("C4 (100% recycling)") < at("D (100% incineration), apart"));
  CHECK_THAT(text, Contains("–"));
}

TEST_CASE("declared results under more names than a table can show are a list") {
  lca::Process process;
  for (int i = 0; i < 3000; ++i) process.declared.push_back({"i", "I", "kg", {{"C3", "scenario " + std::to_string(i), 1.0}}});
  const auto text = report::lca_process_text({}, process, {});
  CHECK(text.size() < 200'000);
  CHECK_THAT(text, Contains("C3 (scenario 2999)"));
}

TEST_CASE("control signs of a name do not reach the terminal") {
  auto imported = formats::test::imported({formats::test::lca_samples + "steel-chain"});
  imported.dataset.processes[0].name = "a\x1B[2Jb";
  CHECK(report::lca_process_text(imported.dataset, imported.dataset.processes[0], {}).find('\x1B') == std::string::npos);
  CHECK(report::lca_search_text(imported.dataset, lca::search(imported.dataset, "a"), 20, {}).find('\x1B') == std::string::npos);
}

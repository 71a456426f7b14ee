// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/dataset_cache.hpp"

#include "unit/formats/lca/import_text_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

namespace {

std::string code(const std::string& bytes) {
  const auto read = read_dataset_cache({"d.lca", bytes});
  return read ? "" : read.findings().at(0).code;
}

}  // namespace

TEST_CASE("a dataset and its report come back as they were") {
  for (const auto* sample : {"steel-chain", "volca/edge", "us-fpl", "epd"}) {
    const auto imported = test::imported({test::lca_samples + sample});
    const auto bytes = write_dataset_cache(imported);
    const auto back = read_dataset_cache({"d.lca", bytes});
    REQUIRE(back);
    CHECK(write_dataset_cache(*back) == bytes);
    CHECK(back->dataset.processes.size() == imported.dataset.processes.size());
    CHECK(test::complaints(back->report) == test::complaints(imported.report));
  }
}

TEST_CASE("a file of 'lca import' opens like any other input") {
  const support::InputWorld world;
  const auto imported = test::imported({test::lca_samples + "steel-chain"});
  const auto opened = test::imported({world.write("steel.lca", write_dataset_cache(imported))});
  CHECK(opened.report.format == "EcoSpold 2");
  CHECK(opened.dataset.processes[0].exchanges.size() == imported.dataset.processes[0].exchanges.size());
}

TEST_CASE("a cut or a changed byte anywhere is found") {
  auto bytes = write_dataset_cache(test::imported({test::lca_samples + "volca/ecospold1"}));
  for (std::size_t at = 8; at < bytes.size(); ++at) {
    REQUIRE_FALSE(code(bytes.substr(0, at)).empty());
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    REQUIRE_FALSE(code(bytes).empty());
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
  }
  CHECK(code(bytes + "x") == "import.cache.damaged");
  CHECK(code("") == "import.cache.damaged");
}

TEST_CASE("another version and another order of bytes are told as such") {
  auto bytes = write_dataset_cache(test::imported({test::lca_samples + "volca/ecospold1"}));
  ++bytes[8];
  CHECK(code(bytes) == "import.cache.version");
  --bytes[8];
  std::swap(bytes[12], bytes[15]);
  CHECK(code(bytes) == "import.cache.version");
}

TEST_CASE("an index that leads nowhere is damage, even under a good checksum") {
  auto imported = test::imported({test::lca_samples + "volca/ecospold1"});
  const auto spoilt = [&](auto spoil) {
    auto copy = imported;
    spoil(copy.dataset);
    return code(write_dataset_cache(copy));
  };
  CHECK(spoilt([](lca::Dataset&) {}).empty());
  CHECK(spoilt([](lca::Dataset& dataset) { dataset.processes[0].exchanges[0].flow = 99; }) == "import.cache.damaged");
  CHECK(spoilt([](lca::Dataset& dataset) { dataset.processes[0].exchanges[0].provider = 1; }) == "import.cache.damaged");
  CHECK(spoilt([](lca::Dataset& dataset) { dataset.processes[0].exchanges[0].formula = 0; }) == "import.cache.damaged");
  CHECK(spoilt([](lca::Dataset& dataset) { dataset.processes[0].reference = 99; }) == "import.cache.damaged");
  CHECK(spoilt([](lca::Dataset& dataset) { dataset.flows[0].kind = static_cast<lca::Flow::Kind>(9); }) == "import.cache.damaged");
}

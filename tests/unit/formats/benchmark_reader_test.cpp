// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/pack/benchmark_reader.hpp"
#include "pack_test_support.hpp"
#include "syntax/encoding.hpp"
#include "syntax/number.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;

namespace {

Result<method::Benchmarks> with(std::string_view piece, std::string_view by) {
  return read_benchmarks(document(altered("factors/eu-cbam-benchmarks-2026.json", piece, by)));
}

}  // namespace

TEST_CASE("the benchmark pack holds both columns of every published row") {
  const auto pack = library().benchmarks("eu-cbam-benchmarks-2026").value();
  REQUIRE(pack->rows.size() == 83);
  std::string lines;
  for (const auto& row : pack->rows)
    lines += row.cn + '|' + syntax::format_number(row.column_a->value) + '|' +
             syntax::format_number(row.column_b->value) + '\n';
  CHECK(syntax::sha256_digest(lines) == "sha256:5539e864674c0c7ada40911cd5a42ce25fec330216c06f4e30bdb63290779e81");
}

TEST_CASE("a benchmark says for which route of a plant it stands, and a footnote is no route") {
  const auto pack = library().benchmarks("eu-cbam-benchmarks-2026").value();
  const auto* billet = pack->find("72071111");
  REQUIRE(billet != nullptr);
  CHECK(billet->column_a->value == 0.188);
  CHECK(billet->column_b->value == 1.364);
  CHECK(pack->routes.at(billet->route_a) == "Basic oxygen steelmaking");
  const auto* alloyed = pack->find("72241010");
  CHECK(alloyed->route_b == "(F)");
  CHECK(alloyed->footnote_b == "(1)");
  CHECK(pack->routes.at("(E)") == "Electric arc furnace");
  CHECK(pack->find("72021120")->route_a.empty());
  CHECK(pack->find("72021120")->footnote_a == "(1)");
  CHECK(pack->find("72083900") == nullptr);
}

TEST_CASE("the published example of ferromanganese comes from the pack's own figures") {
  const auto pack = library().benchmarks("eu-cbam-benchmarks-2026").value();
  const auto& factor = pack->cbam_factor.at(2026);
  const auto& correction = pack->cross_sectoral_correction_factor.at(2026);
  CHECK(factor.value * correction.value * pack->find("72021120")->column_b->value == Approx(1.326975).margin(1e-9));
  CHECK(factor.evidence.confidence == quantity::Confidence::second_hand);
  CHECK(pack->cbam_factor.at(2030).evidence.confidence == quantity::Confidence::inferred);
  CHECK(pack->cbam_factor.at(2034).value == 0);
}

TEST_CASE("a route that the pack does not explain and a row twice are refused") {
  CHECK(is_refused_with(with("\"routeB\": \"(C)\"", "\"routeB\": \"(X)\""), "pack.bad-value"));
  CHECK(is_refused_with(with(R"({"cn": "72011011")", R"({"cn": "26011200")"), "pack.double-id"));
  CHECK(is_refused_with(with(R"({"cn": "72011011")", R"({"cn": "720110")"), "pack.bad-cn"));
}

TEST_CASE("the ETS benchmarks keep drafts apart from figures in force") {
  const auto pack = library().ets_benchmarks("eu-ets-benchmarks").value();
  REQUIRE(pack->rows.size() == 9);
  const auto at =
      std::find_if(pack->rows.begin(), pack->rows.end(), [](const auto& row) { return row.id == "hot-metal"; });
  REQUIRE(at != pack->rows.end());
  CHECK(at->from_2021_to_2025->value == 1.288);
  CHECK(at->from_2026_to_2030->value == 1.248);
  CHECK(at->later_is_draft);
  CHECK(
      is_refused_with(read_ets_benchmarks(document(altered("factors/eu-ets-benchmarks.json", "\"t CO2/t\"", "\"kg\""))),
                      "pack.bad-unit"));
  CHECK(is_refused_with(read_ets_benchmarks(document(altered("factors/eu-ets-benchmarks.json", "\"source\": \"draft\"",
                                                             "\"source\": \"press\""))),
                        "pack.unknown-source"));
}

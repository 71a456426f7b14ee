// SPDX-License-Identifier: Apache-2.0
#include "issuing/packs.hpp"

#include <catch2/catch.hpp>

#include <thread>

#include "unit/issuing/issuing_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::issuing;

namespace {

std::unique_ptr<Packs> shipped() { return Packs::open(root + "/methods").value(); }

}  // namespace

TEST_CASE("packs give the methods that the library has, by id, each read once") {
  const auto packs = shipped();
  const auto first = packs->method("eu-ets-2026", {});
  REQUIRE(first);
  CHECK((*first)->info.id == "eu-ets-2026");
  CHECK((*first)->info.digest == method_of("eu-ets-2026")->info.digest);
  CHECK(packs->method("eu-ets-2026", label_day("1990-01-01")).value() == *first);
}

TEST_CASE("without an id the method is that of the day, and one copy of it") {
  const auto packs = shipped();
  const auto day = label_day("2026-12-31");
  const auto by_day = packs->method({}, day);
  REQUIRE(by_day);
  CHECK((*by_day)->info.id == formats::PackLibrary::open(root + "/methods").value().method_for(day).value()->info.id);
  CHECK(packs->method({}, day).value() == *by_day);
  CHECK(packs->method((*by_day)->info.id, {}).value() == *by_day);
}

TEST_CASE("a method that is not there is a finding, every time") {
  const auto packs = shipped();
  for (int times = 0; times < 2; ++times) CHECK(all_codes(packs->method("no-such", {}).findings()) == "pack.not-found");
}

TEST_CASE("named schemes come in the order of their names, and all where none is named") {
  const auto packs = shipped();
  const auto all = packs->schemes({});
  REQUIRE(all);
  REQUIRE(all->size() > 2);
  const auto last = all->back()->info.id;
  const auto named = packs->schemes({last, "eu-ci", last});
  REQUIRE(named);
  REQUIRE(named->size() == 3);
  CHECK(named->at(0) == all->back());
  CHECK(named->at(1)->info.id == "eu-ci");
  CHECK(named->at(2) == all->back());
  CHECK(packs->scheme_library().scheme("eu-ci").value()->info.digest == named->at(1)->info.digest);
}

TEST_CASE("schemes that are not there are found all at once, with those that are") {
  const auto packs = shipped();
  const auto found = packs->schemes({"x", "eu-ci", "y"});
  REQUIRE_FALSE(found);
  CHECK(all_codes(found.findings()) == "scheme.not-found scheme.not-found");
  CHECK(found.findings().back().message.find("'y'") != std::string::npos);
  CHECK(found.findings().back().fix.find("eu-ci") != std::string::npos);
}

TEST_CASE("summaries list every kind of pack, and the folder is the one that was named") {
  const auto packs = shipped();
  std::size_t methods = 0;
  for (const auto& summary : packs->summaries()) methods += summary.kind == "accounting" ? 1 : 0;
  CHECK(methods > 0);
  CHECK(packs->summaries().size() > packs->schemes({})->size());
  CHECK(packs->directory() == root + "/methods");
}

TEST_CASE("a folder without packs is no set of packs") { CHECK_FALSE(Packs::open(root + "/no-such-folder")); }

TEST_CASE("packs answer any number of threads with the same copies") {
  const auto packs = shipped();
  std::vector<std::shared_ptr<const method::AccountingMethod>> found(8);
  std::vector<std::thread> threads;
  for (std::size_t at = 0; at < found.size(); ++at)
    threads.emplace_back([&packs, &found, at] { found[at] = at % 2 == 0 ? packs->method("eu-ets-2026", {}).value() : packs->method({}, label_day("2026-12-31")).value(); });
  for (auto& thread : threads) thread.join();
  for (std::size_t at = 2; at < found.size(); ++at) CHECK(found[at] == found[at - 2]);
}

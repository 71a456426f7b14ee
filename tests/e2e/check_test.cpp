// SPDX-License-Identifier: Apache-2.0
#include "e2e/program.hpp"

using namespace ferrolabel::tests;

namespace {

const std::string tenders = root + "/samples/tenders/";
const std::string bridge = "check " + tenders + "bridge.json --question " + tenders + "bridge-question.json --trust " + root + "/samples/trust/trust.json ";
const std::string good = root + "/samples/labels/good.jwt";
const std::string trusted = " --at 2026-11-24 --trust " + root + "/samples/trust/trust.json ";

/// "bid line: verdict code code …" of each line of a tender, passes and notes left out.
std::string lines_of(const ferrolabel::syntax::Document& document) {
  std::string text;
  for (auto bid = document.root().member("bids").first_child(); bid; bid = bid.next()) {
    int number = 0;
    for (auto line = bid.member("lines").first_child(); line; line = line.next()) {
      text += std::string{bid.member("id").scalar()} + " " + std::to_string(++number) + ": " + std::string{line.member("verdict").scalar()};
      for (auto reason = line.member("reasons").first_child(); reason; reason = reason.next())
        if (reason.member("outcome").scalar() == "fail" || reason.member("outcome").scalar() == "undecided") text += " " + std::string{reason.member("code").scalar()};
      text += "\n";
    }
  }
  return text;
}

/// A question that asks for no registry.
std::string easy_question(const Folder& folder) {
  write(folder / "question.json", R"({"format": "ferrolabel-question", "formatVersion": 1, "id": "easy", "registered": false, "classes": [{"scheme": "eu-ci", "class": "D", "family": "carbon"}]})");
  return " --question " + (folder / "question.json");
}

}  // namespace

TEST_CASE("the bridge tender: each planted fault is found, and the good bid is accepted") {
  const auto run = program(bridge + "--format json");
  CHECK(run.code == 0);
  const auto answer = json(run);
  CHECK(lines_of(answer) ==
        "alpine 1: accept\nalpine 2: accept\nalpine 3: accept\n"
        "coastal 1: reject claim.origin.not-stated claim.site.melt-hidden\n"
        "coastal 2: reject claim.label.altered claim.class.inflated\n"
        "double 1: cannot-decide claim.quantity.doubled\n"
        "double 2: reject claim.quantity.split\ndouble 3: reject claim.quantity.split\n"
        "echo 1: cannot-decide claim.quantity.doubled\n"
        "echo 2: reject claim.equivalence.not-shown\n"
        "legacy 1: reject claim.key.revoked claim.class.not-reached claim.class.not-on-label\n");
  for (auto bid = answer.root().member("bids").first_child(); bid; bid = bid.next()) CHECK((bid.member("verdict").scalar() == "accept") == (bid.member("id").scalar() == "alpine"));
}

TEST_CASE("a tender's answer is the same on any number of threads and in any locale") {
  const auto one = program(bridge + "--format json --threads 1");
  CHECK(program(bridge + "--format json --threads 2").out == one.out);
  CHECK(program(bridge + "--format json", "LC_ALL=de_DE.UTF-8").out == one.out);
}

TEST_CASE("a procurer reads the whole tender in two tables and what to do") {
  const auto run = program(bridge);
  CHECK(run.code == 0);
  for (const auto* words : {"Alpine Stahlhandel GmbH  accepted", "Lines, what must be looked at first", "claim.site.melt-hidden", "claim.label.altered: refuse the label"})
    CHECK(run.out.find(words) != std::string::npos);
}

TEST_CASE("a claim ends with 0 accepted, 1 refused, 2 cannot decide") {
  const Folder folder;
  const auto question = easy_question(folder);
  CHECK(program("check " + good + question + trusted).code == 0);
  CHECK(program("check " + good + question + " --at 2026-11-24").code == 2);
  CHECK(program("check " + good + trusted).code == 0);
  auto token = read(good);
  token.pop_back();
  write(folder / "claim.json", R"({"label": ")" + token + R"(", "quantity": {"value": "1000.5", "unit": "t"}})");
  const auto more = program("check " + (folder / "claim.json") + question + trusted);
  CHECK(more.code == 1);
  CHECK(more.out.find("claim.quantity.exceeded") != std::string::npos);
}

TEST_CASE("a receipt is replayed, and one that was changed is refused") {
  const Folder folder;
  const auto key = folder / "office.key";
  const auto receipt = folder / "receipt.json";
  const auto list = folder / "trust.json";
  REQUIRE(program("key new " + key + " --issuer https://example.com/office --name Office --at 2026-01-01").code == 0);
  REQUIRE(program("trust add " + key + " --trust " + list + " --purpose receipt --at 2026-11-24").code == 0);
  REQUIRE(program(bridge + "--key " + key + " --save-receipt " + receipt).code == 0);
  const auto replay = program("check --receipt " + receipt + " --trust " + list);
  CHECK(replay.code == 0);
  CHECK(json(program("check --receipt " + receipt + " --trust " + list + " --format json")).root().member("same").scalar() == "true");
  CHECK(program("check --receipt " + receipt).code == 2);
  auto text = read(receipt);
  const auto at = text.find("cannot-decide");
  REQUIRE(at != std::string::npos);
  write(receipt, text.replace(at, 13, "accept"));
  const auto changed = program("check --receipt " + receipt + " --trust " + list);
  CHECK(changed.code == 65);
  CHECK(changed.err.find("claim.receipt.altered") != std::string::npos);
}

TEST_CASE("bad input to check names the place and ends with its code") {
  const Folder folder;
  CHECK(program("check").code == 64);
  CHECK(program("check " + good + " --receipt " + good).code == 64);
  CHECK(program("check " + (folder / "none.json")).code == 66);
  write(folder / "tender.json", R"({"tender": "t", "bids": [{"id": "a", "bidder": "A", "lines": [{"lot": "x", "quantity": {"value": "1,5", "unit": "t"}}]}]})");
  const auto run = program("check " + (folder / "tender.json"));
  CHECK(run.code == 65);
  CHECK(run.err.find("/bids/0/lines/0") != std::string::npos);
  const auto unsigned_receipt = program(bridge + "--save-receipt " + (folder / "receipt.json"));
  CHECK(unsigned_receipt.code == 64);
  CHECK_FALSE(std::filesystem::exists(folder / "receipt.json"));
}

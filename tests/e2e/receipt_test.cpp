// SPDX-License-Identifier: Apache-2.0
// Receipts outlive the keys: a year later, with every key rotated and those of mill and office revoked, each gives its verdict again.
#include "e2e/issuing_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

/// A registered label, an office that checks claims on it, and the verdicts of 2026.
struct Procurement {
  IssuingWorld world;
  std::string office = world.folder / "office.json";

  Procurement() {
    REQUIRE(program("key new '" + office + "' --issuer urn:example:office --name Office --at 2026-01-01").code == 0);
    REQUIRE(program("trust add '" + office + "' --purpose receipt --trust '" + world.trust + "' --at 2026-01-01").code == 0);
    auto token = read(world.issued("120.5"));
    token.erase(token.find_last_not_of('\n') + 1);
    write(question(""), R"({"format": "ferrolabel-question", "formatVersion": 1, "id": "rebar", "classes": [{"scheme": "eu-ci", "class": "E", "family": "carbon"}]})");
    write(question("-verified"), R"({"format": "ferrolabel-question", "formatVersion": 1, "id": "verified", "classes": [{"scheme": "eu-ci", "class": "E", "family": "carbon"}],
      "verification": {"accredited": true}})");
    for (const auto* tonnes : {"40", "121"}) write(claim(tonnes), R"({"label": ")" + token + R"(", "quantity": {"value": ")" + tonnes + R"(", "unit": "t"}})");
  }
  [[nodiscard]] std::string question(const std::string& name) const { return world.folder / ("question" + name + ".json"); }
  [[nodiscard]] std::string claim(const std::string& tonnes) const { return world.folder / ("claim-" + tonnes + ".json"); }
  /// @return the exit code of the check, whose receipt is saved
  [[nodiscard]] int check(const std::string& tonnes, const std::string& asked, const std::string& receipt) const {
    const auto run = program("check '" + claim(tonnes) + "' --question '" + question(asked) + "' --trust '" + world.trust + "'" + world.at + "--at 2026-11-25 --key '" + office + "' --save-receipt '" +
                             (world.folder / receipt) + "'");
    UNSCOPED_INFO(run.out << run.err);
    return run.code;
  }
  /// Every key gets its successor on a day of 2027, and half a year later the old ones of mill and office are revoked.
  void rotate_all() const {
    for (const auto& key : {world.key, world.registry_key, office}) {
      REQUIRE(program("key rotate '" + key + "' '" + key + ".2027' --at 2027-05-01 --until 2027-07-31").code == 0);
      REQUIRE(program("trust rotate '" + key + ".2027.rotation.json' --trust '" + world.trust + "' --at 2027-05-01").code == 0);
      if (key == world.registry_key) continue;  // its heads prove how old labels are
      const auto kid = std::string{json(program("key show '" + key + "' --format json")).root().member("kid").scalar()};
      REQUIRE(program("trust revoke --trust '" + world.trust + "' --reason superseded --at 2027-11-01 -- " + kid).code == 0);
    }
  }
};

}  // namespace

TEST_CASE("a receipt of any verdict, replayed a year later with all keys rotated, gives the same verdict and says on which evidence") {
  const Procurement procurement;
  const auto& world = procurement.world;
  const std::vector<std::tuple<std::string, int, std::string>> verdicts{{"accept", procurement.check("40", "", "accept"), "rebar"},
                                                                        {"reject", procurement.check("121", "", "reject"), "rebar"},
                                                                        {"cannot-decide", procurement.check("40", "-verified", "cannot-decide"), "verified"}};
  procurement.rotate_all();
  int expected = 0;
  for (const auto& [verdict, code, question] : verdicts) {
    CHECK(code == expected++);
    const auto replay = program("check --receipt '" + (world.folder / verdict) + "' --trust '" + world.trust + "' --format json");
    INFO(replay.out << replay.err);
    CHECK(replay.code == code);
    const auto answer = json(replay);
    CHECK(answer.root().member("verdict").scalar() == verdict);
    CHECK(answer.root().member("stated").scalar() == verdict);
    CHECK(answer.root().member("same").scalar() == "true");
    CHECK(answer.root().member("signer").kind() == syntax::Kind::string);
    CHECK(answer.root().member("decisionDate").scalar() == "2026-11-25");
    CHECK(answer.root().member("question").scalar() == question);
    const auto evidence = std::string{answer.root().member("evidence").scalar()};
    for (const auto* words : {"trust list ", "registry urn:example:registry, status list of 2026-11-25, 0 days old", "packs eu-ci "}) CHECK(evidence.find(words) != std::string::npos);
  }
  // What is asked anew rests on the keys of that day: the log proves that the label is older than the revocation, and the new keys go on.
  const auto later = program("label '" + samples + "eaf-long-products.json' rebar --scheme eu-ci --at 2027-11-25 --key '" + world.key + ".2027' --registry-key '" + world.registry_key + ".2027'" +
                             world.at + "--quantity 10");
  INFO(later.err);
  CHECK(later.code == 0);
  CHECK(program("registry verify" + world.at + "--trust '" + world.trust + "' --at 2027-11-25").code == 0);
}

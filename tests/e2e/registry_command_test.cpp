// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>

#include "e2e/issuing_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

TEST_CASE("a registry is made with a key of its own that only its owner can read, and made again it is the same") {
  const IssuingWorld world;
  struct stat status{};
  REQUIRE(stat((world.database + ".key").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  const auto again = world.registry("init --id urn:example:registry --name Registry");
  CHECK(again.code == 0);
  CHECK(says(again, "is there already"));
  CHECK(says(world.registry("init --id urn:example:other --name Other"), "registry.init.other"));
  const auto nothing_yet = world.registry("head");
  CHECK(nothing_yet.code == 2);
  CHECK(says(nothing_yet, "registry.head.none"));
}

TEST_CASE("a label of a registry names it, and asked for again it is the same token, issued once") {
  const IssuingWorld world;
  const auto first = world.issued("120.5");
  const auto token = read(first);
  const auto again = world.label("120.5", "-o '" + first + "'");
  CHECK(again.code == 0);
  CHECK(says(again, "registry.label.already"));
  CHECK(read(first) == token);
  CHECK(says(again, "registry   urn:example:registry"));
  const auto report = json(world.registry("verify --format json"));
  CHECK(report.root().member("labels").scalar() == "1");
  CHECK(report.root().member("signaturesChecked").scalar() == "true");
}

TEST_CASE("one tonne, one label: what goes beyond the production is refused with what is left") {
  const IssuingWorld world;
  const auto more = world.label("999999999");
  CHECK(more.code == 65);
  const std::string mark = "ask for at most ";
  const auto from = more.err.find(mark) + mark.size();
  const auto most = more.err.substr(from, more.err.find(" t", from) - from);
  INFO(most);
  static_cast<void>(world.issued(std::to_string(std::stol(most) - 5)));
  const auto over = world.label("6");
  CHECK(over.code == 65);
  CHECK(says(over, "registry.production.exceeded"));
  CHECK(says(over, "5 t have no label yet"));
  static_cast<void>(world.issued("5"));
  CHECK(world.registry("verify").code == 0);
}

TEST_CASE("a label and its log proof are verified offline, and the log proves when it was signed") {
  const IssuingWorld world;
  const auto label = world.issued("10");
  const auto other = world.issued("11");
  const auto verify = [&](const std::string& proof) { return program("verify '" + label + "' --trust '" + world.trust + "' --log-proof '" + proof + "' --at 2026-12-01"); };
  const auto good = verify(label + ".proof");
  CHECK(good.code == 0);
  CHECK(says(good, "stands in the log of urn:example:registry since 2026-11-24"));
  CHECK(verify(other + ".proof").code == 1);
  CHECK(says(verify(other + ".proof"), "trust.log.other-entry"));
  const auto proved = world.folder / "again.proof";
  CHECK(world.registry("prove '" + other + "' -o '" + proved + "'").code == 0);
  CHECK(read(proved) == read(other + ".proof"));
  const auto shown = json(program("key show '" + world.key + "' --format json"));
  const auto kid = std::string{shown.root().member("kid").scalar()};
  // Revoked since: only the log shows that the label was signed before.
  REQUIRE(program("trust revoke --trust '" + world.trust + "' --at 2026-11-30 -- " + kid).code == 0);
  CHECK(verify(label + ".proof").code == 0);
  CHECK(program("verify '" + label + "' --trust '" + world.trust + "' --at 2026-12-01").code == 1);
}

TEST_CASE("reserved tonnes are held once for one request, used or given back, and never beyond what is left") {
  const IssuingWorld world;
  const auto label = world.issued("10");
  const auto reserve = [&](const std::string& tonnes, const std::string& request) {
    return world.registry("reserve '" + label + "' --quantity " + tonnes + " --holder Buyer --request " + request + " --format json");
  };
  const auto first = reserve("6", "a");
  CHECK(first.code == 0);
  CHECK(reserve("6", "a").out == first.out);
  CHECK(reserve("7", "a").code == 65);
  CHECK(says(reserve("5", "b"), "of which 4 t are left"));
  const auto id = std::string{json(first).root().member("id").scalar()};
  CHECK(world.registry("consume " + id).code == 0);
  CHECK(says(world.registry("free " + id), "registry.reservation.ended"));
  CHECK(says(world.registry("status '" + label + "'"), "issued 10 t, reserved 0 t, used 6 t, left 4 t"));
  CHECK(world.registry("verify").code == 0);
}

TEST_CASE("a label is suspended, reinstated and revoked with its history, and the status list tells") {
  const IssuingWorld world;
  const auto label = world.issued("10");
  CHECK(says(world.registry("suspend '" + label + "' --reason 'meter wrong'"), "status suspended"));
  CHECK(world.registry("reserve '" + label + "' --quantity 1 --holder B --request a").code == 65);
  CHECK(says(world.registry("reinstate '" + label + "' --reason checked"), "status active"));
  CHECK(says(world.registry("revoke '" + label + "' --reason 'meter wrong' --by 'Example Certifier'"), "revoked by Example Certifier: meter wrong"));
  CHECK(says(world.registry("reinstate '" + label + "' --reason no"), "registry.status.revoked"));
  const auto list = json(world.registry("status-list --format json"));
  std::string changes;
  for (auto change = list.root().member("entries").first_child().member("history").first_child(); change; change = change.next()) changes += std::string{change.member("change").scalar()} + " ";
  CHECK(changes == "suspended reinstated revoked ");
  CHECK(world.registry("status urn:example:nobody").code == 65);
}

TEST_CASE("an export fills another registry with the same heads, and kept heads show an older copy") {
  const IssuingWorld world;
  static_cast<void>(world.issued("10"));
  const auto copy = world.folder / "old.db";
  std::filesystem::copy_file(world.database, copy);
  static_cast<void>(world.issued("11"));
  const auto heads = world.folder / "heads";
  write(heads, world.registry("head -q").out);
  CHECK(world.registry("verify --trust '" + world.trust + "' --kept '" + heads + "'").code == 0);
  const auto old = program("registry verify --registry 'sqlite:" + copy + "' --trust '" + world.trust + "' --kept '" + heads + "'");
  CHECK(old.code == 1);
  CHECK(says(old, "registry.verify.rolled-back"));
  const auto ledger = world.folder / "ledger";
  REQUIRE(world.registry("export -o '" + ledger + "'").code == 0);
  const auto imported = " --registry 'sqlite:" + (world.folder / "new.db") + "' ";
  REQUIRE(program("registry import '" + ledger + "'" + imported + "--id urn:example:registry").code == 0);
  CHECK(program("registry export" + imported).out == read(ledger));
  CHECK(program("registry verify" + imported + "--trust '" + world.trust + "' --kept '" + heads + "'").code == 0);
}

TEST_CASE("a damaged registry ends verify with 1, and names what is damaged") {
  const IssuingWorld world;
  static_cast<void>(world.issued("10"));
  auto bytes = read(world.database);
  bytes[bytes.size() - 2000] = static_cast<char>(bytes[bytes.size() - 2000] ^ 1);
  write(world.database, bytes);
  const auto run = world.registry("verify --format json");
  CHECK(run.code == 1);
  CHECK(json(run).root().member("clean").scalar() == "false");
  CHECK(says(run, "registry.verify."));
}

TEST_CASE("a registry that is not there, cannot be made, or has another's key ends with the code of INTERFACES") {
  const IssuingWorld world;
  CHECK(program("registry verify --registry sqlite:/nowhere/r.db").code == 69);
  CHECK(program("registry head --registry postgresql://127.0.0.1:1/none").code == 69);
  CHECK(program("registry head --registry mysql:x").code == 64);
  CHECK(program("registry init --registry sqlite:/proc/r.db --id urn:example:x --name X --key '" + world.key + "'").code == 65);
  CHECK(program("registry init --registry postgresql://127.0.0.1:1/none --id urn:example:x --name X").code != 0);
  const auto foreign = world.label("1", "--registry-key '" + world.key + "'");
  CHECK(foreign.code == 65);
  CHECK(says(foreign, "registry.key.foreign"));
  CHECK(program(std::regex_replace(world.label_line("1"), std::regex{"sqlite:[^']*"}, "sqlite:/nowhere/r.db")).code == 69);
}

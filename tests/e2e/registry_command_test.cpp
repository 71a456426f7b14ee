// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>

#include <chrono>
#include <random>

#include "e2e/program.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

/// A registry with the key of a mill and a trust list, in a folder of its own.
struct World {
  Folder folder;
  std::string database = folder / "r.db";
  std::string at = " --registry 'sqlite:" + database + "' ";
  std::string key = folder / "key.json";
  std::string trust = folder / "trust.json";

  World() {
    REQUIRE(program("registry init" + at + "--id urn:example:registry --name Registry --at 2026-01-01").code == 0);
    REQUIRE(program("key new '" + key + "' --issuer urn:example:mill --name Mill --at 2026-01-01").code == 0);
    REQUIRE(program("trust add '" + key + "' --trust '" + trust + "' --at 2026-01-01").code == 0);
    REQUIRE(program("trust add '" + database + ".key' --purpose registry --trust '" + trust + "' --at 2026-01-01").code == 0);
  }
  [[nodiscard]] std::string label_line(const std::string& tonnes, const std::string& more = {}) const {
    return "label '" + samples + "eaf-long-products.json' rebar --scheme eu-ci --at 2026-11-24 --key '" + key + "'" + at + "--quantity " + tonnes + " " + more;
  }
  [[nodiscard]] Run label(const std::string& tonnes, const std::string& more = {}) const { return program(label_line(tonnes, more)); }
  /// Issues a label and gives the path of its file.
  [[nodiscard]] std::string issued(const std::string& tonnes) const {
    auto file = folder / ("label-" + tonnes);
    const auto run = label(tonnes, "-q -o '" + file + "' --log-proof '" + file + ".proof'");
    INFO(run.err);
    REQUIRE(run.code == 0);
    return file;
  }
  [[nodiscard]] Run registry(const std::string& what) const { return program("registry " + what + at); }
};

bool has(const Run& run, const std::string& text) { return (run.out + run.err).find(text) != std::string::npos; }

}  // namespace

TEST_CASE("a registry is made with a key of its own that only its owner can read, and made again it is the same") {
  const World world;
  struct stat status{};
  REQUIRE(stat((world.database + ".key").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  const auto again = world.registry("init --id urn:example:registry --name Registry");
  CHECK(again.code == 0);
  CHECK(has(again, "is there already"));
  CHECK(has(world.registry("init --id urn:example:other --name Other"), "registry.init.other"));
  const auto nothing_yet = world.registry("head");
  CHECK(nothing_yet.code == 2);
  CHECK(has(nothing_yet, "registry.head.none"));
}

TEST_CASE("a label of a registry names it, and asked for again it is the same token, issued once") {
  const World world;
  const auto first = world.issued("120.5");
  const auto token = read(first);
  const auto again = world.label("120.5", "-o '" + first + "'");
  CHECK(again.code == 0);
  CHECK(has(again, "registry.label.already"));
  CHECK(read(first) == token);
  CHECK(has(again, "registry   urn:example:registry"));
  const auto report = json(world.registry("verify --format json"));
  CHECK(report.root().member("labels").scalar() == "1");
  CHECK(report.root().member("signaturesChecked").scalar() == "true");
}

TEST_CASE("one tonne, one label: what goes beyond the production is refused with what is left") {
  const World world;
  const auto more = world.label("999999999");
  CHECK(more.code == 65);
  const std::string mark = "ask for at most ";
  const auto from = more.err.find(mark) + mark.size();
  const auto most = more.err.substr(from, more.err.find(" t", from) - from);
  INFO(most);
  static_cast<void>(world.issued(std::to_string(std::stol(most) - 5)));
  const auto over = world.label("6");
  CHECK(over.code == 65);
  CHECK(has(over, "registry.production.exceeded"));
  CHECK(has(over, "5 t have no label yet"));
  static_cast<void>(world.issued("5"));
  CHECK(world.registry("verify").code == 0);
}

TEST_CASE("a label and its log proof are verified offline, and the log proves when it was signed") {
  const World world;
  const auto label = world.issued("10");
  const auto other = world.issued("11");
  const auto verify = [&](const std::string& proof) { return program("verify '" + label + "' --trust '" + world.trust + "' --log-proof '" + proof + "' --at 2026-12-01"); };
  const auto good = verify(label + ".proof");
  CHECK(good.code == 0);
  CHECK(has(good, "stands in the log of urn:example:registry since 2026-11-24"));
  CHECK(verify(other + ".proof").code == 1);
  CHECK(has(verify(other + ".proof"), "trust.log.other-entry"));
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
  const World world;
  const auto label = world.issued("10");
  const auto reserve = [&](const std::string& tonnes, const std::string& request) {
    return world.registry("reserve '" + label + "' --quantity " + tonnes + " --holder Buyer --request " + request + " --format json");
  };
  const auto first = reserve("6", "a");
  CHECK(first.code == 0);
  CHECK(reserve("6", "a").out == first.out);
  CHECK(reserve("7", "a").code == 65);
  CHECK(has(reserve("5", "b"), "of which 4 t are left"));
  const auto id = std::string{json(first).root().member("id").scalar()};
  CHECK(world.registry("consume " + id).code == 0);
  CHECK(has(world.registry("free " + id), "registry.reservation.ended"));
  CHECK(has(world.registry("status '" + label + "'"), "issued 10 t, reserved 0 t, used 6 t, left 4 t"));
  CHECK(world.registry("verify").code == 0);
}

TEST_CASE("a label is suspended, reinstated and revoked with its history, and the status list tells") {
  const World world;
  const auto label = world.issued("10");
  CHECK(has(world.registry("suspend '" + label + "' --reason 'meter wrong'"), "status suspended"));
  CHECK(world.registry("reserve '" + label + "' --quantity 1 --holder B --request a").code == 65);
  CHECK(has(world.registry("reinstate '" + label + "' --reason checked"), "status active"));
  CHECK(has(world.registry("revoke '" + label + "' --reason 'meter wrong' --by 'Example Certifier'"), "revoked by Example Certifier: meter wrong"));
  CHECK(has(world.registry("reinstate '" + label + "' --reason no"), "registry.status.revoked"));
  const auto list = json(world.registry("status-list --format json"));
  std::string changes;
  for (auto change = list.root().member("entries").first_child().member("history").first_child(); change; change = change.next()) changes += std::string{change.member("change").scalar()} + " ";
  CHECK(changes == "suspended reinstated revoked ");
  CHECK(world.registry("status urn:example:nobody").code == 65);
}

TEST_CASE("an export fills another registry with the same heads, and kept heads show an older copy") {
  const World world;
  static_cast<void>(world.issued("10"));
  const auto copy = world.folder / "old.db";
  std::filesystem::copy_file(world.database, copy);
  static_cast<void>(world.issued("11"));
  const auto heads = world.folder / "heads";
  write(heads, world.registry("head -q").out);
  CHECK(world.registry("verify --trust '" + world.trust + "' --kept '" + heads + "'").code == 0);
  const auto old = program("registry verify --registry 'sqlite:" + copy + "' --trust '" + world.trust + "' --kept '" + heads + "'");
  CHECK(old.code == 1);
  CHECK(has(old, "registry.verify.rolled-back"));
  const auto ledger = world.folder / "ledger";
  REQUIRE(world.registry("export -o '" + ledger + "'").code == 0);
  const auto imported = " --registry 'sqlite:" + (world.folder / "new.db") + "' ";
  REQUIRE(program("registry import '" + ledger + "'" + imported + "--id urn:example:registry").code == 0);
  CHECK(program("registry export" + imported).out == read(ledger));
  CHECK(program("registry verify" + imported + "--trust '" + world.trust + "' --kept '" + heads + "'").code == 0);
}

TEST_CASE("a damaged registry ends verify with 1, and names what is damaged") {
  const World world;
  static_cast<void>(world.issued("10"));
  auto bytes = read(world.database);
  bytes[bytes.size() - 2000] = static_cast<char>(bytes[bytes.size() - 2000] ^ 1);
  write(world.database, bytes);
  const auto run = world.registry("verify --format json");
  CHECK(run.code == 1);
  CHECK(json(run).root().member("clean").scalar() == "false");
  CHECK(has(run, "registry.verify."));
}

TEST_CASE("a registry that is not there, cannot be made, or has another's key ends with the code of INTERFACES") {
  const World world;
  CHECK(program("registry verify --registry sqlite:/nowhere/r.db").code == 69);
  CHECK(program("registry head --registry postgresql://127.0.0.1:1/none").code == 69);
  CHECK(program("registry head --registry mysql:x").code == 64);
  CHECK(program("registry init --registry sqlite:/proc/r.db --id urn:example:x --name X --key '" + world.key + "'").code == 65);
  CHECK(program("registry init --registry postgresql://127.0.0.1:1/none --id urn:example:x --name X").code != 0);
  const auto foreign = world.label("1", "--registry-key '" + world.key + "'");
  CHECK(foreign.code == 65);
  CHECK(has(foreign, "registry.key.foreign"));
  CHECK(program(std::regex_replace(world.label_line("1"), std::regex{"sqlite:[^']*"}, "sqlite:/nowhere/r.db")).code == 69);
}

TEST_CASE("killed at any moment of issuing, the registry is whole, nothing is issued twice, and nothing acknowledged is lost") {
  const World world;
  const int rounds = std::getenv("FERROLABEL_TEST_FULL") != nullptr ? 200 : 20;
  std::mt19937 chance{20261124};
  const auto start = std::chrono::steady_clock::now();
  static_cast<void>(world.issued("1"));
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
  int killed = 0;
  for (int round = 2; round < rounds + 2; ++round) {
    const auto file = world.folder / ("killed-" + std::to_string(round));
    const auto moment = std::uniform_int_distribution<long>{0, whole * 5 / 4}(chance);
    const auto line = world.label_line(std::to_string(round), "-q -o '" + file + "'");
    const auto run = shell("timeout -s KILL " + std::to_string(static_cast<double>(moment) / 1e6) + " '" + std::string{FERROLABEL_BINARY} + "' " + line);
    if (run.code != 0) ++killed;
    const auto acknowledged = run.code == 0 ? read(file) : std::string{};
    const auto verified = world.registry("verify");
    INFO("round " << round << ", killed after " << moment << " us\n" << verified.out << verified.err);
    CHECK(verified.code == 0);
    static_cast<void>(program(line));
    if (!acknowledged.empty()) CHECK(read(file) == acknowledged);
    CHECK(program("verify '" + file + "' --trust '" + world.trust + "' --at 2026-12-01").code == 0);
  }
  CHECK(killed > 0);
  const auto report = json(world.registry("verify --format json"));
  CHECK(report.root().member("labels").scalar() == std::to_string(rounds + 1));
  CHECK(report.root().member("logEntries").scalar() == std::to_string(rounds + 1));
}

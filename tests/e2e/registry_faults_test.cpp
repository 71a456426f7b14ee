// SPDX-License-Identifier: Apache-2.0
// What becomes of a registry under the commands when they are killed, the disk is full or read-only, or the clock steps back.
#include <chrono>
#include <random>

#include "e2e/issuing_world.hpp"
#include "registry/postgres_database.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

/// The address of a schema of its own in the server that with_postgres.sh has started.
std::string postgres(const std::string& schema) {
  const char* server = std::getenv("FERROLABEL_TEST_POSTGRES");
  if (server == nullptr) FAIL("this test needs with_postgres.sh");
  registry::open_postgres(server)->script("CREATE SCHEMA " + schema);
  return std::string{server} + "&options=-csearch_path%3D" + schema;
}

/// Kills the program while it issues a label, and then lets it issue that label.
void kill_while_issuing(const IssuingWorld& world) {
  const int rounds = std::getenv("FERROLABEL_TEST_FULL") != nullptr ? 200 : 20;
  std::mt19937 chance{20261124};
  const auto start = std::chrono::steady_clock::now();
  static_cast<void>(world.issued("1"));
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
  int killed = 0;
  for (int round = 2; round < rounds + 2; ++round) {
    const auto file = world.folder / ("killed-" + std::to_string(round));
    const auto moment = std::uniform_int_distribution<long>{1, whole * 5 / 4}(chance);
    const auto line = world.label_line(std::to_string(round), "-q -o '" + file + "'");
    const auto run = shell(world.environment + " timeout -s KILL " + std::to_string(static_cast<double>(moment) / 1e6) + " '" + std::string{FERROLABEL_BINARY} + "' " + line);
    if (run.code != 0) ++killed;
    const auto acknowledged = run.code == 0 ? read(file) : std::string{};
    const auto verified = world.registry("verify");
    INFO("round " << round << ", killed after " << moment << " us\n" << verified.out << verified.err);
    CHECK(verified.code == 0);
    static_cast<void>(world.run(line));
    if (!acknowledged.empty()) CHECK(read(file) == acknowledged);
    CHECK(program("verify '" + file + "' --trust '" + world.trust + "' --at 2026-12-01").code == 0);
  }
  CHECK(killed > 0);
  const auto report = json(world.registry("verify --format json"));
  CHECK(report.root().member("labels").scalar() == std::to_string(rounds + 1));
  CHECK(report.root().member("logEntries").scalar() == std::to_string(rounds + 1));
}

/// Labels, reservations and changes of status, on days long past. @return the registry as it was written out
std::string use_all(const IssuingWorld& world) {
  const std::string day = "--at 2026-02-03";
  const auto label = world.folder / "label";
  const auto issue = std::regex_replace(world.label_line("10", "-o '" + label + "'"), std::regex{"--at [0-9-]*"}, day);
  CHECK(world.run(issue).code == 0);
  CHECK(says(world.run(issue), "registry.label.already"));
  const auto reserve = [&](const std::string& tonnes, const std::string& request) {
    return world.registry("reserve '" + label + "' --quantity " + tonnes + " --holder Buyer --request " + request + " --until 2026-03-01 --format json " + day);
  };
  const auto held = reserve("6", "a");
  REQUIRE(held.code == 0);
  CHECK(reserve("6", "a").out == held.out);
  CHECK(says(reserve("5", "a"), "registry.reservation.key-reused"));
  CHECK(says(reserve("5", "b"), "of which 4 t are left"));
  CHECK(world.registry("consume " + std::string{json(held).root().member("id").scalar()} + " " + day).code == 0);
  CHECK(world.registry("suspend '" + label + "' --reason 'meter wrong' " + day).code == 0);
  CHECK(says(world.registry("status '" + label + "'"), "issued 10 t, reserved 0 t, used 6 t, left 4 t"));
  const auto verified = world.registry("verify --trust '" + world.trust + "'");
  INFO(verified.out << verified.err);
  CHECK(verified.code == 0);
  CHECK(program("check '" + label + "' --trust '" + world.trust + "'" + world.at + "--at 2026-02-04").code == 1);  // suspended
  return world.registry("export").out;
}

}  // namespace

TEST_CASE("killed at any moment of issuing, the registry is whole, nothing is issued twice, and nothing acknowledged is lost") {
  const IssuingWorld world;
  kill_while_issuing(world);
}

TEST_CASE("killed at any moment of issuing, a registry on a PostgreSQL server is whole, and nothing is issued twice or lost", "[.][server]") {
  const IssuingWorld world{postgres("killed")};
  kill_while_issuing(world);
}

TEST_CASE("the commands do on a PostgreSQL server what they do on a file, to the byte", "[.][server]") {
  const IssuingWorld file;
  const IssuingWorld server{postgres("used")};
  std::filesystem::copy_file(file.key, server.key, std::filesystem::copy_options::overwrite_existing);
  std::filesystem::copy_file(file.registry_key, server.registry_key, std::filesystem::copy_options::overwrite_existing);
  std::filesystem::copy_file(file.trust, server.trust, std::filesystem::copy_options::overwrite_existing);
  const auto lines = use_all(file);
  CHECK_FALSE(lines.empty());
  CHECK(use_all(server) == lines);
}

TEST_CASE("a clock that steps back is told, and no time in the registry goes back with it") {
  const IssuingWorld world;
  const auto label = world.issued("10");
  const auto behind = std::regex_replace(world.label_line("11", "-o '" + (world.folder / "behind") + "'"), std::regex{"--at [0-9-]*"}, "--at 2026-06-01");
  const auto issued = world.run(behind);
  CHECK(issued.code == 0);
  CHECK(says(issued, "warning [registry.clock.behind]"));
  const auto revoked = world.registry("revoke '" + label + "' --reason 'meter wrong' --at 2026-03-01");
  CHECK(revoked.code == 0);
  CHECK(says(revoked, "registry.clock.behind"));
  std::string last;
  const auto lines = world.registry("export").out;
  const std::regex time{"\"time\":\"([^\"]*)\""};
  for (auto at = std::sregex_iterator{lines.begin(), lines.end(), time}; at != std::sregex_iterator{}; ++at) {
    CHECK((*at)[1].str() >= last);
    last = (*at)[1].str();
  }
  CHECK(last.substr(0, 10) == "2026-11-24");
  const auto verified = world.registry("verify --trust '" + world.trust + "'");
  INFO(verified.out);
  CHECK(verified.code == 0);
  CHECK(program("verify '" + (world.folder / "behind") + "' --trust '" + world.trust + "' --at 2026-12-01").code == 0);
}

TEST_CASE("on a full disk the commands end with 74, on a read-only one with 73, and nothing is lost") {
  const IssuingWorld world;
  static_cast<void>(world.issued("10"));
  // A disk of its own for the registry, where this machine lets us mount one; the same faults without a disk: fault_test.cpp.
  const auto disk = world.folder / "disk";
  const auto moved = [&](std::string line) { return "'" + std::string{FERROLABEL_BINARY} + "' " + std::regex_replace(line, std::regex{"sqlite:[^']*"}, "sqlite:" + disk + "/r.db") + " >/dev/null 2>>said; echo $?"; };
  const auto label = [&](const std::string& tonnes) { return moved(world.label_line(tonnes)); };
  const auto verify = moved("registry verify" + world.at);
  const auto run = shell("mkdir '" + disk + "'; cd '" + (world.folder / "") + "'; cat >steps <<'STEPS'\n" +
                         "mount -t tmpfs -o size=1m none '" + disk + "' || { echo no mount; exit; }\n" +
                         "cp r.db r.db.key '" + disk + "'\n" + verify + "\n" +
                         "dd if=/dev/zero of='" + disk + "/filler' bs=4096 2>/dev/null\n" + label("11") + "\n" +
                         "rm '" + disk + "/filler'\n" + verify + "\n" + label("11") + "\n" +
                         "mount -o remount,ro '" + disk + "'\n" + label("12") + "\n" +
                         "mount -o remount,rw '" + disk + "'\n" + verify + "\n" + label("11") + "\n" + label("12") + "\n" + verify + "\n" +
                         "STEPS\nunshare -rm bash steps || echo no mount; cat said >&2");
  INFO(run.out << run.err);
  if (says(run, "no mount")) {
    WARN("no file system can be mounted here");
    return;
  }
  CHECK(run.out == "0\n74\n0\n0\n73\n0\n0\n0\n0\n");
  CHECK(run.err.find("error [registry.store.input-output]") < run.err.find("error [registry.store.cannot-create]"));
  CHECK(says(run, "error [registry.store.cannot-create]"));
}

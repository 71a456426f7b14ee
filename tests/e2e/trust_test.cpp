// SPDX-License-Identifier: Apache-2.0
#include "e2e/program.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

/// A key and a trust list with it.
struct Trusted {
  Folder folder;
  std::string key = folder / "key.json";
  std::string next = folder / "next.json";
  std::string trust = folder / "trust.json";

  Trusted() {
    REQUIRE(program("key new '" + key + "' --issuer https://example.com/issuers/demo --name Demo --at 2026-01-01").code == 0);
    REQUIRE(program("trust add '" + key + "' --trust '" + trust + "' --at 2026-01-01").code == 0);
  }
  [[nodiscard]] Run rotate_key(const std::string& more = {}) const { return program("key rotate '" + key + "' '" + next + "' --at 2026-11-24 " + more); }
  [[nodiscard]] Run rotate_trust(const std::string& record) const { return program("trust rotate '" + record + "' --trust '" + trust + "' --at 2026-11-24"); }
};

}  // namespace

TEST_CASE("a rotated key is taken into a trust list by its record alone, and the old key gets its last day") {
  const Trusted trusted;
  REQUIRE(trusted.rotate_key("--until 2027-03-31").code == 0);
  REQUIRE(trusted.rotate_trust(trusted.next + ".rotation.json").code == 0);
  const auto list = program("trust list --trust '" + trusted.trust + "' --format json");
  CHECK(list.code == 0);
  CHECK(list.out.find("\"validUntil\": \"2027-03-31\"") != std::string::npos);
  CHECK(list.out.find("\"validFrom\": \"2026-11-24\"") != std::string::npos);
  CHECK(read(trusted.next + ".rotation.json").find("\"d\"") == std::string::npos);
}

TEST_CASE("a rotation record of an issuer who is not trusted changes nothing") {
  const Trusted trusted;
  const Trusted other;
  const auto record = other.folder / "record.json";
  REQUIRE(other.rotate_key("--record '" + record + "'").code == 0);
  const auto before = read(trusted.trust);
  const auto run = trusted.rotate_trust(record);
  CHECK(run.code == 65);
  CHECK(run.err.find("trust.jws.kid-unknown") != std::string::npos);
  CHECK(read(trusted.trust) == before);
}

TEST_CASE("a revoked key shows its day and reason, and an unknown kid is a finding") {
  const Trusted trusted;
  const auto shown = program("key show '" + trusted.key + "' --format json");
  const auto kid = std::string{json(shown).root().member("kid").scalar()};
  // "--" goes before a kid that begins with '-'.
  const auto revoke = [&](const std::string& what) { return program("trust revoke --trust '" + trusted.trust + "' --reason key-compromise --at 2026-06-01 -- " + what); };
  REQUIRE(revoke(kid).code == 0);
  const auto list = program("trust list --trust '" + trusted.trust + "'");
  CHECK(list.out.find("2026-06-01 key-compromise") != std::string::npos);
  const auto unknown = revoke("nobody");
  CHECK(unknown.code == 65);
  CHECK(unknown.err.find("trust.list.kid-unknown") != std::string::npos);
}

TEST_CASE("a file that is no key record is refused with what is missing") {
  const Folder folder;
  write(folder / "other.json", "{}");
  const auto run = program("trust add " + (folder / "other.json") + " --trust " + (folder / "trust.json"));
  CHECK(run.code == 65);
  CHECK(run.err.find("error [trust.") != std::string::npos);
}

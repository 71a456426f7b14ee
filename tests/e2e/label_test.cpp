// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>

#include "e2e/program.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

constexpr auto day = "2026-11-24";

/// A key, a trust list with it, and a label of the integrated works.
struct Issued {
  Folder folder;
  std::string key = folder / "key.json";
  std::string trust = folder / "trust.json";
  std::string label = folder / "label.jws";

  Issued() {
    REQUIRE(program("key new '" + key + "' --issuer https://example.com/issuers/demo --name Demo --at " + day).code == 0);
    REQUIRE(program("trust add '" + key + "' --trust '" + trust + "' --at " + day).code == 0);
    REQUIRE(issue(label).code == 0);
  }
  [[nodiscard]] Run issue(const std::string& file, const std::string& more = "--quantity 1000") const {
    return program("label '" + samples + "integrated-bf-bof.json' coil --scheme eu-ci --key '" + key + "' --at " + day + " -o '" + file + "' " + more);
  }
  [[nodiscard]] Run verify(const std::string& file, const std::string& more) const { return program("verify '" + file + "' --at " + day + " " + more); }
};

}  // namespace

TEST_CASE("a label is issued, verified offline, and says that it is unregistered and a product default") {
  const Issued issued;
  const auto run = issued.verify(issued.label, "--trust '" + issued.trust + "' --format json");
  CHECK(run.code == 0);
  const auto document = json(run);
  CHECK(document.root().member("verdict").scalar() == "yes");
  CHECK(document.root().member("label").member("registry").scalar() == "unregistered");
  CHECK(document.root().member("label").member("status").scalar() == "product-default");
}

TEST_CASE("the same input, key and day give the same label, byte for byte") {
  const Issued issued;
  REQUIRE(issued.issue(issued.folder / "again.jws").code == 0);
  CHECK(read(issued.label) == read(issued.folder / "again.jws"));
  REQUIRE(issued.issue(issued.folder / "other.jws", "--quantity 1001").code == 0);
  CHECK(read(issued.label) != read(issued.folder / "other.jws"));
}

TEST_CASE("a label with a changed payload or another's signature is refused with exit code 1 and the reason") {
  const Issued issued;
  REQUIRE(issued.issue(issued.folder / "other.jws", "--quantity 10").code == 0);
  const auto one = read(issued.label);
  const auto other = read(issued.folder / "other.jws");
  write(issued.folder / "tampered.jws", other.substr(0, other.rfind('.')) + one.substr(one.rfind('.')));
  const auto run = issued.verify(issued.folder / "tampered.jws", "--trust '" + issued.trust + "' --format json");
  CHECK(run.code == 1);
  CHECK(json(run).root().member("verdict").scalar() == "no");
  CHECK(run.out.find("trust.jws.signature-invalid") != std::string::npos);
}

TEST_CASE("without a trust list, or under a list that does not know the issuer, nothing can be decided") {
  const Issued issued;
  CHECK(issued.verify(issued.label, "").code == 2);
  const Issued other;
  REQUIRE(program("key new '" + (other.folder / "k.json") + "' --issuer https://other.example/x --name Other --at " + day).code == 0);
  REQUIRE(program("trust add '" + (other.folder / "k.json") + "' --trust '" + (other.folder / "t.json") + "'").code == 0);
  CHECK(issued.verify(issued.label, "--trust '" + (other.folder / "t.json") + "'").code == 2);
  CHECK(issued.verify(issued.label, "--trust '" + (other.folder / "nix.json") + "'").code == 66);
}

TEST_CASE("a key is for its owner alone: mode 0600, refused otherwise, and never written over") {
  const Issued issued;
  struct stat status {};
  REQUIRE(::stat(issued.key.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK(program("key new '" + issued.key + "' --issuer https://example.com/issuers/demo --name Demo").code == 73);
  REQUIRE(::chmod(issued.key.c_str(), 0644) == 0);
  const auto run = issued.issue(issued.folder / "x.jws");
  CHECK(run.code == 65);
  CHECK(run.err.find("trust.key-file.permissions") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(issued.folder / "x.jws"));
}

TEST_CASE("what others need of a key is its record, and trust can rest on that") {
  const Issued issued;
  const auto record = issued.folder / "record.json";
  REQUIRE(program("key show '" + issued.key + "' -o '" + record + "'").code == 0);
  CHECK(read(record).find("\"d\"") == std::string::npos);
  REQUIRE(program("trust add '" + record + "' --trust '" + (issued.folder / "t.json") + "'").code == 0);
  CHECK(issued.verify(issued.label, "--trust '" + (issued.folder / "t.json") + "'").code == 0);
  REQUIRE(program("key rotate '" + issued.key + "' '" + (issued.folder / "next.json") + "' --at " + day).code == 0);
  REQUIRE(program("trust add '" + (issued.folder / "next.json") + "' --trust '" + (issued.folder / "t.json") + "'").code == 0);
  const auto list = program("trust list --trust '" + (issued.folder / "t.json") + "'");
  CHECK(list.code == 0);
  CHECK(list.out.find("https://example.com/issuers/demo") != list.out.rfind("https://example.com/issuers/demo"));
}

TEST_CASE("more tonnes than were made, and a scheme that refuses, give no label") {
  const Issued issued;
  CHECK(issued.issue(issued.folder / "x.jws", "--quantity 99999999").code == 65);
  const auto run = program("label '" + samples + "integrated-bf-bof.json' coil --scheme jp-gx-steel --quantity 1 --key '" + issued.key + "' --at " + day + " -o '" + (issued.folder / "x.jws") + "'");
  CHECK(run.code == 2);
  CHECK_FALSE(std::filesystem::exists(issued.folder / "x.jws"));
}

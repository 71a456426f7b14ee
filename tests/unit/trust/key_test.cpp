// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "trust/key.hpp"
#include "support.hpp"
#include "unit/trust/xml_keys.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

TEST_CASE("two new keys differ, and a key is named by its thumbprint") {
  const auto first = generate_key({"urn:example:a", "A"}, day("2026-11-24"));
  const auto second = generate_key({"urn:example:a", "A"}, day("2026-11-24"));
  REQUIRE(first.ok());
  REQUIRE(second.ok());
  CHECK(first->kid() != second->kid());
  CHECK(first->kid() == first->public_key().thumbprint());
}

TEST_CASE("a key is not made for an issuer without a proper id and name") {
  CHECK(codes(generate_key({"example", ""}, day("2026-11-24")).findings()) == "trust.issuer.uri trust.issuer.name");
}

TEST_CASE("the public record never holds the private half") {
  const auto key = test_key();
  const auto text = write_key_record(public_record(key));
  CHECK(text.find("\"d\"") == std::string::npos);
  CHECK(text.find("BwcHBwcH") == std::string::npos);
}

TEST_CASE("a core dump is forbidden for a program that holds keys") {
  const auto child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    rlimit limit{1, 1};
    const bool done = forbid_core_dumps() && prctl(PR_GET_DUMPABLE) == 0 && getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0;
    _exit(done ? 0 : 1);
  }
  int status = 1;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a key for XML is named by its thumbprint, and its record holds no private half") {
  const auto record = public_record(xml_key());
  CHECK(record.kid == record.key.thumbprint());
  CHECK(record.key.algorithm() == Algorithm::rs256);
  const auto text = write_key_record(record);
  CHECK(text.find("\"d\"") == std::string::npos);
  const auto document = json(text);
  CHECK(read_key_record(document.root())->key == record.key);
  CHECK_FALSE(generate_xml_key({"no uri", "Name"}, day("2026-01-01")).ok());
}

// SPDX-License-Identifier: Apache-2.0
#include "server/host_list.hpp"

#include <catch2/catch.hpp>

using ferrolabel::server::HostList;

TEST_CASE("local names are allowed with any port, and names of the operator") {
  const HostList hosts{{"Labels.example.com"}};
  for (const auto* host : {"localhost", "LOCALHOST:80", "127.0.0.1:8087", "[::1]", "[::1]:1", "labels.example.com", "labels.example.com:443"}) {
    INFO(host);
    CHECK(hosts.allows(host));
  }
}

TEST_CASE("no other name is allowed, however near it comes") {
  const HostList hosts{{"labels.example.com"}};
  for (const auto* host : {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost:", "localhost:80:80", "localhost:8a", "localhost:123456", "::1", "[::1", "[::2]",
                           "labels.example.com.", "xlabels.example.com"}) {
    INFO(host);
    CHECK_FALSE(hosts.allows(host));
  }
}

TEST_CASE("an origin is allowed by its host") {
  const HostList hosts{{}};
  CHECK(hosts.allows_origin("http://localhost:8087"));
  CHECK(hosts.allows_origin("https://127.0.0.1"));
  CHECK_FALSE(hosts.allows_origin("http://evil.example"));
  CHECK_FALSE(hosts.allows_origin("null"));
  CHECK_FALSE(hosts.allows_origin("file://localhost"));
}

// SPDX-License-Identifier: Apache-2.0
#include "registry/schema.hpp"

#include "registry/store_error.hpp"
#include "registry_world.hpp"

namespace ferrolabel::registry::tests {

TEST_CASE("rows of the ledger, the log and the heads never change, whoever asks", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  REQUIRE(issue(registry, request("a", 1)).empty());
  auto& database = registry.database();
  for (const auto* statement : {"UPDATE ledger SET event = 'x' WHERE entry = 1", "DELETE FROM ledger WHERE entry = 1", "UPDATE leaves SET entry = 9",
                                "DELETE FROM leaves", "UPDATE heads SET token = 'x'", "DELETE FROM heads"}) {
    CAPTURE(statement);
    REQUIRE_THROWS_AS(database.run(statement, {}), StoreError);
  }
  require_clean(world.url());
}

TEST_CASE("balances that must not be are refused by the database itself", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  REQUIRE(issue(registry, request("a", 100)).empty());
  auto& database = registry.database();
  for (const auto* statement : {"UPDATE productions SET pooled = 101", "UPDATE productions SET produced = 99", "UPDATE pools SET used = 101",
                                "UPDATE pools SET reserved = -1", "UPDATE labels SET used = 60, reserved = 41", "UPDATE labels SET status = 'gone'",
                                "UPDATE labels SET issued = 0"}) {
    CAPTURE(statement);
    REQUIRE_THROWS_AS(database.run(statement, {}), StoreError);
  }
  require_clean(world.url());
}

TEST_CASE("steps of the tables that are not this program's are refused", "[both]") {
  const World world;
  {
    auto registry = world.open();
    migrate(registry.database());
    registry.database().run("INSERT INTO migrations (version, digest) VALUES (2, 'sha256:00')", {});
  }
  REQUIRE_THROWS_WITH(Registry::open(world.url()), Catch::Contains("newer program"));
  const auto report = verify(world.url());
  REQUIRE(code(report.findings) == "registry.verify.structure");
}

TEST_CASE("a guard or an index that was taken away is found") {
  const World world;
  auto registry = world.open();
  registry.database().script("DROP TRIGGER ledger_DELETE");
  REQUIRE_THAT(verify(world.url()).findings.front().message, Catch::Contains("missing"));
  registry.database().script("CREATE TRIGGER ledger_DELETE BEFORE DELETE ON ledger BEGIN SELECT 1; END");
  REQUIRE_THAT(verify(world.url()).findings.front().message, Catch::Contains("ledger_DELETE"));
}

TEST_CASE("each derived table is told with as many columns as it has", "[both]") {
  const World world;
  auto registry = world.open();
  for (const auto& table : derived_tables()) {
    const std::string insert{table.insert};
    REQUIRE(insert.find("$" + std::to_string(table.columns.size()) + ")") != std::string::npos);
    registry.database().query(table.select, {}, [](const Row&) { FAIL("a new registry has no rows"); });
  }
}

}  // namespace ferrolabel::registry::tests

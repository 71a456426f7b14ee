// SPDX-License-Identifier: Apache-2.0
#include "registry/sqlite_database.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <map>

#include "registry/store_error.hpp"
#include "registry_world.hpp"

namespace ferrolabel::registry::tests {

TEST_CASE("a registry file has the settings of a ledger") {
  const Folder folder;
  const auto database = open_sqlite({folder / "a.db", true});
  const auto setting = [&](const char* statement) {
    std::string value;
    database->query(statement, {}, [&](const Row& row) { value = row.text(0); });
    return value;
  };
  REQUIRE(setting("PRAGMA journal_mode") == "wal");
  REQUIRE(setting("PRAGMA synchronous") == "2");
  REQUIRE(setting("PRAGMA foreign_keys") == "1");
  REQUIRE(setting("PRAGMA cell_size_check") == "1");
  REQUIRE(setting("PRAGMA trusted_schema") == "0");
  REQUIRE(setting("PRAGMA busy_timeout") == "60000");
  REQUIRE(setting("PRAGMA page_size") == "4096");
  database->script("CREATE TABLE t (a INTEGER) STRICT");
  REQUIRE_THROWS_AS(database->run("INSERT INTO t VALUES ('text')", {}), StoreError);
  REQUIRE_THROWS_AS(database->script("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'x'"), StoreError);
  REQUIRE_THROWS_AS(database->script("ATTACH 'other.db' AS other"), StoreError);
}

TEST_CASE("values of each kind come back as they were given") {
  const Folder folder;
  const auto database = open_sqlite({folder / "a.db", true});
  database->script("CREATE TABLE t (n INTEGER, s TEXT, b BLOB) STRICT");
  const std::string bytes{"\0\xff'", 3};
  database->run("INSERT INTO t VALUES ($1, $2, $3)", {std::int64_t{-9'000'000'000'000'000'000}, std::string_view{"größer"}, Bytes{bytes}});
  REQUIRE(database->run("INSERT INTO t VALUES ($2, $1, $3)", {std::string_view{}, std::int64_t{7}, nullptr}) == 1);
  std::vector<std::string> rows;
  database->query("SELECT n, s, b FROM t ORDER BY n", {}, [&](const Row& row) {
    rows.push_back(std::to_string(row.integer(0)) + "|" + std::string{row.text(1)} + "|" + (row.is_null(2) ? "null" : std::string{row.text(2)}));
  });
  REQUIRE(rows == std::vector<std::string>{"-9000000000000000000|größer|" + bytes, "7||null"});
}

TEST_CASE("a transaction that is not committed leaves nothing") {
  const Folder folder;
  const auto database = open_sqlite({folder / "a.db", true});
  database->script("CREATE TABLE t (n INTEGER) STRICT");
  {
    Transaction transaction{*database, Transaction::Kind::write};
    database->run("INSERT INTO t VALUES (1)", {});
  }
  int rows = 0;
  database->query("SELECT n FROM t", {}, [&](const Row&) { ++rows; });
  REQUIRE(rows == 0);
}

TEST_CASE("a locked registry is a plain fault after the time that it waits") {
  const Folder folder;
  const auto first = open_sqlite({folder / "a.db", true});
  const auto second = open_sqlite({.path = folder / "a.db", .patience = std::chrono::milliseconds{20}});
  const Transaction transaction{*first, Transaction::Kind::write};
  try {
    second->begin_write();
    FAIL("two writers at once");
  } catch (const StoreError& error) {
    REQUIRE(error.kind() == StoreError::Kind::unavailable);
  }
}

TEST_CASE("a registry file that is gone, or another in its place, is a fault for every transaction until it is back") {
  const Folder folder;
  const std::string file = folder / "a.db";
  const auto database = open_sqlite({file, true});
  const auto is_fault = [&](Transaction::Kind kind) {
    try {
      const Transaction transaction{*database, kind};
      return false;
    } catch (const StoreError& error) {
      return error.kind() == StoreError::Kind::unavailable;
    }
  };
  REQUIRE_FALSE(is_fault(Transaction::Kind::write));
  std::filesystem::rename(file, folder / "away");
  REQUIRE(is_fault(Transaction::Kind::read));
  REQUIRE(is_fault(Transaction::Kind::write));
  std::filesystem::copy_file(folder / "away", file);
  REQUIRE(is_fault(Transaction::Kind::write));
  std::filesystem::rename(folder / "away", file);
  REQUIRE_FALSE(is_fault(Transaction::Kind::read));
}

TEST_CASE("file systems of other machines are known by their number") {
  REQUIRE(is_network_file_system(0x6969));
  REQUIRE(is_network_file_system(static_cast<long>(0xff534d42)));
  REQUIRE(is_network_file_system(static_cast<int>(0xff534d42)));  // as a 32-bit statfs tells it
  REQUIRE_FALSE(is_network_file_system(0xef53));      // ext4
  REQUIRE_FALSE(is_network_file_system(0x01021994));  // tmpfs
}

}  // namespace ferrolabel::registry::tests

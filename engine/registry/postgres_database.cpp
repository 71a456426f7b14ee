// SPDX-License-Identifier: Apache-2.0
#include "registry/postgres_database.hpp"

#include <array>
#include <charconv>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "registry/postgres_library.hpp"
#include "registry/store_error.hpp"

namespace ferrolabel::registry {
namespace {

/// @source PostgreSQL 15, catalogue pg_type
constexpr Oid bytea_type = 17;
constexpr Oid bigint_type = 20;
constexpr Oid text_type = 25;
constexpr std::size_t most_values = 24;

/// @source PostgreSQL 15, appendix A
StoreError::Kind kind_of(std::string_view state) noexcept {
  if (state.starts_with("23")) return StoreError::Kind::damaged;
  if (state.empty() || state.starts_with("08") || state.starts_with("55") || state.starts_with("57") || state.starts_with("28") || state.starts_with("3D") ||
      state.starts_with("40"))
    return StoreError::Kind::unavailable;
  return StoreError::Kind::input_output;
}

std::int64_t big_endian(std::string_view bytes) noexcept {
  std::uint64_t value = bytes.size() == 4 && (bytes[0] & 0x80) != 0 ? ~std::uint64_t{0} : 0;
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(value);
}

struct Result {
  PGresult* value = nullptr;
  explicit Result(PGresult* result) : value{result} {}
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;
  ~Result() { libpq().clear(value); }
};

class PostgresRow final : public Row {
 public:
  explicit PostgresRow(const PGresult* result) : result_{result} {}
  bool is_null(int column) const override { return libpq().getisnull(result_, 0, column) == 1; }
  std::int64_t integer(int column) const override { return big_endian(text(column)); }
  std::string_view text(int column) const override {
    return {libpq().getvalue(result_, 0, column), static_cast<std::size_t>(libpq().getlength(result_, 0, column))};
  }

 private:
  const PGresult* result_;
};

/// Values in the form that the server reads without parsing.
class Parameters {
 public:
  explicit Parameters(Values values) : count_{values.size()} {
    for (std::size_t i = 0; i < values.size(); ++i) add(i, values[i]);
  }
  int count() const { return static_cast<int>(count_); }
  const Oid* types() const { return types_.data(); }
  const char* const* pointers() const { return pointers_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  void add(std::size_t i, const Value& value) {
    formats_.at(i) = 1;
    types_[i] = bytea_type;  // also of null: only bytes may be
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      types_[i] = bigint_type;
      auto rest = static_cast<std::uint64_t>(*number);
      for (std::size_t at = 8; at-- > 0; rest >>= 8) numbers_[i][at] = static_cast<char>(rest & 0xffu);
      set(i, {numbers_[i].data(), 8});
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      types_[i] = text_type;
      set(i, *text);
    } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
      set(i, bytes->data);
    }
  }
  void set(std::size_t i, std::string_view bytes) {
    pointers_[i] = bytes.data() == nullptr ? "" : bytes.data();
    lengths_[i] = static_cast<int>(bytes.size());
  }

  std::size_t count_;
  std::array<Oid, most_values> types_{};
  std::array<const char*, most_values> pointers_{};
  std::array<int, most_values> lengths_{};
  std::array<int, most_values> formats_{};
  std::array<std::array<char, 8>, most_values> numbers_{};
};

class PostgresDatabase final : public Database {
 public:
  PostgresDatabase(const std::string& url, std::chrono::milliseconds patience);
  ~PostgresDatabase() override { library_.finish(connection_); }
  Dialect dialect() const noexcept override { return Dialect::postgresql; }
  void begin_write() override;
  void begin_read() override;
  void commit() override;
  void rollback() noexcept override { Result{library_.exec(connection_, "ROLLBACK")}; }
  void script(const std::string& statements) override;
  std::int64_t run_with(const char* statement, Values values) override;
  void query_with(const char* statement, Values values, const Take& take) override;

 private:
  [[noreturn]] void fail(const PGresult* result) const;
  void configure();
  void connect_again();
  const std::string& prepared(const char* statement, const Parameters& parameters);
  void send(const char* statement, const Parameters& parameters);
  void drain() noexcept {
    while (PGresult* rest = library_.get_result(connection_)) library_.clear(rest);
  }

  const PostgresLibrary& library_;
  const std::chrono::milliseconds patience_;
  PGconn* connection_ = nullptr;
  std::unordered_map<const char*, std::string> prepared_;  // names on the server
  std::uint64_t names_ = 0;
};

PostgresDatabase::PostgresDatabase(const std::string& url, std::chrono::milliseconds patience) : library_{libpq()}, patience_{patience} {
  const std::array<const char*, 4> names{"connect_timeout", "application_name", "dbname", nullptr};
  const std::array<const char*, 4> values{"5", "ferrolabel", url.c_str(), nullptr};  // what the address says comes last and counts
  connection_ = library_.connectdb_params(names.data(), values.data(), 1);
  try {
    configure();
  } catch (...) {
    library_.finish(connection_);
    throw;
  }
}

void PostgresDatabase::fail(const PGresult* result) const {
  if (connection_ == nullptr || library_.status(connection_) == CONNECTION_BAD)
    throw StoreError{StoreError::Kind::unavailable, "the database cannot be reached, or the connection is lost"};
  const char* state = library_.result_error_field(result, PG_DIAG_SQLSTATE);
  const char* message = library_.result_error_field(result, PG_DIAG_MESSAGE_PRIMARY);
  throw StoreError{kind_of(state ? state : ""), std::string{"the database refused a statement: "} + (message ? message : "no reason given")};
}

void PostgresDatabase::configure() {
  if (connection_ == nullptr || library_.status(connection_) != CONNECTION_OK) fail(nullptr);
  library_.set_notice_processor(connection_, [](void*, const char*) {}, nullptr);
  prepared_.clear();
  script(
      "SET client_encoding = 'UTF8'; SET synchronous_commit = on; SET idle_in_transaction_session_timeout = '60s';"
      " SET standard_conforming_strings = on; SET default_transaction_isolation = 'read committed'; SET TimeZone = 'UTC'; SET lock_timeout = " +
      std::to_string(patience_.count()));
  std::string unsafe;
  query("SELECT name FROM pg_catalog.pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting <> 'on'", {},
        [&](const Row& row) { unsafe = row.text(0); });
  if (!unsafe.empty()) throw StoreError{StoreError::Kind::unavailable, "the database server has '" + unsafe + "' off: what it has stored may be lost"};
}

void PostgresDatabase::connect_again() {
  if (library_.status(connection_) == CONNECTION_OK) return;
  library_.reset(connection_);
  configure();
}

void PostgresDatabase::begin_write() {
  connect_again();
  script("BEGIN");
  try {
    // One writer at a time, as the ledger is one chain; the number is ours.
    query("SELECT pg_catalog.pg_advisory_xact_lock(7310581470512)", {}, [](const Row&) {});
  } catch (...) {
    rollback();
    throw;
  }
}

void PostgresDatabase::begin_read() {
  connect_again();
  script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void PostgresDatabase::commit() {
  const Result result{library_.exec(connection_, "COMMIT")};
  if (library_.result_status(result.value) != PGRES_COMMAND_OK) fail(result.value);
  // A transaction that failed before is rolled back by COMMIT, and the server calls that no error.
  if (std::strcmp(library_.cmd_status(result.value), "COMMIT") != 0) throw StoreError{StoreError::Kind::input_output, "the database did not commit"};
}

void PostgresDatabase::script(const std::string& statements) {
  const Result result{library_.exec(connection_, statements.c_str())};
  if (library_.result_status(result.value) != PGRES_COMMAND_OK) fail(result.value);
}

const std::string& PostgresDatabase::prepared(const char* statement, const Parameters& parameters) {
  auto& name = prepared_[statement];
  if (!name.empty()) return name;
  const std::string fresh = "f" + std::to_string(++names_);
  const Result result{library_.prepare(connection_, fresh.c_str(), statement, parameters.count(), parameters.types())};
  if (library_.result_status(result.value) != PGRES_COMMAND_OK) fail(result.value);
  return name = fresh;
}

void PostgresDatabase::send(const char* statement, const Parameters& parameters) {
  const auto& name = prepared(statement, parameters);
  const int sent = library_.send_query_prepared(connection_, name.c_str(), parameters.count(), parameters.pointers(), parameters.lengths(), parameters.formats(), 1);
  if (sent != 1) fail(nullptr);
}

std::int64_t PostgresDatabase::run_with(const char* statement, Values values) {
  send(statement, Parameters{values});
  const Result result{library_.get_result(connection_)};
  drain();
  const auto status = library_.result_status(result.value);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result.value);
  const std::string_view count{library_.cmd_tuples(result.value)};
  std::int64_t changed = 0;
  std::from_chars(count.data(), count.data() + count.size(), changed);
  return changed;
}

void PostgresDatabase::query_with(const char* statement, Values values, const Take& take) {
  send(statement, Parameters{values});
  library_.set_single_row_mode(connection_);
  while (true) {
    const Result result{library_.get_result(connection_)};
    if (result.value == nullptr) return;
    const auto status = library_.result_status(result.value);
    if (status == PGRES_TUPLES_OK) continue;
    if (status != PGRES_SINGLE_TUPLE) {
      drain();
      fail(result.value);
    }
    try {
      take(PostgresRow{result.value});
    } catch (...) {
      drain();
      throw;
    }
  }
}

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& url, std::chrono::milliseconds patience) { return std::make_unique<PostgresDatabase>(url, patience); }

}  // namespace ferrolabel::registry

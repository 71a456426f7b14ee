// SPDX-License-Identifier: Apache-2.0
#include "registry/sqlite_database.hpp"

#include <sys/stat.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <unordered_map>
#include <utility>

#include "registry/page_checksum.hpp"
#include "registry/sqlite_library.hpp"
#include "registry/store_error.hpp"

namespace ferrolabel::registry {
namespace {

StoreError::Kind kind_of(int code) noexcept {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM: return StoreError::Kind::unavailable;
    case SQLITE_CANTOPEN: return StoreError::Kind::cannot_create;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT:
    case SQLITE_ERROR:  // our statements are right, so the tables are not
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH: return StoreError::Kind::damaged;
    default: return code == SQLITE_IOERR_DATA ? StoreError::Kind::damaged : StoreError::Kind::input_output;
  }
}

void refuse_network(const std::string& path) {
  struct statfs info {};
  const auto folder = std::filesystem::path{path}.parent_path();
  const std::string asked = folder.empty() ? "." : folder.string();
  if (statfs(asked.c_str(), &info) != 0) throw StoreError{StoreError::Kind::cannot_create, "the folder " + asked + " is not there"};
  if (is_network_file_system(static_cast<long>(info.f_type)))
    throw StoreError{StoreError::Kind::unavailable, path + " is on a network file system, where an embedded registry is not safe; use postgresql://"};
}

/// Which file stands under a name; nothing where none does.
using FileIdentity = std::optional<std::pair<dev_t, ino_t>>;
FileIdentity identity_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return std::nullopt;
  return std::pair{status.st_dev, status.st_ino};
}

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : library_{sqlite()}, statement_{statement} {}
  bool is_null(int column) const override { return library_.column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return library_.column_int64(statement_, column); }
  std::string_view text(int column) const override {
    const auto* bytes = static_cast<const char*>(library_.column_blob(statement_, column));
    return bytes == nullptr ? std::string_view{} : std::string_view{bytes, static_cast<std::size_t>(library_.column_bytes(statement_, column))};
  }

 private:
  const SqliteLibrary& library_;
  sqlite3_stmt* statement_;
};

class SqliteDatabase final : public Database {
 public:
  explicit SqliteDatabase(SqliteOptions options);
  ~SqliteDatabase() override { close(); }
  Dialect dialect() const noexcept override { return Dialect::sqlite; }
  void begin_write() override { begin("BEGIN IMMEDIATE"); }
  void begin_read() override { begin("BEGIN"); }
  void commit() override { run("COMMIT", {}); }
  void rollback() noexcept override;
  void script(const std::string& statements) override;
  std::int64_t run_with(const char* statement, Values values) override;
  void query_with(const char* statement, Values values, const Take& take) override;

 private:
  struct Prepared {
    sqlite3_stmt* statement = nullptr;
    std::array<int, 24> places{};  // of $1, $2, …
  };

  [[noreturn]] void fail(int code, const char* during) const;
  void begin(const char* statement);
  void configure();
  void close() noexcept;
  Prepared& prepared(const char* statement);
  void bind(const Prepared& prepared, Values values);
  void reset(const Prepared& prepared) noexcept { library_.reset(prepared.statement); }

  const SqliteLibrary& library_;
  SqliteOptions options_;
  sqlite3* connection_ = nullptr;
  FileIdentity file_;
  std::unordered_map<const char*, Prepared> prepared_;
};

SqliteDatabase::SqliteDatabase(SqliteOptions options) : library_{sqlite()}, options_{std::move(options)} {
  refuse_network(options_.path);
  const auto file_system = checksum_file_system(options_.file_system, options_.lenient);
  const int flags = SQLITE_OPEN_READWRITE | (options_.create ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  try {
    const int code = library_.open_v2(options_.path.c_str(), &connection_, flags, file_system.c_str());
    if (code != SQLITE_OK) fail(code, "opening it");
    configure();
    file_ = identity_of(options_.path);
  } catch (...) {
    close();
    throw;
  }
}

/// A connection lives on until its last statement is finalized.
void SqliteDatabase::close() noexcept {
  for (auto& [text, prepared] : prepared_) library_.finalize(prepared.statement);
  library_.close_v2(connection_);
}

void SqliteDatabase::fail(int code, const char* during) const {
  std::string message = options_.path + ": " + during + " failed: " + (connection_ ? library_.errmsg(connection_) : "out of memory");
  if (code == SQLITE_IOERR_DATA) message = options_.path + " is damaged: a page is not what was written; 'ferrolabel registry verify' says which";
  throw StoreError{kind_of(code), message};
}

void SqliteDatabase::configure() {
  library_.busy_timeout(connection_, static_cast<int>(options_.patience.count()));
  library_.db_config(connection_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  library_.db_config(connection_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  library_.db_config(connection_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  library_.limit(connection_, SQLITE_LIMIT_LENGTH, 64 << 20);
  library_.limit(connection_, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
  library_.limit(connection_, SQLITE_LIMIT_ATTACHED, 0);
  library_.limit(connection_, SQLITE_LIMIT_WORKER_THREADS, 0);
  if (options_.lenient) {
    script("PRAGMA query_only=ON;PRAGMA temp_store=MEMORY");
    return;
  }
  int reserve = page_reserve;
  library_.file_control(connection_, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
  run("PRAGMA page_size=4096", {});
  std::string mode;
  query("PRAGMA journal_mode=WAL", {}, [&](const Row& row) { mode = row.text(0); });
  if (mode != "wal") throw StoreError{StoreError::Kind::unavailable, options_.path + ": this file system does not allow a shared journal"};
  script(
      "PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA cell_size_check=ON;PRAGMA trusted_schema=OFF;"
      "PRAGMA temp_store=MEMORY;PRAGMA recursive_triggers=ON");
}

void SqliteDatabase::begin(const char* statement) {
  if (identity_of(options_.path) != file_) throw StoreError{StoreError::Kind::unavailable, options_.path + " is gone, or another file stands in its place"};
  run(statement, {});
}

void SqliteDatabase::rollback() noexcept {
  if (library_.get_autocommit(connection_) == 0) library_.exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr);
}

void SqliteDatabase::script(const std::string& statements) {
  const int code = library_.exec(connection_, statements.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, "a statement");
}

SqliteDatabase::Prepared& SqliteDatabase::prepared(const char* statement) {
  auto& entry = prepared_[statement];
  if (entry.statement != nullptr) return entry;
  const int code = library_.prepare_v3(connection_, statement, -1, SQLITE_PREPARE_PERSISTENT, &entry.statement, nullptr);
  if (code != SQLITE_OK) fail(code, "a statement");
  for (std::size_t i = 0; i < entry.places.size(); ++i) {
    entry.places[i] = library_.bind_parameter_index(entry.statement, ("$" + std::to_string(i + 1)).c_str());
  }
  return entry;
}

void SqliteDatabase::bind(const Prepared& prepared, Values values) {
  std::size_t i = 0;
  for (const auto& value : values) {
    const int place = prepared.places.at(i++);
    int code = SQLITE_OK;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      code = library_.bind_int64(prepared.statement, place, *number);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      code = library_.bind_text(prepared.statement, place, text->data() ? text->data() : "", static_cast<int>(text->size()), SQLITE_STATIC);
    } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
      code = library_.bind_blob(prepared.statement, place, bytes->data.data() ? bytes->data.data() : "", static_cast<int>(bytes->data.size()), SQLITE_STATIC);
    } else {
      code = library_.bind_null(prepared.statement, place);
    }
    if (code != SQLITE_OK) fail(code, "binding a value");
  }
}

std::int64_t SqliteDatabase::run_with(const char* statement, Values values) {
  auto& entry = prepared(statement);
  bind(entry, values);
  int code = SQLITE_ROW;
  while (code == SQLITE_ROW) code = library_.step(entry.statement);
  reset(entry);
  if (code != SQLITE_DONE) fail(code, "a statement");
  return library_.changes64(connection_);
}

void SqliteDatabase::query_with(const char* statement, Values values, const Take& take) {
  auto& entry = prepared(statement);
  bind(entry, values);
  const SqliteRow row{entry.statement};
  int code = library_.step(entry.statement);
  try {
    for (; code == SQLITE_ROW; code = library_.step(entry.statement)) take(row);
  } catch (...) {
    reset(entry);
    throw;
  }
  reset(entry);
  if (code != SQLITE_DONE) fail(code, "a statement");
}

}  // namespace

std::unique_ptr<Database> open_sqlite(const SqliteOptions& options) { return std::make_unique<SqliteDatabase>(options); }

bool is_network_file_system(long type) noexcept {
  constexpr std::array<unsigned long, 12> shared{0x6969 /* nfs */,      0x517b /* smb */,      0xff534d42 /* cifs */, 0xfe534d42 /* smb2 */,
                                                 0x01021997 /* 9p */,   0x65735546 /* fuse */, 0x5346414f /* afs */,  0x6b414653 /* kafs */,
                                                 0x00c36400 /* ceph */, 0x0bd00bd0 /* lustre */, 0x73757245 /* coda */, 0x7461636f /* ocfs2 */};
  return std::find(shared.begin(), shared.end(), static_cast<unsigned long>(type) & 0xffffffffu) != shared.end();
}

}  // namespace ferrolabel::registry

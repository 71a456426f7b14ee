// SPDX-License-Identifier: Apache-2.0
#include "registry/sqlite_library.hpp"

#include "registry/shared_library.hpp"

namespace ferrolabel::registry {
namespace {

SqliteLibrary load() {
  const SharedLibrary library{"libsqlite3.so.0", "libsqlite3-0"};
  SqliteLibrary table{};
  library.find(table.open_v2, "sqlite3_open_v2");
  library.find(table.close_v2, "sqlite3_close_v2");
  library.find(table.exec, "sqlite3_exec");
  library.find(table.free, "sqlite3_free");
  library.find(table.prepare_v3, "sqlite3_prepare_v3");
  library.find(table.finalize, "sqlite3_finalize");
  library.find(table.step, "sqlite3_step");
  library.find(table.reset, "sqlite3_reset");
  library.find(table.changes64, "sqlite3_changes64");
  library.find(table.bind_null, "sqlite3_bind_null");
  library.find(table.bind_int64, "sqlite3_bind_int64");
  library.find(table.bind_text, "sqlite3_bind_text");
  library.find(table.bind_blob, "sqlite3_bind_blob");
  library.find(table.bind_parameter_index, "sqlite3_bind_parameter_index");
  library.find(table.column_type, "sqlite3_column_type");
  library.find(table.column_int64, "sqlite3_column_int64");
  library.find(table.column_text, "sqlite3_column_text");
  library.find(table.column_blob, "sqlite3_column_blob");
  library.find(table.column_bytes, "sqlite3_column_bytes");
  library.find(table.errmsg, "sqlite3_errmsg");
  library.find(table.extended_errcode, "sqlite3_extended_errcode");
  library.find(table.busy_timeout, "sqlite3_busy_timeout");
  library.find(table.db_config, "sqlite3_db_config");
  library.find(table.file_control, "sqlite3_file_control");
  library.find(table.limit, "sqlite3_limit");
  library.find(table.get_autocommit, "sqlite3_get_autocommit");
  library.find(table.vfs_find, "sqlite3_vfs_find");
  library.find(table.vfs_register, "sqlite3_vfs_register");
  return table;
}

}  // namespace

const SqliteLibrary& sqlite() {
  static const SqliteLibrary library = load();
  return library;
}

}  // namespace ferrolabel::registry

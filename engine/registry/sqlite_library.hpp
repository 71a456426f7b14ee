// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

namespace ferrolabel::registry {

/// The functions of SQLite that we call, found when a registry is first opened: a program that opens none does not load the
/// library at its start.
struct SqliteLibrary {
  decltype(&::sqlite3_open_v2) open_v2;
  decltype(&::sqlite3_close_v2) close_v2;
  decltype(&::sqlite3_exec) exec;
  decltype(&::sqlite3_free) free;
  decltype(&::sqlite3_prepare_v3) prepare_v3;
  decltype(&::sqlite3_finalize) finalize;
  decltype(&::sqlite3_step) step;
  decltype(&::sqlite3_reset) reset;
  decltype(&::sqlite3_changes64) changes64;
  decltype(&::sqlite3_bind_null) bind_null;
  decltype(&::sqlite3_bind_int64) bind_int64;
  decltype(&::sqlite3_bind_text) bind_text;
  decltype(&::sqlite3_bind_blob) bind_blob;
  decltype(&::sqlite3_bind_parameter_index) bind_parameter_index;
  decltype(&::sqlite3_column_type) column_type;
  decltype(&::sqlite3_column_int64) column_int64;
  decltype(&::sqlite3_column_text) column_text;
  decltype(&::sqlite3_column_blob) column_blob;
  decltype(&::sqlite3_column_bytes) column_bytes;
  decltype(&::sqlite3_errmsg) errmsg;
  decltype(&::sqlite3_extended_errcode) extended_errcode;
  decltype(&::sqlite3_busy_timeout) busy_timeout;
  decltype(&::sqlite3_db_config) db_config;
  decltype(&::sqlite3_file_control) file_control;
  decltype(&::sqlite3_limit) limit;
  decltype(&::sqlite3_get_autocommit) get_autocommit;
  decltype(&::sqlite3_vfs_find) vfs_find;
  decltype(&::sqlite3_vfs_register) vfs_register;
};

/// Throws StoreError (unavailable) where the library is not installed.
[[nodiscard]] const SqliteLibrary& sqlite();

}  // namespace ferrolabel::registry

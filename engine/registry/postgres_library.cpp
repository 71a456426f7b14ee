// SPDX-License-Identifier: Apache-2.0
#include "registry/postgres_library.hpp"

#include "registry/shared_library.hpp"

namespace ferrolabel::registry {
namespace {

PostgresLibrary load() {
  const SharedLibrary library{"libpq.so.5", "libpq5"};
  PostgresLibrary table{};
  library.find(table.connectdb_params, "PQconnectdbParams");
  library.find(table.status, "PQstatus");
  library.find(table.reset, "PQreset");
  library.find(table.finish, "PQfinish");
  library.find(table.set_notice_processor, "PQsetNoticeProcessor");
  library.find(table.exec, "PQexec");
  library.find(table.prepare, "PQprepare");
  library.find(table.send_query_prepared, "PQsendQueryPrepared");
  library.find(table.set_single_row_mode, "PQsetSingleRowMode");
  library.find(table.get_result, "PQgetResult");
  library.find(table.result_status, "PQresultStatus");
  library.find(table.result_error_field, "PQresultErrorField");
  library.find(table.cmd_status, "PQcmdStatus");
  library.find(table.cmd_tuples, "PQcmdTuples");
  library.find(table.ntuples, "PQntuples");
  library.find(table.getvalue, "PQgetvalue");
  library.find(table.getlength, "PQgetlength");
  library.find(table.getisnull, "PQgetisnull");
  library.find(table.clear, "PQclear");
  return table;
}

}  // namespace

const PostgresLibrary& libpq() {
  static const PostgresLibrary library = load();
  return library;
}

}  // namespace ferrolabel::registry

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <postgresql/libpq-fe.h>

namespace ferrolabel::registry {

/// The functions of libpq that we call, found when a shared registry is first opened: loading it takes longer than a whole
/// run of most commands.
struct PostgresLibrary {
  decltype(&::PQconnectdbParams) connectdb_params;
  decltype(&::PQstatus) status;
  decltype(&::PQreset) reset;
  decltype(&::PQfinish) finish;
  decltype(&::PQsetNoticeProcessor) set_notice_processor;
  decltype(&::PQexec) exec;
  decltype(&::PQprepare) prepare;
  decltype(&::PQsendQueryPrepared) send_query_prepared;
  decltype(&::PQsetSingleRowMode) set_single_row_mode;
  decltype(&::PQgetResult) get_result;
  decltype(&::PQresultStatus) result_status;
  decltype(&::PQresultErrorField) result_error_field;
  decltype(&::PQcmdStatus) cmd_status;
  decltype(&::PQcmdTuples) cmd_tuples;
  decltype(&::PQntuples) ntuples;
  decltype(&::PQgetvalue) getvalue;
  decltype(&::PQgetlength) getlength;
  decltype(&::PQgetisnull) getisnull;
  decltype(&::PQclear) clear;
};

/// Throws StoreError (unavailable) where the library is not installed.
[[nodiscard]] const PostgresLibrary& libpq();

}  // namespace ferrolabel::registry

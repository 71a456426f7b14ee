// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "finding/finding.hpp"
#include "registry/ledger.hpp"

namespace ferrolabel::registry {

/// Takes the tonnes of labels within one writing transaction: 'one tonne, one label'.
/// - A label of its own takes a new pool of its size from the production.
/// - Labels of a common pool cover the same tonnes: the pool is as large as what the scheme with the most labels in it has
///   issued, and only its growth is taken from the production.
/// - Inputs are used up to the most that labels of one scheme of the pool ask of them, as they are of the same tonnes.
/// Order of use: take as often as wanted, finish once.
class Intents {
 public:
  Intents(Database& database, Ledger& ledger, Time now) : database_{database}, ledger_{ledger}, now_{now} {}

  /// Writes the intent, its label and its tonnes. @pre check(request) found nothing and the label is new
  /// @return why not; nothing is changed then
  [[nodiscard]] Findings take(const IssueRequest& request, const std::string& payload_digest);
  /// Writes the balance of the request's production, and reads it anew when it is asked for next.
  void write_balance(const IssueRequest& request);
  /// Writes the balances of the productions.
  void finish();

 private:
  struct Balance {
    std::int64_t production = 0;  ///< 0 = there is none
    quantity::Date to{};
    Grams produced = 0;
    Grams pooled = 0;
    Grams growth = 0;  ///< since the transaction began
  };
  struct Pool {
    std::int64_t production = 0;  ///< 0 = there is none
    Grams grams = 0;
    Grams free = 0;
  };

  Balance& balance(const IssueRequest& request);
  void write(Balance& balance);
  Pool pool(std::string_view name);
  bool take_own_pool(const IssueRequest& request, Balance& balance);
  Findings take_shared(const IssueRequest& request, const std::string& pool_name, Balance& balance);
  Findings use_input(const IssueRequest& request, const std::string& pool_name, const InputUse& input);
  void write(const IssueRequest& request, const std::string& pool_name, const std::string& payload_digest);

  Database& database_;
  Ledger& ledger_;
  Time now_;
  std::map<std::tuple<std::string, std::string, std::string>, Balance> balances_;
};

}  // namespace ferrolabel::registry

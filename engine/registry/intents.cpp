// SPDX-License-Identifier: Apache-2.0
#include "registry/intents.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "registry/rules.hpp"

namespace ferrolabel::registry {
namespace {

using quantity::to_string;

Finding exceeded(Grams wanted, Grams left) {
  return refusal("registry.production.exceeded", "quantity",
                 "the label takes " + tonnes(wanted) + " of the production, of which " + tonnes(left) + " have no label yet",
                 "Lower the quantity, or correct what was produced; labels of another scheme for the same tonnes name one pool.");
}

/// What the use of an input finds of its label.
struct InputLabel {
  bool found = false;
  bool issued = false;
  std::string pool;
  std::string status;
  std::string valid_until;
  Grams free = 0;
};

InputLabel find_input(Database& database, std::string_view label) {
  InputLabel result;
  database.query("SELECT pool, status, valid_until, issued, grams - reserved - used FROM labels WHERE label = $1", {label}, [&](const Row& row) {
    result = {true, row.integer(3) != 0, std::string{row.text(0)}, std::string{row.text(1)}, std::string{row.text(2)}, row.integer(4)};
  });
  return result;
}

}  // namespace

Intents::Balance& Intents::balance(const IssueRequest& request) {
  auto from = to_string(request.from);
  const auto made = balances_.try_emplace({request.installation, request.product, from});
  Balance& balance = made.first->second;
  if (!made.second) return balance;
  database_.query("SELECT production, last_day, produced, pooled FROM productions WHERE installation = $1 AND product = $2 AND first_day = $3",
                  {std::string_view{request.installation}, std::string_view{request.product}, std::string_view{from}}, [&](const Row& row) {
                    balance = {row.integer(0), quantity::parse_date(row.text(1)).value_or(quantity::Date{}), row.integer(2), row.integer(3), 0};
                  });
  return balance;
}

Intents::Pool Intents::pool(std::string_view name) {
  Pool result;
  database_.query("SELECT production, grams, grams - reserved - used FROM pools WHERE pool = $1", {name}, [&](const Row& row) {
    result = {row.integer(0), row.integer(1), row.integer(2)};
  });
  return result;
}

bool Intents::take_own_pool(const IssueRequest& request, Balance& balance) {
  if (request.grams > balance.produced - balance.pooled) return false;
  const auto made = database_.run("INSERT INTO pools (pool, production, grams, reserved, used) VALUES ($1, $2, $3, 0, 0) ON CONFLICT (pool) DO NOTHING",
                                  {std::string_view{request.label}, balance.production, request.grams});
  if (made != 1) return false;
  balance.pooled += request.grams;
  balance.growth += request.grams;
  return true;
}

Findings Intents::take_shared(const IssueRequest& request, const std::string& pool_name, Balance& balance) {
  const auto before = pool(pool_name);
  if (before.production != 0 && before.production != balance.production)
    return {refusal("registry.pool.other-production", "pool", "the pool '" + pool_name + "' holds tonnes of another product or period",
                    "Name a pool of the same production, or none.")};
  Grams same_scheme = 0;
  database_.query(
      "SELECT CAST(COALESCE(SUM(grams), 0) AS BIGINT) FROM (SELECT grams FROM labels WHERE pool = $1 AND scheme = $2 AND pool <> label"
      " UNION ALL SELECT grams FROM labels WHERE label = $1 AND pool = $1 AND scheme = $2) AS same",
      {std::string_view{pool_name}, std::string_view{request.scheme}}, [&](const Row& row) { same_scheme = row.integer(0); });
  const Grams growth = std::max<Grams>(0, same_scheme + request.grams - before.grams);
  if (growth > balance.produced - balance.pooled) return {exceeded(growth, balance.produced - balance.pooled)};
  if (before.production == 0) {
    database_.run("INSERT INTO pools (pool, production, grams, reserved, used) VALUES ($1, $2, $3, 0, 0)",
                  {std::string_view{pool_name}, balance.production, growth});
  } else {
    database_.run("UPDATE pools SET grams = grams + $2 WHERE pool = $1", {std::string_view{pool_name}, growth});
  }
  for (const auto& input : request.inputs) {
    if (auto findings = use_input(request, pool_name, input); !findings.empty()) return findings;
  }
  balance.pooled += growth;
  balance.growth += growth;
  return {};
}

Findings Intents::use_input(const IssueRequest& request, const std::string& pool_name, const InputUse& input) {
  const auto found = find_input(database_, input.label);
  if (!found.found || !found.issued || found.pool == pool_name)
    return {refusal("registry.input.unknown", "inputs", "the registry has issued no label '" + input.label + "' for another quantity of steel",
                    "Name the label of the steel that went in, as this registry issued it.")};
  const auto today = to_string(quantity::Date{std::chrono::floor<std::chrono::days>(now_)});
  if (found.status != "active" || (!found.valid_until.empty() && found.valid_until < today))
    return {refusal("registry.input.not-valid", "inputs", "the label '" + input.label + "' is " + (found.status == "active" ? "expired" : found.status),
                    "Use labelled steel whose label is valid.")};
  Grams charged = 0;  // by the scheme that asked most of this pool
  Grams by_scheme = 0;
  database_.query("SELECT scheme, grams FROM inputs WHERE pool = $1 AND input_pool = $2", {std::string_view{pool_name}, std::string_view{found.pool}},
                  [&](const Row& row) {
                    charged = std::max(charged, row.integer(1));
                    if (row.text(0) == request.scheme) by_scheme = row.integer(1);
                  });
  const Grams more = std::max<Grams>(0, by_scheme + input.grams - charged);
  const Grams free = std::min(found.free, pool(found.pool).free);
  if (more > free)
    return {refusal("registry.input.exceeded", "inputs", "the label uses " + tonnes(more) + " of '" + input.label + "', of which " + tonnes(free) + " are left",
                    "Lower the quantity, or name further labels of the steel that went in.")};
  database_.run(
      "INSERT INTO inputs (pool, scheme, input_pool, grams) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (pool, scheme, input_pool) DO UPDATE SET grams = inputs.grams + excluded.grams",
      {std::string_view{pool_name}, std::string_view{request.scheme}, std::string_view{found.pool}, input.grams});
  database_.run("UPDATE labels SET used = used + $2 WHERE label = $1", {std::string_view{input.label}, more});
  database_.run("UPDATE pools SET used = used + $2 WHERE pool = $1", {std::string_view{found.pool}, more});
  return {};
}

void Intents::write(const IssueRequest& request, const std::string& pool_name, const std::string& payload_digest) {
  const auto entry = ledger_.next_entry();
  auto kept = request;
  kept.payload.clear();
  kept.production.reset();
  kept.pool = pool_name;
  ledger_.append(Intended{std::move(kept), payload_digest}, request.payload);
  const auto valid_until = request.valid_until ? to_string(*request.valid_until) : std::string{};
  database_.run(
      "INSERT INTO labels (label, pool, scheme, grams, reserved, used, payload_digest, valid_until, status, intended, issued, token_digest, leaf)"
      " VALUES ($1, $2, $3, $4, 0, 0, $5, $6, 'active', $7, 0, '', -1)",
      {std::string_view{request.label}, std::string_view{pool_name}, std::string_view{request.scheme}, request.grams, std::string_view{payload_digest},
       std::string_view{valid_until}, entry});
  for (const auto& instrument : std::set<std::string>{request.instruments.begin(), request.instruments.end()}) {
    database_.run("INSERT INTO instruments (instrument, label) VALUES ($1, $2)", {std::string_view{instrument}, std::string_view{request.label}});
  }
}

Findings Intents::take(const IssueRequest& request, const std::string& payload_digest) {
  auto& held = balance(request);
  if (held.production == 0 || held.to != request.to)
    return {refusal("registry.production.unknown", "product",
                    "the registry knows no production of '" + request.product + "' from " + to_string(request.from) + " to " + to_string(request.to),
                    "Record what the plant produced in the period first.")};
  const auto& pool_name = request.pool.empty() ? request.label : request.pool;
  if (!request.pool.empty() || !request.inputs.empty() || !take_own_pool(request, held)) {
    database_.run("SAVEPOINT request", {});
    auto refused = take_shared(request, pool_name, held);
    if (!refused.empty()) database_.run("ROLLBACK TO SAVEPOINT request", {});
    database_.run("RELEASE SAVEPOINT request", {});
    if (!refused.empty()) return refused;
  }
  write(request, pool_name, payload_digest);
  return {};
}

void Intents::write(Balance& balance) {
  if (balance.growth > 0) database_.run("UPDATE productions SET pooled = pooled + $2 WHERE production = $1", {balance.production, balance.growth});
  balance.growth = 0;
}

void Intents::write_balance(const IssueRequest& request) {
  const auto found = balances_.find({request.installation, request.product, to_string(request.from)});
  if (found == balances_.end()) return;
  write(found->second);
  balances_.erase(found);
}

void Intents::finish() {
  for (auto& [key, held] : balances_) write(held);
}

}  // namespace ferrolabel::registry

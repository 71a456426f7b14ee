// SPDX-License-Identifier: Apache-2.0
#include "registry/ledger.hpp"
#include "registry/registry.hpp"
#include "registry/registry_core.hpp"
#include "registry/rules.hpp"

namespace ferrolabel::registry {
namespace {

using quantity::to_string;

/// What the registry holds of a production's product in the days of its period.
struct Held {
  std::int64_t production = 0;  ///< of the same period; 0 = none
  Grams pooled = 0;
  Production value;
  std::string other_period;  ///< one that overlaps; empty = none
};

Held find_held(Database& database, const Production& production) {
  const auto from = to_string(production.from);
  const auto to = to_string(production.to);
  Held held;
  held.value = production;
  database.query(
      "SELECT production, first_day, last_day, produced, pooled, input_digest FROM productions"
      " WHERE installation = $1 AND product = $2 AND first_day <= $4 AND last_day >= $3",
      {std::string_view{production.installation}, std::string_view{production.product}, std::string_view{from}, std::string_view{to}},
      [&](const Row& row) {
        if (row.text(1) == from && row.text(2) == to) {
          held.production = row.integer(0);
          held.value.grams = row.integer(3);
          held.pooled = row.integer(4);
          held.value.input_digest = row.text(5);
        } else {
          held.other_period = std::string{row.text(1)} + " to " + std::string{row.text(2)};
        }
      });
  return held;
}

}  // namespace

Findings state_production(Database& database, Ledger& ledger, const Production& production) {
  const auto held = find_held(database, production);
  if (!held.other_period.empty())
    return {refusal("registry.production.overlap", "period", "the registry has a production of '" + production.product + "' from " + held.other_period,
                    "Periods of one product do not overlap: give the tonnes of whole, separate periods.")};
  if (held.production != 0 && held.value == production) return {};
  if (production.grams < held.pooled)
    return {refusal("registry.production.below-issued", "produced",
                    "labels cover " + tonnes(held.pooled) + " of '" + production.product + "', more than the " + tonnes(production.grams) + " now stated",
                    "What was issued stays issued: revoke labels that should not stand, and state no less than they cover.")};
  const auto entry = ledger.next_entry();
  ledger.append(Produced{production});
  if (held.production != 0) {
    database.run("UPDATE productions SET produced = $2, input_digest = $3 WHERE production = $1",
                   {held.production, production.grams, std::string_view{production.input_digest}});
  } else {
    const auto from = to_string(production.from);
    const auto to = to_string(production.to);
    database.run(
        "INSERT INTO productions (production, installation, product, first_day, last_day, produced, pooled, input_digest)"
        " VALUES ($1, $2, $3, $4, $5, $6, 0, $7)",
        {entry, std::string_view{production.installation}, std::string_view{production.product}, std::string_view{from}, std::string_view{to},
         production.grams, std::string_view{production.input_digest}});
  }
  return {};
}

Findings Registry::record_production(const Production& production) {
  if (auto findings = check(production); !findings.empty()) return findings;
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::write};
  auto ledger = Ledger::load(database());
  const auto before = ledger.next_entry();
  auto findings = state_production(database(), ledger, production);
  if (ledger.next_entry() == before) return findings;
  ledger.store();
  transaction.commit();
  return findings;
}

std::optional<Production> Registry::find_production(std::string_view installation, std::string_view product, quantity::Date from) const {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::read};
  const auto first = to_string(from);
  std::optional<Production> found;
  database().query("SELECT last_day, produced, input_digest FROM productions WHERE installation = $1 AND product = $2 AND first_day = $3",
                   {installation, product, std::string_view{first}}, [&](const Row& row) {
                     found = {std::string{installation}, std::string{product}, from, quantity::parse_date(row.text(0)).value_or(from), row.integer(1),
                              std::string{row.text(2)}};
                   });
  return found;
}

}  // namespace ferrolabel::registry

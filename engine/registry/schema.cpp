// SPDX-License-Identifier: Apache-2.0
#include "registry/schema.hpp"

#include <string>

#include "registry/store_error.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::registry {
namespace {

/// Written for both databases: INT8, BYTES and STRICT are put in by dialect. What must not happen is a constraint, so that
/// no fault of the program above can do it.
constexpr const char* first_step = R"(
CREATE TABLE ledger (entry INT8 PRIMARY KEY CHECK (entry >= 1), event TEXT NOT NULL, bytes BYTES, hash BYTES NOT NULL) STRICT;
CREATE TABLE leaves (leaf INT8 PRIMARY KEY CHECK (leaf >= 0), entry INT8 NOT NULL UNIQUE, hash BYTES NOT NULL) STRICT;
CREATE TABLE heads (head INT8 PRIMARY KEY, size INT8 NOT NULL, root BYTES NOT NULL, entries INT8 NOT NULL, entries_hash BYTES NOT NULL,
  time INT8 NOT NULL, token TEXT NOT NULL, hash BYTES NOT NULL) STRICT;
CREATE INDEX heads_of_size ON heads (size);
CREATE TABLE state (one INT8 PRIMARY KEY CHECK (one = 1), registry TEXT NOT NULL, entries INT8 NOT NULL, entries_hash BYTES NOT NULL,
  leaves INT8 NOT NULL, peaks BYTES NOT NULL, heads INT8 NOT NULL, heads_hash BYTES NOT NULL) STRICT;
CREATE TABLE productions (production INT8 PRIMARY KEY, installation TEXT NOT NULL, product TEXT NOT NULL, first_day TEXT NOT NULL,
  last_day TEXT NOT NULL, produced INT8 NOT NULL, pooled INT8 NOT NULL, input_digest TEXT NOT NULL,
  UNIQUE (installation, product, first_day), CHECK (first_day <= last_day), CHECK (pooled >= 0 AND pooled <= produced)) STRICT;
CREATE TABLE pools (pool TEXT PRIMARY KEY, production INT8 NOT NULL REFERENCES productions (production), grams INT8 NOT NULL,
  reserved INT8 NOT NULL, used INT8 NOT NULL, CHECK (reserved >= 0 AND used >= 0 AND reserved + used <= grams)) STRICT WITHOUT_ROWID;
CREATE TABLE labels (label TEXT PRIMARY KEY, pool TEXT NOT NULL REFERENCES pools (pool), scheme TEXT NOT NULL, grams INT8 NOT NULL CHECK (grams > 0),
  reserved INT8 NOT NULL, used INT8 NOT NULL, payload_digest TEXT NOT NULL, valid_until TEXT NOT NULL, status TEXT NOT NULL,
  intended INT8 NOT NULL, issued INT8 NOT NULL, token_digest TEXT NOT NULL, leaf INT8 NOT NULL,
  CHECK (reserved >= 0 AND used >= 0 AND reserved + used <= grams), CHECK (status IN ('active', 'suspended', 'revoked')),
  CHECK ((issued = 0) = (token_digest = '') AND (issued = 0) = (leaf < 0))) STRICT WITHOUT_ROWID;
CREATE INDEX labels_of_pool ON labels (pool, scheme) WHERE pool <> label;
CREATE INDEX labels_intended ON labels (intended) WHERE issued = 0;
CREATE TABLE inputs (pool TEXT NOT NULL, scheme TEXT NOT NULL, input_pool TEXT NOT NULL, grams INT8 NOT NULL CHECK (grams >= 0),
  PRIMARY KEY (pool, scheme, input_pool)) STRICT WITHOUT_ROWID;
CREATE TABLE instruments (instrument TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY (instrument, label)) STRICT WITHOUT_ROWID;
CREATE TABLE statuses (label TEXT NOT NULL, entry INT8 NOT NULL, PRIMARY KEY (label, entry)) STRICT WITHOUT_ROWID;
CREATE TABLE reservations (reservation TEXT PRIMARY KEY, label TEXT NOT NULL REFERENCES labels (label), grams INT8 NOT NULL CHECK (grams > 0),
  holder TEXT NOT NULL, idempotency_key TEXT NOT NULL UNIQUE, request_digest TEXT NOT NULL, expires INT8 NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('held', 'consumed', 'freed', 'expired'))) STRICT WITHOUT_ROWID;
CREATE INDEX reservations_held ON reservations (expires) WHERE state = 'held';
)";

/// Tables whose rows are written once.
constexpr std::array<const char*, 3> immutable{"ledger", "leaves", "heads"};

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
  return text;
}

std::string in_dialect(std::string text, Dialect dialect) {
  const bool sqlite = dialect == Dialect::sqlite;
  text = replaced(std::move(text), " INT8", sqlite ? " INTEGER" : " BIGINT");
  text = replaced(std::move(text), " BYTES", sqlite ? " BLOB" : " BYTEA");
  if (!sqlite) text = replaced(std::move(text), " TEXT", " TEXT COLLATE \"C\"");
  text = replaced(std::move(text), " STRICT WITHOUT_ROWID", sqlite ? " STRICT, WITHOUT ROWID" : "");
  return replaced(std::move(text), " STRICT", sqlite ? " STRICT" : "");
}

std::string guards(Dialect dialect) {
  std::string text;
  if (dialect == Dialect::postgresql) {
    text += "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'rows of % never change', TG_TABLE_NAME; END $$;";
  }
  for (const std::string table : immutable) {
    if (dialect == Dialect::postgresql) {
      text += "CREATE TRIGGER " + table + "_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON " + table + " EXECUTE FUNCTION refuse_change();";
      continue;
    }
    for (const std::string change : {"UPDATE", "DELETE"}) {
      text += "CREATE TRIGGER " + table + "_" + change + " BEFORE " + change + " ON " + table + " BEGIN SELECT RAISE(ABORT, 'rows of " + table +
              " never change'); END;";
    }
  }
  return text;
}

struct Step {
  std::int64_t version;
  std::string statements;
};

std::vector<Step> steps(Dialect dialect) { return {{1, in_dialect(first_step, dialect) + guards(dialect)}}; }

/// That the steps taken are ours. @return the last one
std::int64_t check_steps(Database& database, const std::vector<Step>& known) {
  std::int64_t last = 0;
  database.query("SELECT version, digest FROM migrations ORDER BY version", {}, [&](const Row& row) {
    last = row.integer(0);
    if (last < 1 || last > static_cast<std::int64_t>(known.size()))
      throw StoreError{StoreError::Kind::damaged, "the registry was made by a newer program: its tables are of form " + std::to_string(last)};
    if (row.text(1) != syntax::sha256_digest(known[static_cast<std::size_t>(last) - 1].statements))
      throw StoreError{StoreError::Kind::damaged, "the registry's tables of form " + std::to_string(last) + " are not those of this program"};
  });
  return last;
}

constexpr const char* steps_table = "CREATE TABLE migrations (version INT8 PRIMARY KEY, digest TEXT NOT NULL) STRICT;";

/// SQLite keeps each statement as it was written: a table without its constraint, or a guard that guards nothing, shows here.
void check_statements(Database& database, const std::vector<Step>& known) {
  std::string ours = in_dialect(steps_table, Dialect::sqlite);
  for (const auto& step : known) ours += step.statements;
  std::size_t expected = 0;
  for (std::size_t at = ours.find("CREATE "); at != std::string::npos; at = ours.find("CREATE ", at + 1)) ++expected;
  std::size_t count = 0;
  database.query("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL", {}, [&](const Row& row) {
    ++count;
    if (ours.find(row.text(1)) == std::string::npos)
      throw StoreError{StoreError::Kind::damaged, "the statement that made '" + std::string{row.text(0)} + "' is not this program's"};
  });
  if (count != expected) throw StoreError{StoreError::Kind::damaged, "a table, an index or a guard of the registry is missing"};
}

}  // namespace

bool has_schema(Database& database) {
  bool found = false;
  const auto take = [&](const Row&) { found = true; };
  if (database.dialect() == Dialect::sqlite) {
    database.query("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'", {}, take);
  } else {
    database.query("SELECT 1 FROM pg_catalog.pg_class WHERE relname = 'migrations' AND relkind = 'r' AND pg_table_is_visible(oid)", {}, take);
  }
  return found;
}

void migrate(Database& database) {
  const auto known = steps(database.dialect());
  {
    Transaction transaction{database, Transaction::Kind::read};
    if (has_schema(database) && check_steps(database, known) == known.back().version) return;
  }
  {
    Transaction transaction{database, Transaction::Kind::write};
    if (!has_schema(database)) {
      database.script(in_dialect(steps_table, database.dialect()));
    }
    transaction.commit();
  }
  for (const auto& step : known) {
    Transaction transaction{database, Transaction::Kind::write};
    if (check_steps(database, known) >= step.version) continue;
    database.script(step.statements);
    const auto digest = syntax::sha256_digest(step.statements);
    database.run("INSERT INTO migrations (version, digest) VALUES ($1, $2)", {step.version, std::string_view{digest}});
    transaction.commit();
  }
}

void check_migrations(Database& database) {
  const auto known = steps(database.dialect());
  if (check_steps(database, known) != known.back().version) throw StoreError{StoreError::Kind::damaged, "the registry has not taken all steps of its tables"};
  if (database.dialect() == Dialect::sqlite) check_statements(database, known);
}

const std::vector<DerivedTable>& derived_tables() {
  static const std::vector<DerivedTable> tables{
      {"productions", "SELECT production, installation, product, first_day, last_day, produced, pooled, input_digest FROM productions",
       "INSERT INTO productions VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
       {"#production", "installation", "product", "first_day", "last_day", "#produced", "#pooled", "input_digest"}, 1},
      {"pools", "SELECT pool, production, grams, reserved, used FROM pools", "INSERT INTO pools VALUES ($1, $2, $3, $4, $5)",
       {"pool", "#production", "#grams", "#reserved", "#used"}, 1},
      {"labels",
       "SELECT label, pool, scheme, grams, reserved, used, payload_digest, valid_until, status, intended, issued, token_digest, leaf FROM labels",
       "INSERT INTO labels VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
       {"label", "pool", "scheme", "#grams", "#reserved", "#used", "payload_digest", "valid_until", "status", "#intended", "#issued", "token_digest", "#leaf"}, 1},
      {"inputs", "SELECT pool, scheme, input_pool, grams FROM inputs", "INSERT INTO inputs VALUES ($1, $2, $3, $4)",
       {"pool", "scheme", "input_pool", "#grams"}, 3},
      {"instruments", "SELECT instrument, label FROM instruments", "INSERT INTO instruments VALUES ($1, $2)", {"instrument", "label"}, 2},
      {"statuses", "SELECT label, entry FROM statuses", "INSERT INTO statuses VALUES ($1, $2)", {"label", "#entry"}, 2},
      {"reservations", "SELECT reservation, label, grams, holder, idempotency_key, request_digest, expires, state FROM reservations",
       "INSERT INTO reservations VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
       {"reservation", "label", "#grams", "holder", "idempotency_key", "request_digest", "#expires", "state"}, 1},
  };
  return tables;
}

}  // namespace ferrolabel::registry

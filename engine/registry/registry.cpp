// SPDX-License-Identifier: Apache-2.0
#include "registry/registry.hpp"

#include <filesystem>
#include <utility>

#include "label/tonnes.hpp"
#include "registry/ledger.hpp"
#include "registry/postgres_database.hpp"
#include "registry/registry_core.hpp"
#include "registry/rules.hpp"
#include "registry/schema.hpp"
#include "registry/sqlite_database.hpp"
#include "registry/store_error.hpp"
#include "trust/issuer.hpp"

namespace ferrolabel::registry {
namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";

bool is_postgres(std::string_view url) { return url.starts_with("postgresql://") || url.starts_with("postgres://"); }

Finding missing(const std::string& where) {
  return refusal("registry.missing", "registry", "there is no registry at " + where, "Make one by 'ferrolabel registry init', or check the name.");
}

/// A registry is founded by whoever first finds its tables empty.
void found(Database& database, const std::string& id) {
  Transaction transaction{database, Transaction::Kind::write};
  bool empty = true;
  database.query("SELECT 1 FROM state", {}, [&](const Row&) { empty = false; });
  if (!empty) return;
  Ledger::found(database, id);
  transaction.commit();
}

std::string read_id(Database& database) {
  std::string id;
  if (has_schema(database)) database.query("SELECT registry FROM state", {}, [&](const Row& row) { id = row.text(0); });
  return id;
}

}  // namespace

Registry::Registry(std::unique_ptr<Core> core) : core_{std::move(core)} {}
Registry::Registry(Registry&&) noexcept = default;
Registry& Registry::operator=(Registry&&) noexcept = default;
Registry::~Registry() = default;

const std::string& Registry::id() const noexcept { return core_->id; }
const std::string& Registry::url() const noexcept { return core_->url; }
Database& Registry::database() const noexcept { return *core_->database; }

Result<Registry> Registry::open(const std::string& url, const OpenOptions& options) {
  auto core = std::make_unique<Core>();
  core->url = url;
  const bool embedded = url.starts_with(sqlite_prefix) && url.size() > sqlite_prefix.size();
  if (!embedded && !is_postgres(url))
    return refusal("registry.url", "registry", "'" + url.substr(0, 12) + "' is no address of a registry", "Write sqlite:PATH or postgresql://HOST/DATABASE.");
  if (options.create && !trust::is_issuer_uri(options.id))
    return refusal("registry.id", "id", "a registry needs an id that is an https or urn address", "Give an address that will stay yours.");
  std::string where = url;
  if (embedded) {
    where = url.substr(sqlite_prefix.size());
    if (!options.create && !std::filesystem::exists(where)) return missing(where);
    core->database = open_sqlite({where, options.create, options.lenient, options.patience, options.sqlite_file_system});
  } else {
    core->database = open_postgres(url, options.patience);
    where = "the database";  // an address may hold a password
  }
  auto& database = *core->database;
  if (options.create) {
    migrate(database);
    found(database, options.id);
  } else if (!has_schema(database)) {
    return missing(where);
  } else if (!options.lenient) {
    migrate(database);
  }
  core->id = read_id(database);
  if (core->id.empty() && !options.lenient) return missing(where);
  return Registry{std::move(core)};
}

IssueRequest issue_request(const label::Label& label, std::string payload) {
  IssueRequest request;
  request.label = label.id;
  request.installation = label.installation.id;
  request.product = label.product.id;
  request.from = label.period_from;
  request.to = label.period_to;
  request.scheme = label.scheme.id;
  request.grams = label::grams(label.quantity).value_or(0);
  request.valid_until = label.valid_until;
  request.instruments = label.instruments;
  request.payload = std::move(payload);
  return request;
}

}  // namespace ferrolabel::registry

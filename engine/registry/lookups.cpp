// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "registry/entry.hpp"
#include "registry/registry.hpp"
#include "registry/registry_core.hpp"
#include "registry/store_error.hpp"

namespace ferrolabel::registry {
namespace {

StatusChange change_of(std::string_view event) {
  const auto entry = read_entry(event);
  const auto* changed = entry ? std::get_if<StatusChanged>(&entry->event) : nullptr;
  if (changed == nullptr) throw StoreError{StoreError::Kind::damaged, "an entry of the ledger is no change of status; 'ferrolabel registry verify' says which"};
  return changed->change;
}

LabelState state_of(const Row& row) {
  LabelState state;
  state.label = row.text(0);
  state.pool = row.text(1);
  state.scheme = row.text(2);
  state.issued = row.integer(3);
  state.reserved = row.integer(4);
  state.used = row.integer(5);
  state.payload_digest = row.text(6);
  state.valid_until = quantity::parse_date(row.text(7));
  state.status = parse_status(row.text(8)).value_or(LabelStatus::suspended);
  state.stage = row.integer(9) == 0 ? LabelStage::intended : LabelStage::issued;
  state.token_digest = row.text(10);
  if (row.integer(11) >= 0) state.log_index = static_cast<std::uint64_t>(row.integer(11));
  state.installation = row.text(12);
  state.product = row.text(13);
  state.pool_left = row.integer(14);
  state.available = std::min(state.issued - state.reserved - state.used, state.pool_left);
  state.from = quantity::parse_date(row.text(15)).value_or(quantity::Date{});
  state.to = quantity::parse_date(row.text(16)).value_or(quantity::Date{});
  return state;
}

/// Reservations that have expired hold nothing, whether or not a writer has freed them yet.
void leave_out_expired(Database& database, LabelState& state, Time now) {
  const auto seconds = static_cast<std::int64_t>(now.time_since_epoch().count());
  Grams of_label = 0;
  Grams of_pool = 0;
  database.query(
      "SELECT reservations.label, reservations.grams FROM reservations JOIN labels ON labels.label = reservations.label"
      " WHERE state = 'held' AND expires <= $1 AND pool = $2",
      {seconds, std::string_view{state.pool}}, [&](const Row& row) {
        of_pool += row.integer(1);
        if (row.text(0) == state.label) of_label += row.integer(1);
      });
  if (of_pool == 0) return;
  state.reserved -= of_label;
  state.pool_left += of_pool;
  state.available = std::min(state.issued - state.reserved - state.used, state.pool_left);
}

void add_holds(Database& database, LabelState& state, Time now) {
  if (state.reserved == 0) return;
  database.query("SELECT reservation, grams, holder, expires FROM reservations WHERE state = 'held' AND expires > $1 AND label = $2 ORDER BY reservation",
                 {static_cast<std::int64_t>(now.time_since_epoch().count()), std::string_view{state.label}}, [&](const Row& row) {
                   state.holds.push_back({std::string{row.text(0)}, state.label, row.integer(1), std::string{row.text(2)}, Time{std::chrono::seconds{row.integer(3)}}, ReservationState::held});
                 });
}

void add_log_time(Database& database, LabelState& state) {
  if (!state.log_index) return;
  database.query("SELECT time FROM heads WHERE size > $1 ORDER BY size, head LIMIT 1", {static_cast<std::int64_t>(*state.log_index)},
                 [&](const Row& row) { state.logged = Time{std::chrono::seconds{row.integer(0)}}; });
}

std::optional<LabelState> state_in(Database& store, std::string_view label, Time now) {
  std::optional<LabelState> state;
  store.query(
      "SELECT labels.label, labels.pool, labels.scheme, labels.grams, labels.reserved, labels.used, payload_digest, valid_until, status, issued,"
      " token_digest, leaf, installation, product, pools.grams - pools.reserved - pools.used, first_day, last_day FROM labels JOIN pools ON pools.pool = labels.pool"
      " JOIN productions ON productions.production = pools.production WHERE labels.label = $1",
      {label}, [&](const Row& row) { state = state_of(row); });
  if (!state) return std::nullopt;
  leave_out_expired(store, *state, now);
  add_holds(store, *state, now);
  add_log_time(store, *state);
  store.query("SELECT event FROM statuses JOIN ledger ON ledger.entry = statuses.entry WHERE label = $1 ORDER BY ledger.entry", {label},
              [&](const Row& row) { state->history.push_back(change_of(row.text(0))); });
  return state;
}

}  // namespace

std::optional<LabelState> Registry::find(std::string_view label, Time now) const {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::read};
  return state_in(database(), label, now);
}

std::vector<std::optional<LabelState>> Registry::find_all(std::span<const std::string> labels, Time now) const {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::read};
  std::vector<std::optional<LabelState>> states;
  states.reserve(labels.size());
  for (const auto& label : labels) states.push_back(state_in(database(), label, now));
  return states;
}

std::vector<InstrumentUse> Registry::instrument_uses(std::string_view instrument) const {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::read};
  std::vector<InstrumentUse> uses;
  database().query(
      "SELECT labels.label, pool, grams FROM instruments JOIN labels ON labels.label = instruments.label WHERE instrument = $1 ORDER BY labels.label",
      {instrument}, [&](const Row& row) { uses.push_back({std::string{row.text(0)}, std::string{row.text(1)}, row.integer(2)}); });
  return uses;
}

void Registry::each_label(const std::function<void(std::string_view, std::uint64_t, LabelStatus)>& take) const {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::read};
  database().query("SELECT label, leaf, status FROM labels WHERE issued <> 0 ORDER BY leaf", {}, [&](const Row& row) {
    take(row.text(0), static_cast<std::uint64_t>(row.integer(1)), parse_status(row.text(2)).value_or(LabelStatus::suspended));
  });
}

void Registry::each_change(const std::function<void(std::string_view, const StatusChange&)>& take) const {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::read};
  database().query("SELECT label, event FROM statuses JOIN ledger ON ledger.entry = statuses.entry ORDER BY label, ledger.entry", {},
                   [&](const Row& row) { take(row.text(0), change_of(row.text(1))); });
}

}  // namespace ferrolabel::registry

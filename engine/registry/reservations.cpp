// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "registry/ledger.hpp"
#include "registry/registry.hpp"
#include "registry/registry_core.hpp"
#include "registry/rules.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::registry {
namespace {

/// A reservation with what is asked of its label.
struct Held {
  bool found = false;
  Reservation reservation;
  std::string request_digest;
};

Held take_row(const Row& row) {
  Held held{true, {}, std::string{row.text(6)}};
  held.reservation = {std::string{row.text(0)}, std::string{row.text(1)}, row.integer(2), std::string{row.text(3)}, Time{std::chrono::seconds{row.integer(4)}},
                      parse_reservation_state(row.text(5)).value_or(ReservationState::freed)};
  return held;
}

Held find_by_id(Database& database, std::string_view id) {
  Held held;
  database.query("SELECT reservation, label, grams, holder, expires, state, request_digest FROM reservations WHERE reservation = $1", {id},
                 [&](const Row& row) { held = take_row(row); });
  return held;
}

Held find_by_key(Database& database, std::string_view key) {
  Held held;
  database.query("SELECT reservation, label, grams, holder, expires, state, request_digest FROM reservations WHERE idempotency_key = $1", {key},
                 [&](const Row& row) { held = take_row(row); });
  return held;
}

/// Ends a held reservation and moves its tonnes, of the label and of its pool alike.
void settle(Database& database, Ledger& ledger, const Reservation& reservation, ReservationState state, Time now) {
  ledger.append(Settled{reservation.id, state, now});
  database.run("UPDATE reservations SET state = $2 WHERE reservation = $1", {std::string_view{reservation.id}, to_string(state)});
  const Grams used = state == ReservationState::consumed ? reservation.grams : 0;
  database.run("UPDATE pools SET reserved = reserved - $2, used = used + $3 WHERE pool = (SELECT pool FROM labels WHERE label = $1)",
               {std::string_view{reservation.label}, reservation.grams, used});
  database.run("UPDATE labels SET reserved = reserved - $2, used = used + $3 WHERE label = $1",
               {std::string_view{reservation.label}, reservation.grams, used});
}

std::size_t settle_expired(Database& database, Ledger& ledger, Time now) {
  std::vector<Reservation> over;
  database.query(
      "SELECT reservation, label, grams, holder, expires, state, request_digest FROM reservations WHERE state = 'held' AND expires <= $1"
      " ORDER BY expires, reservation",
      {static_cast<std::int64_t>(now.time_since_epoch().count())}, [&](const Row& row) { over.push_back(take_row(row).reservation); });
  for (const auto& one : over) settle(database, ledger, one, ReservationState::expired, now);
  return over.size();
}

/// Why tonnes of a label may not be claimed; what is left of them where they may.
Findings check_label(Database& database, std::string_view label, Grams& left) {
  bool found = false;
  bool issued = false;
  std::string status;
  database.query(
      "SELECT labels.issued, labels.status, labels.grams - labels.reserved - labels.used, pools.grams - pools.reserved - pools.used"
      " FROM labels JOIN pools ON pools.pool = labels.pool WHERE label = $1",
      {label}, [&](const Row& row) {
        found = true;
        issued = row.integer(0) != 0;
        status = row.text(1);
        left = std::min(row.integer(2), row.integer(3));
      });
  const auto name = "'" + std::string{label} + "'";
  if (!found) return {refusal("registry.label.unknown", "label", "the registry has no label " + name, "Check the id, and that it is the registry that the label names.")};
  if (!issued) return {refusal("registry.label.not-issued", "label", "the label " + name + " is not signed yet", "Ask again when it is issued.")};
  if (status == "suspended") return {refusal("registry.label.suspended", "label", "the label " + name + " is suspended", "Ask its issuer when it will be reinstated.")};
  if (status == "revoked") return {refusal("registry.label.revoked", "label", "the label " + name + " is revoked", "Use another label.")};
  return {};
}

Finding ended(const Reservation& reservation) {
  return refusal("registry.reservation.ended", "reservation", "the reservation " + reservation.id + " is " + std::string{to_string(reservation.state)},
                 "Reserve the tonnes again.");
}

Finding unknown(std::string_view id) {
  return refusal("registry.reservation.unknown", "reservation", "the registry has no reservation '" + std::string{id} + "'", "Check its id.");
}

/// The id follows from the key, so that it is the same whatever happens between the asking and the answer.
std::string reservation_id(const std::string& registry, const std::string& key) {
  return syntax::sha256_digest(registry + "\n" + key).substr(7, 32);
}

}  // namespace

Result<Reservation> Registry::reserve(const ReserveRequest& request, Time now) {
  if (auto findings = check(request, now); !findings.empty()) return findings;
  const std::lock_guard lock{core_->mutex};
  auto& store = database();
  Transaction transaction{store, Transaction::Kind::write};
  auto ledger = Ledger::load(store);
  if (const auto before = find_by_key(store, request.key); before.found) {
    if (before.request_digest == request.request_digest) return before.reservation;
    return refusal("registry.reservation.key-reused", "key", "the key '" + request.key + "' was given with another request", "Use a new key for each request.");
  }
  settle_expired(store, ledger, now);
  Grams left = 0;
  if (auto findings = check_label(store, request.label, left); !findings.empty()) return findings;
  if (request.grams > left)
    return refusal("registry.reservation.exceeded", "quantity", tonnes(request.grams) + " are asked for, of which " + tonnes(left) + " are left of the label",
                   "Ask for no more than is left, or use another label for the rest.");
  Reservation reservation{reservation_id(core_->id, request.key), request.label, request.grams, request.holder, request.expires, ReservationState::held};
  ledger.append(Reserved{reservation.id, request});
  store.run(
      "INSERT INTO reservations (reservation, label, grams, holder, idempotency_key, request_digest, expires, state)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, 'held')",
      {std::string_view{reservation.id}, std::string_view{request.label}, request.grams, std::string_view{request.holder}, std::string_view{request.key},
       std::string_view{request.request_digest}, static_cast<std::int64_t>(request.expires.time_since_epoch().count())});
  store.run("UPDATE pools SET reserved = reserved + $2 WHERE pool = (SELECT pool FROM labels WHERE label = $1)",
            {std::string_view{request.label}, request.grams});
  store.run("UPDATE labels SET reserved = reserved + $2 WHERE label = $1", {std::string_view{request.label}, request.grams});
  ledger.store();
  transaction.commit();
  return reservation;
}

Result<Reservation> Registry::consume(std::string_view reservation, Time now) {
  const std::lock_guard lock{core_->mutex};
  auto& store = database();
  Transaction transaction{store, Transaction::Kind::write};
  auto ledger = Ledger::load(store);
  auto held = find_by_id(store, reservation);
  if (!held.found) return unknown(reservation);
  auto& found = held.reservation;
  if (found.state == ReservationState::consumed) return found;
  if (found.state == ReservationState::held && found.expires <= now) found.state = ReservationState::expired;
  if (found.state != ReservationState::held) return ended(found);
  Grams left = 0;
  if (auto findings = check_label(store, found.label, left); !findings.empty()) return findings;
  settle(store, ledger, found, ReservationState::consumed, now);
  ledger.store();
  transaction.commit();
  found.state = ReservationState::consumed;
  return found;
}

Result<Reservation> Registry::free(std::string_view reservation, Time now) {
  const std::lock_guard lock{core_->mutex};
  auto& store = database();
  Transaction transaction{store, Transaction::Kind::write};
  auto ledger = Ledger::load(store);
  auto held = find_by_id(store, reservation);
  if (!held.found) return unknown(reservation);
  auto& found = held.reservation;
  if (found.state == ReservationState::consumed) return ended(found);
  if (found.state != ReservationState::held) return found;
  const auto state = found.expires <= now ? ReservationState::expired : ReservationState::freed;
  settle(store, ledger, found, state, now);
  ledger.store();
  transaction.commit();
  found.state = state;
  return found;
}

std::size_t Registry::expire(Time now) {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::write};
  auto ledger = Ledger::load(database());
  const auto count = settle_expired(database(), ledger, now);
  if (count == 0) return 0;
  ledger.store();
  transaction.commit();
  return count;
}

std::optional<Reservation> Registry::find_reservation(std::string_view reservation) const {
  const std::lock_guard lock{core_->mutex};
  Transaction transaction{database(), Transaction::Kind::read};
  auto held = find_by_id(database(), reservation);
  if (!held.found) return std::nullopt;
  return std::move(held.reservation);
}

}  // namespace ferrolabel::registry

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "quantity/date.hpp"

/// Issued labels and their tonnes. Masses are whole grams; digests are "sha256:…"; times are UTC and always arguments.
namespace ferrolabel::registry {

using Grams = std::int64_t;
using Time = std::chrono::sys_seconds;

/// "2026-11-24T12:00:00Z".
[[nodiscard]] std::string to_string(Time time);
[[nodiscard]] std::optional<Time> parse_time(std::string_view text) noexcept;

/// What an installation made of a product in a period and did not use itself: what issuing/quantity_limit.hpp finds.
struct Production {
  std::string installation;
  std::string product;
  quantity::Date from{};
  quantity::Date to{};  ///< last day, inclusive
  Grams grams = 0;
  std::string input_digest;  ///< of the plant's model

  friend bool operator==(const Production&, const Production&) = default;
};

/// Labelled steel that a labelled good was made from.
struct InputUse {
  std::string label;  ///< id of its label in this registry
  Grams grams = 0;    ///< of it in the whole quantity of the new label: see consumed_grams

  friend bool operator==(const InputUse&, const InputUse&) = default;
};

/// Grams of an input in a quantity, from m micrograms of input a gram of product, rounded up.
/// @param per_million m · 10^6, as a whole number @return nothing where the result is beyond 10^18
[[nodiscard]] std::optional<Grams> consumed_grams(Grams quantity, std::int64_t per_million) noexcept;

/// A label to be registered: whose tonnes it takes, and the bytes to be signed.
struct IssueRequest {
  std::string label;  ///< its id, which follows from content and key: asked twice is issued once
  std::string installation;
  std::string product;
  quantity::Date from{};
  quantity::Date to{};
  std::string scheme;
  Grams grams = 0;
  std::string pool{};  ///< labels of several schemes for the same tonnes name one; empty = the label's own tonnes
  std::optional<quantity::Date> valid_until{};
  std::vector<std::string> instruments{};  ///< ids of guarantees of origin and contracts
  std::vector<InputUse> inputs{};
  std::string payload;  ///< what is signed
  std::optional<Production> production{};  ///< stated with the label, in the same commit; where the label is refused, it is not stated either
};

/// Signs stored bytes: the compact JWS whose second part is the payload. Called outside of any transaction; what it throws
/// ends the issue, and recover finishes it later.
using SignLabel = std::function<std::string(std::string_view label, std::string_view payload)>;

/// The state of the log and the ledger at a moment.
struct TreeHead {
  std::string registry;
  std::uint64_t size = 0;         ///< entries of the log
  std::array<std::uint8_t, 32> root{};  ///< of its Merkle tree
  std::int64_t ledger_entries = 0;
  std::array<std::uint8_t, 32> ledger_hash{};  ///< of the last of them, which covers all before it
  Time time{};

  friend bool operator==(const TreeHead&, const TreeHead&) = default;
};

/// Signs a head, quickly: it is called within the commit.
using SignHead = std::function<std::string(const TreeHead&)>;

struct StoredHead {
  TreeHead head;
  std::string token;  ///< what SignHead gave
};

enum class LabelStatus : std::uint8_t { active, suspended, revoked };
/// "active", "suspended" or "revoked".
[[nodiscard]] std::string_view to_string(LabelStatus status) noexcept;
[[nodiscard]] std::optional<LabelStatus> parse_status(std::string_view text) noexcept;

/// A change of status: suspended and revoked by name, active is a reinstatement.
struct StatusChange {
  LabelStatus to = LabelStatus::active;
  std::string reason;
  std::string by;
  Time at{};

  friend bool operator==(const StatusChange&, const StatusChange&) = default;
};

enum class LabelStage : std::uint8_t {
  intended,  ///< its tonnes are taken and its bytes are stored; not signed yet
  issued,
};

enum class ReservationState : std::uint8_t { held, consumed, freed, expired };
/// "held", "consumed", "freed" or "expired".
[[nodiscard]] std::string_view to_string(ReservationState state) noexcept;
[[nodiscard]] std::optional<ReservationState> parse_reservation_state(std::string_view text) noexcept;

struct Reservation {
  std::string id;
  std::string label;
  Grams grams = 0;
  std::string holder;
  Time expires{};
  ReservationState state = ReservationState::held;

  friend bool operator==(const Reservation&, const Reservation&) = default;
};

/// What the registry knows of a label at a time.
struct LabelState {
  std::string label;
  LabelStage stage = LabelStage::intended;
  std::string payload_digest;
  std::string token_digest;  ///< empty while intended
  std::string installation;
  std::string product;
  quantity::Date from{};  ///< of the production
  quantity::Date to{};
  std::string scheme;
  std::string pool;
  Grams issued = 0;
  Grams reserved = 0;   ///< held by reservations that have not expired
  Grams used = 0;
  Grams pool_left = 0;  ///< of the pool that nobody used or holds
  Grams available = 0;  ///< least of what is left of the label and of its pool
  std::vector<Reservation> holds;  ///< that have not expired, in order of their ids
  LabelStatus status = LabelStatus::active;
  std::vector<StatusChange> history;  ///< oldest first
  std::optional<quantity::Date> valid_until;
  std::optional<std::uint64_t> log_index;  ///< of its entry
  std::optional<Time> logged;  ///< of the first head over it
};

/// A label that names an instrument.
struct InstrumentUse {
  std::string label;
  std::string pool;
  Grams grams = 0;
};

struct ReserveRequest {
  std::string label;
  Grams grams = 0;
  std::string holder;
  std::string key;             ///< idempotency key, unique over the registry (the caller puts the client's name before it)
  std::string request_digest;  ///< of the whole request: same key with another one is a conflict
  Time expires{};
};

/// What became of one request to issue.
struct IssueOutcome {
  std::string label;
  std::string token;     ///< empty where it was refused
  bool already = false;  ///< it had been issued before
  Findings findings;
};

}  // namespace ferrolabel::registry

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "method/scheme.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"
#include "trust/trust_list.hpp"

/// What a claim is held against. All of it is plain values: who fills them, from a registry or from files, is not this room's.
namespace ferrolabel::claim {

/// A change of a label's standing.
struct StatusChange {
  quantity::Date on;
  std::string state;  ///< "suspended", "revoked" or "reinstated"
  std::string reason;
};

/// Tonnes held for somebody.
struct Reservation {
  std::string id;
  std::string holder;         ///< the bidder for whom they are held
  std::int64_t grams = 0;
};

/// What the registry says of one label.
struct RegisteredLabel {
  std::string payload_digest;  ///< "sha256:…" of what was issued
  std::optional<quantity::Date> logged;  ///< day on which the log proves it
  std::vector<StatusChange> history;     ///< oldest first
  std::int64_t issued = 0;  ///< g
  std::int64_t used = 0;    ///< g
  std::vector<Reservation> reservations;
  std::string pool;                          ///< labels of several schemes for the same tonnes share it; empty: alone
  std::optional<std::int64_t> pool_free;     ///< g of the pool that nobody used or reserved, over all its labels
};

/// Whose power a guarantee of origin or a contract has served.
struct InstrumentUse {
  std::string installation;
  quantity::Date period_from{};
  quantity::Date period_to{};
};

/// What a registry knows of the labels that are claimed.
struct RegistryEvidence {
  std::string registry;          ///< its id, as labels name it
  std::string list_digest;       ///< of the signed status list; empty: none at hand
  std::optional<quantity::Date> list_date;  ///< of the status list
  std::map<std::string, RegisteredLabel, std::less<>> labels;          ///< by label id
  std::map<std::string, InstrumentUse, std::less<>> instruments;       ///< the first use of each
};

/// Schemes at hand, by id.
using SchemeSet = std::map<std::string, std::shared_ptr<const method::Scheme>, std::less<>>;

/// All evidence of one check. Pointers may be null: what is not at hand cannot decide. They must stay good during the check.
struct Evidence {
  const trust::TrustList* trust = nullptr;  ///< with what it knows of verifiers, sites and countries
  const RegistryEvidence* registry = nullptr;
  const SchemeSet* schemes = nullptr;

  [[nodiscard]] const method::Scheme* scheme(std::string_view id) const;
  [[nodiscard]] const RegisteredLabel* registered(std::string_view label_id) const;
  [[nodiscard]] const trust::TrustFacts* facts() const noexcept { return trust == nullptr ? nullptr : &trust->facts(); }
};

/// Standing of a label on a day by its history: "active", "suspended" or "revoked"; a revocation is final.
[[nodiscard]] std::string_view standing_on(const RegisteredLabel& label, const quantity::Date& day) noexcept;

/// Grams that a bidder may still claim: issued - used - reserved for others, and no more than the pool has left. Never below 0.
[[nodiscard]] std::int64_t available_to(const RegisteredLabel& label, std::string_view bidder) noexcept;

}  // namespace ferrolabel::claim

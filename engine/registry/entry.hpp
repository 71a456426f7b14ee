// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "registry/records.hpp"

/// Entries of the ledger: what happened, one JSON text a line. An entry never changes; everything else in a registry follows
/// from the entries in their order.
namespace ferrolabel::registry {

/// The first entry.
struct Founded {
  std::string registry;  ///< id, a URI
};
/// A production, new or corrected: the last one for its key counts.
struct Produced {
  Production production;
};
/// A label's tonnes are taken. The entry's bytes are the payload.
struct Intended {
  IssueRequest request;  ///< its payload is empty here
  std::string payload_digest;
};
/// A label is signed. The entry's bytes are the token without its payload.
struct Issued {
  std::string label;
  std::string token_digest;
};
struct StatusChanged {
  std::string label;
  StatusChange change;
};
struct Reserved {
  std::string id;
  ReserveRequest request;
};
/// The end of a reservation.
struct Settled {
  std::string id;
  ReservationState state = ReservationState::freed;
  Time at{};
};

using Event = std::variant<Founded, Produced, Intended, Issued, StatusChanged, Reserved, Settled>;

struct Entry {
  std::int64_t number = 0;  ///< from 1, without gaps
  Event event;
};

/// {"entry":1,"kind":"founded",…} without spaces: same entry, same bytes. Grams are strings, as JSON programs round numbers
/// of this size.
[[nodiscard]] std::string write_entry(const Entry& entry);

/// Reads what write_entry wrote; nothing for any other text, such as one with a member more or another writing.
[[nodiscard]] std::optional<Entry> read_entry(std::string_view text);

}  // namespace ferrolabel::registry

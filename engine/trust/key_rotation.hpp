// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "finding/result.hpp"
#include "quantity/date.hpp"
#include "syntax/node.hpp"
#include "trust/key.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::trust {

/// How long both keys are good when nothing else is asked, in days.
inline constexpr int overlap_days = 90;

/// One key follows another: what both have signed.
struct KeyRotation {
  KeyRecord next;
  std::string previous;           ///< kid of the key that endorses it
  quantity::Date from{};          ///< first day of the new key
  quantity::Date previous_until{};  ///< last day on which the old key may sign; what it signed by then stays good
};

/// The record (schemas/key-rotation.schema.json), ended by a newline: one payload, signed by the old key, which vouches for the
/// new one, and by the new key, which shows that it is the issuer's and nobody else's. Same keys and dates, same bytes.
/// @pre both keys are of one issuer, and differ; from <= previous_until
[[nodiscard]] std::string write_key_rotation(const SigningKey& previous, const SigningKey& next, const quantity::Date& from, const quantity::Date& previous_until);

/// Reads a record and verifies both signatures, the old key's against the trust list.
/// Findings: trust.document.*, trust.jws.*, trust.key.* (an old key that is expired or revoked on the day of the change vouches
/// for nothing), trust.rotation.two-payloads, .issuer (the new key is of another issuer than the old one), .same-key, .order.
[[nodiscard]] Result<KeyRotation> read_key_rotation(syntax::Node root, const TrustList& list, const quantity::Date& today);

/// `ferrolabel trust rotate`: the list with the new key, for the old one's purpose, and with the old key's last day.
/// An earlier last day of the old key stays. Findings: those of TrustList::add.
[[nodiscard]] Result<TrustList> apply(TrustList list, const KeyRotation& rotation, const quantity::Date& today);

}  // namespace ferrolabel::trust

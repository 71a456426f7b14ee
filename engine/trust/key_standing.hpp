// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "finding/finding.hpp"
#include "quantity/date.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::trust {

/// When a document was signed.
struct SigningTime {
  quantity::Date date;
  bool proved = false;  ///< by a registry's log; otherwise it is what the signer says, and who stole a key says what he likes
};

/// Whether a trusted key was good for a document, decided on a given day. Empty: yes, without reserve.
/// Errors: trust.key.purpose; .not-yet-valid and .expired (signed outside validFrom to validUntil, both days included);
/// .revoked (signed on or after the day of revocation, or revoked by the day of decision and the signing time is not proved);
/// .signed-later (the signing time lies after the day of decision).
/// Warning: .time-not-proved (the key has expired since, and only the signer says that it had not at signing).
/// Note: .revoked-later (revoked after the proved signing time).
/// A key that is only followed by a new one should get a validUntil, not a revocation.
[[nodiscard]] Findings check_standing(const TrustedKey& key, Purpose needed, const SigningTime& signing, const quantity::Date& decision);

/// trust.issuer.scope where the issuer may not sign for that scheme.
[[nodiscard]] Findings check_scope(const TrustedIssuer& issuer, std::string_view scheme);

}  // namespace ferrolabel::trust

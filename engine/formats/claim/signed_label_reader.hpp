// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "claim/claim.hpp"
#include "label/label_document.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::formats {

/// The id that a label's content and key give.
using LabelIdentity = std::function<std::string(const label::Label&, std::string_view kid)>;

/// Verifies and reads the label of a claim: everything that the check needs to know of a token. Signature verification is the
/// costly part of a tender, and any number of threads may ask at once. What nobody vouches for is read too, so that the check can
/// tell what it claims.
/// @param trust nullptr = none at hand @param pointer of the token in the user's document, for places
[[nodiscard]] claim::SignedLabel read_signed_label(std::string_view token, const trust::TrustList* trust, const LabelIdentity& identity, std::string_view pointer = {});

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "finding/place.hpp"
#include "formats/submission/submission.hpp"
#include "quantity/date.hpp"
#include "syntax/xml_schema.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::batch {

/// What is to be made of a signature of a submission.
enum class SignatureStanding : std::uint8_t {
  none,        ///< not signed
  trusted,     ///< of a key that is trusted for this role and this name, good on the day, over what was read
  unknown_key, ///< nothing was changed since it was made, but the trust list has no key of that name for that role, there is no list, or the plant names no operator
  broken       ///< anything else
};

/// "none", "trusted", "unknown-key" or "broken".
[[nodiscard]] std::string_view to_string(SignatureStanding standing) noexcept;

struct JudgedSignature {
  SignatureStanding standing = SignatureStanding::none;
  std::string kid;      ///< where trusted
  Place place;
  std::string message;  ///< where broken or of an unknown key
  std::string fix;
};

struct SubmissionSignatures {
  JudgedSignature producer;
  JudgedSignature verifier;
};

/// Verifies the signatures of a submission. The producer's is of a key for submissions under the name of who submits, or of the
/// plant's operator where a representative submits; the verifier's of a key for statements under the statement's name for it.
/// What was signed is read anew, and has to be the submission that was read: what is computed is what was signed.
/// @param document that `submission` was read from @param trust nullptr: no key is known @param day on which keys have to be good
[[nodiscard]] SubmissionSignatures verify_signatures(const SourceText& document, const formats::Submission& submission, const syntax::XmlSchema& schema, const trust::TrustList* trust,
                                                     const quantity::Date& day);

}  // namespace ferrolabel::batch

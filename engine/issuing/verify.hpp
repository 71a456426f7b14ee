// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/scheme/scheme_library.hpp"
#include "label/label_document.hpp"
#include "quantity/date.hpp"
#include "trust/log_proof.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::issuing {

enum class Verdict : std::uint8_t { yes, no, cannot_decide };
/// "yes", "no" or "cannot-decide".
[[nodiscard]] std::string_view to_string(Verdict verdict) noexcept;

/// What one check found. One `fail` makes the answer no; else one `undecided` makes it cannot-decide.
enum class Outcome : std::uint8_t { pass, fail, undecided, note };
/// "pass", "fail", "undecided" or "note".
[[nodiscard]] std::string_view to_string(Outcome outcome) noexcept;

struct Reason {
  std::string check;  ///< signature, issuer, key, payload, identity, validity, class, scheme, registry, verification
  Outcome outcome = Outcome::pass;
  std::string code;   ///< of a finding; empty for a pass
  std::string message;
  std::string fix;    ///< may be empty
};

struct VerifyAnswer {
  Verdict verdict = Verdict::cannot_decide;
  bool authentic = false;  ///< the signature belongs to a key that the trust list has
  std::vector<Reason> reasons;
  std::optional<label::Label> label;  ///< what could be read; believe it only where `authentic`
  std::string kid;                    ///< of the key that signed; empty where not authentic
  std::string payload_digest;         ///< likewise
};

/// Whether a label is authentic and valid on a day, offline. All checks are made that can be made.
/// - no trust list, or a key and issuer that it does not know: cannot-decide; a token that breaks a rule of the profile or whose
///   signature does not fit, or that names a listed issuer but none of its keys: no.
/// - the class is recomputed from E and s where `schemes` has the scheme in the very edition; another edition: cannot-decide.
/// Codes: trust.*, label.*, and those of label::classify; see methods/codes.
/// @param token compact JWS; blanks and line feeds at its end are left aside
/// @param trust nullptr = none at hand @param schemes nullptr = the class is not recomputed, and a note says so
/// @param name of the label in places, such as its file
/// @param proof that the label stands in its registry's log: proves the time of signing; nullptr = none at hand
[[nodiscard]] VerifyAnswer verify(std::string_view token, const trust::TrustList* trust, const quantity::Date& at,
                                  const formats::SchemeLibrary* schemes = nullptr, std::string_view name = "label",
                                  const trust::LogProof* proof = nullptr);

}  // namespace ferrolabel::issuing

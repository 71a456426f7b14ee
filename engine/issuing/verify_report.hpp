// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "finding/place.hpp"
#include "issuing/verify.hpp"

namespace ferrolabel::issuing {

/// Whether a validation report of a batch (schemas/validation-report.xsd) is as a trusted certifier signed it, offline.
/// - not of the form that is taken, changed, no report, or by a key that is not good on the day: no;
/// - sound, but of no key that the list trusts for reports, or without a list: cannot-decide.
/// A report bears no day of signing: the key has to be good on the day that is asked.
/// Codes: trust.xml-signature.*, trust.key.*, syntax.xml.*, label.trust.none.
[[nodiscard]] VerifyAnswer verify_report(const SourceText& report, const trust::TrustList* trust, const quantity::Date& at);

}  // namespace ferrolabel::issuing

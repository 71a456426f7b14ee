// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "label/label_document.hpp"
#include "quantity/date.hpp"

namespace ferrolabel::formats {

/// What a verification answered, in words.
struct VerificationSummary {
  struct Reason {
    std::string check;    ///< signature, issuer, key, …
    std::string outcome;  ///< pass, fail, undecided, note
    std::string code;     ///< empty for a pass
    std::string message;
    std::string fix;
  };
  std::string verdict;  ///< yes, no, cannot-decide
  bool authentic = false;
  quantity::Date at{};  ///< day on which it was asked
  std::vector<Reason> reasons;
  std::optional<label::Label> label;
  std::string kid;
  std::string payload_digest;
  std::string subject = "label";  ///< or "report"
};

/// The result of `verify`: verdict, authentic, at, kid, payloadDigest, label (what could be read, null else), reasons; ended by
/// a newline.
[[nodiscard]] std::string verification_json(const VerificationSummary& summary);

/// The result of `label`: token, file (null where it was not written to one), payloadDigest, label, findings.
[[nodiscard]] std::string issued_json(std::string_view token, std::string_view payload_digest, const label::Label& label, std::string_view file, const Findings& findings);

}  // namespace ferrolabel::formats

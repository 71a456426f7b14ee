// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claim/answer.hpp"
#include "claim/question.hpp"
#include "label/label_document.hpp"
#include "method/scheme.hpp"
#include "quantity/date.hpp"

namespace ferrolabel::claim {

/// What else an equivalence needs beside label and schemes.
struct EquivalenceTerms {
  const AskedClass& asked;
  std::optional<VerificationRank> verification;  ///< least rank that the question takes
  const quantity::Date& decision;
  bool offsets = false;                          ///< the bidder says that credits were taken off E
};

/// Whether a label under one scheme serves where a class of another is asked, line by line. It is one-way: at the same stage the
/// claimed boundary and gases contain all that the asked scheme counts; E holds no credit that the asked scheme lacks; the
/// electricity basis is one of the asked scheme's; verification ranks no lower; family and validity fit; and E passes the asked
/// class by its operator at s by its rule. Any line `no`: not shown; else any line unknown: needs a dossier; else equivalent.
/// @param asked the scheme asked for @param own the label's scheme in the edition that the label names
/// @source LABELS.md section 4
[[nodiscard]] Equivalence show_equivalence(const label::Label& label, const method::Scheme& own, const method::Scheme& asked, const EquivalenceTerms& terms);

/// Bases of electricity by which a scheme takes E, in the words of labels; empty where it leaves that open.
[[nodiscard]] std::vector<std::string> electricity_bases(const method::Scheme& scheme);

}  // namespace ferrolabel::claim

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.hpp"
#include "claim/tender.hpp"
#include "finding/result.hpp"
#include "quantity/date.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::formats {

/// What a document asks by: a question in it, or the id of one.
struct QuestionReference {
  syntax::Node question;   ///< an object in the document, or no node
  std::string id;          ///< of a question elsewhere; empty where none
};

/// A claim as a bidder writes it; its label is a token that nobody has verified yet (read_signed_label).
struct ClaimDocument {
  claim::Claim claim;
  QuestionReference question;
  std::optional<quantity::Date> decision_date;
};

/// A tender with its bids; labels are tokens likewise.
struct TenderDocument {
  claim::Tender tender;
  QuestionReference question;
  std::vector<claim::Lot> lots;  ///< of the tender itself: merge_lots
  std::optional<quantity::Date> decision_date;
};

/// Whether a document is a tender: it has the member "bids".
[[nodiscard]] bool is_tender(syntax::Node root) noexcept;

/// Reads a claim (schemas/claim.schema.json). Findings: claim.document.*. The question's node is good while the document lives.
[[nodiscard]] Result<ClaimDocument> read_claim(syntax::Node root);

/// A claim that is the label and nothing else; blanks and line feeds at the token's end are left aside.
[[nodiscard]] ClaimDocument claim_of_token(std::string_view token);

/// Reads a tender (schemas/tender.schema.json). Findings: claim.document.*, .duplicate-id for bids of one id.
[[nodiscard]] Result<TenderDocument> read_tender(syntax::Node root);

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "claim/answer.hpp"
#include "claim/tender.hpp"
#include "quantity/date.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {

/// Writes the members verdict, reasons [{check, outcome, code, field, labelField, rule, evidence, fix}], equivalences
/// [{scheme, class, serving, lines [{rule, holds, claimed, asked, reason}]}] and missing of an answer into an object that is open; of a
/// brief answer `held` too, the questions of which something held.
void write_answer(syntax::JsonWriter& writer, const claim::Answer& answer);

/// Writes a tender's answer likewise: verdict, reasons, lots, bids [{id, bidder, verdict, reasons, lots, lines [answer]}], attention
/// [{bid, line, verdict, code, field}].
void write_tender_answer(syntax::JsonWriter& writer, const claim::TenderAnswer& answer);

/// What the result of `check` says beside the answer.
struct CheckHead {
  std::string_view question;      ///< id
  quantity::Date decision{};
  std::string_view receipt;       ///< a document by make_receipt; empty = none was made
};

/// The result of `check` for a claim or a tender (schemas/check-result.schema.json), ended by a newline; same answer, same bytes.
[[nodiscard]] std::string check_json(const claim::Answer& answer, const CheckHead& head);
[[nodiscard]] std::string check_json(const claim::TenderAnswer& answer, const CheckHead& head);

}  // namespace ferrolabel::formats

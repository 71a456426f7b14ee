// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/answer_json.hpp"

namespace ferrolabel::formats {

namespace {

using claim::Reason;
using syntax::JsonWriter;

void write_reasons(JsonWriter& writer, const std::vector<Reason>& reasons) {
  writer.key("reasons").begin_array();
  for (const auto& reason : reasons) {
    writer.begin_object().member("check", claim::to_string(reason.check)).member("outcome", claim::to_string(reason.outcome));
    writer.key("code");
    if (reason.code.empty()) writer.null();
    else writer.string(reason.code);
    writer.member("field", reason.field);
    if (!reason.label_field.empty()) writer.member("labelField", reason.label_field);
    writer.member("rule", reason.rule).member("evidence", reason.evidence);
    if (!reason.fix.empty()) writer.member("fix", reason.fix);
    writer.end_object();
  }
  writer.end_array();
}

void write_equivalences(JsonWriter& writer, const std::vector<claim::Equivalence>& equivalences) {
  writer.key("equivalences").begin_array();
  for (const auto& each : equivalences) {
    writer.begin_object().member("scheme", each.scheme).member("class", each.class_name).member("serving", claim::to_string(each.serving));
    writer.key("lines").begin_array();
    for (const auto& line : each.lines) {
      writer.begin_object().member("rule", line.rule).member("holds", claim::to_string(line.holds)).member("claimed", line.claimed);
      writer.member("asked", line.asked).member("reason", line.reason).end_object();
    }
    writer.end_array().end_object();
  }
  writer.end_array();
}

void write_tonnes(JsonWriter& writer, std::string_view name, const quantity::Decimal& tonnes) {
  writer.key(name).begin_object().member("value", tonnes.to_string()).member("unit", "t").end_object();
}

void write_lots(JsonWriter& writer, const std::vector<claim::LotAnswer>& lots) {
  writer.key("lots").begin_array();
  for (const auto& lot : lots) {
    writer.begin_object().member("id", lot.lot).member("verdict", claim::to_string(lot.verdict));
    write_tonnes(writer, "accepted", lot.accepted);
    write_tonnes(writer, "undecided", lot.undecided);
    if (lot.asked) write_tonnes(writer, "asked", *lot.asked);
    if (!lot.best_bid.empty()) writer.member("bestBid", lot.best_bid);
    writer.end_object();
  }
  writer.end_array();
}

void write_bid(JsonWriter& writer, const claim::BidAnswer& bid) {
  writer.begin_object().member("id", bid.id).member("bidder", bid.bidder).member("verdict", claim::to_string(bid.verdict));
  write_reasons(writer, bid.reasons);
  write_lots(writer, bid.lots);
  writer.key("lines").begin_array();
  for (const auto& line : bid.lines) {
    writer.begin_object();
    write_answer(writer, line);
    writer.end_object();
  }
  writer.end_array().end_object();
}

void write_attention(JsonWriter& writer, const claim::TenderAnswer& answer) {
  writer.key("attention").begin_array();
  for (const auto& each : answer.attention) {
    const auto& bid = answer.bids[each.bid];
    const auto& line = bid.lines[each.line];
    writer.begin_object().member("bid", bid.id).member("line", static_cast<int>(each.line)).member("verdict", claim::to_string(line.verdict));
    if (each.reason < line.reasons.size()) writer.member("code", line.reasons[each.reason].code).member("field", line.reasons[each.reason].field);
    writer.end_object();
  }
  writer.end_array();
}

template <class Write>
std::string document(const CheckHead& head, const Write& write) {
  JsonWriter writer;
  writer.begin_object();
  write(writer);
  writer.member("question", head.question).member("decisionDate", quantity::to_string(head.decision));
  writer.key("receipt");
  if (head.receipt.empty()) writer.null();
  else writer.lexeme(head.receipt);
  return std::move(writer.end_object()).take() + "\n";
}

}  // namespace

void write_answer(JsonWriter& writer, const claim::Answer& answer) {
  writer.member("verdict", claim::to_string(answer.verdict));
  write_reasons(writer, answer.reasons);
  if (!answer.held.empty()) {
    writer.key("held").begin_array();
    for (const auto check : answer.held) writer.string(claim::to_string(check));
    writer.end_array();
  }
  write_equivalences(writer, answer.equivalences);
  writer.key("missing").begin_array();
  for (const auto& each : answer.missing) writer.string(each);
  writer.end_array();
}

void write_tender_answer(JsonWriter& writer, const claim::TenderAnswer& answer) {
  writer.member("verdict", claim::to_string(answer.verdict));
  write_reasons(writer, answer.reasons);
  write_lots(writer, answer.lots);
  writer.key("bids").begin_array();
  for (const auto& bid : answer.bids) write_bid(writer, bid);
  writer.end_array();
  write_attention(writer, answer);
}

std::string check_json(const claim::Answer& answer, const CheckHead& head) {
  return document(head, [&](JsonWriter& writer) { write_answer(writer, answer); });
}

std::string check_json(const claim::TenderAnswer& answer, const CheckHead& head) {
  return document(head, [&](JsonWriter& writer) { write_tender_answer(writer, answer); });
}

}  // namespace ferrolabel::formats

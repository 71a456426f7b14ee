// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/claim_reader.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "formats/claim/claim_object.hpp"
#include "formats/claim/question_reader.hpp"
#include "syntax/reader_findings.hpp"

namespace ferrolabel::formats {

namespace {

using claim::Claim;
using claim::Offer;

constexpr std::array<std::string_view, 22> offered_texts{
    "class", "scheme", "schemeVersion", "schemeStatus", "family", "productId", "productName", "cn", "grade", "form", "productStage", "installation",
    "installationName", "site", "country", "meltCountry", "pourCountry", "meltSite", "electricityBasis", "verificationLevel", "verifier", "accreditation"};
constexpr std::array<std::string_view, 6> figure_kinds{"scheme-intensity", "product-footprint", "epd-gwp", "site-average", "company-average", "company-target"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<claim::OfferedFigure> read_figure(ClaimObject object) {
  if (!object.exists()) return std::nullopt;
  claim::OfferedFigure figure;
  figure.value = object.decimal("value");
  figure.unit = object.text("unit");
  if (const auto kind = object.optional("kind")) {
    figure.kind = kind.scalar();
    if (!is_one_of(figure_kinds, kind.scalar())) object.bad_value(kind, "a kind of figure, such as scheme-intensity or product-footprint");
  }
  figure.modules = object.optional_texts("modules");
  figure.offsets = object.optional_truth("offsets").value_or(false);
  object.finish();
  return figure;
}

void read_declarations(ClaimObject& object, Offer& offer, Findings& findings) {
  if (const auto declared = object.optional("declared")) {
    ClaimObject inner{declared, findings};
    for (auto member = declared.first_child(); member; member = member.next()) {
      if (const auto truth = inner.optional_truth(member.name())) offer.declared.emplace(member.name(), *truth);
    }
  }
  if (const auto shares = object.optional("shares")) {
    ClaimObject inner{shares, findings};
    for (auto member = shares.first_child(); member; member = member.next()) {
      if (const auto share = inner.optional_share(member.name())) offer.shares.emplace(member.name(), *share);
    }
  }
  for (const auto item : object.items("certificates")) {
    ClaimObject inner{item, findings};
    offer.certificates.push_back({inner.text("scheme"), inner.text("id"), inner.optional_date("validUntil")});
    inner.finish();
  }
}

Offer read_offer(ClaimObject object, Findings& findings) {
  Offer offer;
  if (!object.exists()) return offer;
  for (const auto name : offered_texts) {
    if (auto text = object.optional_text(name); !text.empty()) offer.texts.emplace(name, std::move(text));
  }
  offer.heats = object.optional_texts("heats");
  offer.intensity = read_figure(object.optional_object("intensity"));
  offer.scrap_share = object.optional_share("scrapShare");
  auto recycled = object.optional_object("recycledContent");
  offer.recycled_pre = recycled.optional_share("preConsumer");
  offer.recycled_post = recycled.optional_share("postConsumer");
  recycled.finish();
  if (const auto custody = object.optional("custodyModel")) {
    offer.custody = claim::parse_custody(custody.scalar());
    if (!offer.custody) object.bad_value(custody, "a custody model, such as segregated or book-and-claim");
  }
  offer.delivery = object.optional_date("delivery");
  read_declarations(object, offer, findings);
  object.finish();
  return offer;
}

/// What a claim and a line of a bid have in common.
void read_common(ClaimObject& object, Claim& claim, Findings& findings) {
  claim.signed_label.token = object.text("label");
  claim.quantity = object.optional_tonnes("quantity");
  claim.holder = object.optional_text("holder");
  claim.lot = object.optional_text("lot");
  claim.offer = read_offer(object.optional_object("offer"), findings);
}

QuestionReference read_reference(ClaimObject& object) {
  const auto node = object.optional("question");
  if (!node) return {};
  if (node.kind() == syntax::Kind::object) return {node, {}};
  if (node.kind() != syntax::Kind::string || node.scalar().empty()) object.bad_value(node, "a question, or the id of one");
  return {{}, std::string{node.scalar()}};
}

claim::Bid read_bid(syntax::Node item, const std::string& pointer, Findings& findings) {
  ClaimObject object{item, findings};
  claim::Bid bid;
  bid.pointer = pointer;
  bid.id = object.text("id");
  bid.bidder = object.optional_text("bidder");
  (void)object.required("lines");
  for (const auto node : object.items("lines")) {
    ClaimObject line{node, findings};
    Claim claim;
    claim.pointer = pointer + "/lines/" + std::to_string(bid.lines.size());
    claim.bidder = bid.bidder;
    read_common(line, claim, findings);
    line.finish();
    bid.lines.push_back(std::move(claim));
  }
  object.finish();
  return bid;
}

}  // namespace

bool is_tender(syntax::Node root) noexcept { return root && root.kind() == syntax::Kind::object && root.member("bids").exists(); }

Result<ClaimDocument> read_claim(syntax::Node root) {
  Findings findings;
  ClaimObject object{root, findings};
  ClaimDocument document;
  read_common(object, document.claim, findings);
  document.claim.bidder = object.optional_text("bidder");
  document.question = read_reference(object);
  document.decision_date = object.optional_date("decisionDate");
  object.finish();
  if (has_errors(findings)) return findings;
  return document;
}

ClaimDocument claim_of_token(std::string_view token) {
  const auto last = token.find_last_not_of(" \t\r\n");
  ClaimDocument document;
  document.claim.signed_label.token = token.substr(0, last == token.npos ? 0 : last + 1);
  document.claim.is_label_itself = true;
  return document;
}

Result<TenderDocument> read_tender(syntax::Node root) {
  Findings findings;
  ClaimObject object{root, findings};
  TenderDocument document;
  document.tender.id = object.text("tender");
  document.question = read_reference(object);
  document.decision_date = object.optional_date("decisionDate");
  document.lots = read_lots(object.items("lots"), findings);
  std::set<std::string> ids;
  for (const auto item : object.items("bids")) {
    auto bid = read_bid(item, "/bids/" + std::to_string(document.tender.bids.size()), findings);
    if (!ids.insert(bid.id).second)
      findings.push_back({"claim.document.duplicate-id", Severity::error, item.place(), "the bid " + syntax::quoted(bid.id) + " stands twice", "give each its own id"});
    document.tender.bids.push_back(std::move(bid));
  }
  object.finish();
  if (has_errors(findings)) return findings;
  return document;
}

}  // namespace ferrolabel::formats

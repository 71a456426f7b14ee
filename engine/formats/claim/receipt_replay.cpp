// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "claim/claim_check.hpp"
#include "formats/claim/answer_json.hpp"
#include "formats/claim/claim_object.hpp"
#include "formats/claim/question_reader.hpp"
#include "formats/claim/receipt.hpp"
#include "formats/claim/registry_evidence_document.hpp"
#include "syntax/canonical_json.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/json_writer.hpp"
#include "trust/jws.hpp"
#include "trust/trust_list_document.hpp"

namespace ferrolabel::formats {

namespace {

using claim::Verdict;
using syntax::Node;

void add(Findings& findings, const char* code, Severity severity, Place place, std::string message, std::string fix) {
  findings.push_back({code, severity, std::move(place), std::move(message), std::move(fix)});
}

Verdict verdict_of(std::string_view word) noexcept {
  return word == claim::to_string(Verdict::accept) ? Verdict::accept : word == claim::to_string(Verdict::reject) ? Verdict::reject : Verdict::cannot_decide;
}

std::string canonical(const std::string& json) {
  return syntax::canonical_json(syntax::read_json({"answer", json}, receipt_limits()).value().root());
}

/// One replay while it is made.
class Replaying {
 public:
  Replaying(const claim::SchemeSet& schemes, const trust::TrustList* trust, const LabelIdentity& identity) : schemes_{schemes}, trust_{trust}, identity_{identity} {}

  Result<Replay> run(Node root) && {
    ClaimObject object{root, findings_};
    object.format(receipt_format);
    const auto head = object.text("head");
    const auto body = object.required("body");
    object.finish();
    if (has_errors(findings_)) return findings_;
    check_head(head, body);
    if (has_errors(findings_)) return findings_;
    read_body(body);
    if (has_errors(findings_)) return findings_;
    answer(body);
    if (has_errors(findings_)) return findings_;
    return {std::move(result_), std::move(findings_)};
  }

 private:
  /// The digest in the signed head is that of the body; who signed is known where the trust list has the key.
  void check_head(const std::string& token, Node body) {
    const auto lookup = trust_ == nullptr ? trust::KeyLookup{[](std::string_view) { return nullptr; }} : trust_->lookup();
    const auto verified = trust::verify_document(token, trust::typ::receipt, lookup, body.place(), "receipt (head)");
    const auto digest = syntax::sha256_digest(syntax::canonical_json(body));
    if (verified.ok()) {
      const auto entry = trust_->find(verified->jws.kid);
      if (entry->key->purpose == trust::Purpose::receipt) result_.signer = verified->jws.kid;
      compare_head(verified->payload.root(), body, digest);
    } else if (std::all_of(verified.findings().begin(), verified.findings().end(), [](const auto& each) { return each.code == "trust.jws.kid-unknown"; })) {
      read_unsigned_head(token, body, digest);
    } else {
      findings_.insert(findings_.end(), verified.findings().begin(), verified.findings().end());
      return;
    }
    if (result_.signer.empty())
      add(findings_, "claim.receipt.signer-unknown", Severity::warning, body.place(), "the trust list has no key for receipts that signed this one", "name a trust list that has the signer's key");
  }

  void read_unsigned_head(std::string_view token, Node body, const std::string& digest) {
    if (const auto document = trust::unverified_payload(token)) compare_head(document->root(), body, digest);
    else add(findings_, "claim.receipt.altered", Severity::error, body.place(), "the head cannot be read", "refuse the receipt");
  }

  void compare_head(Node head, Node body, const std::string& digest) {
    const auto same = [&](std::string_view name, std::string_view value) {
      const auto member = head.member(name);
      return member && member.scalar() == value;
    };
    const auto stated = body.member("answer").member("verdict");
    const bool fits = same("bodyDigest", digest) && same("verdict", stated ? stated.scalar() : std::string_view{}) && same("decisionDate", body.member("decisionDate").scalar());
    if (!fits) add(findings_, "claim.receipt.altered", Severity::error, body.place(), "the body is not the one whose digest was signed", "refuse the receipt");
    result_.stated = verdict_of(stated ? stated.scalar() : std::string_view{});
  }

  template <class T>
  std::optional<T> take(Result<T> read) {
    findings_.insert(findings_.end(), read.findings().begin(), read.findings().end());
    return read.ok() ? std::optional<T>{std::move(read).value()} : std::nullopt;
  }

  void read_body(Node body) {
    ClaimObject object{body, findings_};
    kind_ = object.text("kind");
    if (kind_ != "claim" && kind_ != "tender") add(findings_, "claim.receipt.kind", Severity::error, body.place(), "the receipt is of the kind '" + kind_ + "'", "use a newer program");
    (void)object.required("decisionDate");
    result_.decision = object.optional_date("decisionDate").value_or(quantity::Date{});
    label_itself_ = object.optional_truth("labelItself").value_or(false);
    document_ = object.required("document");
    if (const auto question = object.required("question")) question_ = take(read_question(question));
    if (const auto list = object.required("trust"); list && list.kind() != syntax::Kind::null) kept_trust_ = take(trust::read_trust_list(list));
    if (const auto registry = object.required("registry"); registry && registry.kind() != syntax::Kind::null) registry_ = take(read_registry_evidence(registry));
    for (const auto item : object.items("schemes")) read_scheme(item);
    (void)object.required("answer");
    object.finish();
    if (question_) result_.question = question_->id;
    tell_evidence();
  }

  void read_scheme(Node item) {
    ClaimObject object{item, findings_};
    const auto id = object.text("id");
    const auto version = object.text("version");
    const auto digest = object.text("digest");
    object.finish();
    const auto found = schemes_.find(id);
    if (found == schemes_.end() || found->second->info.digest != digest)
      add(findings_, "claim.receipt.pack-not-at-hand", Severity::error, item.place(), "the pack " + id + " " + version + " (" + digest + ") is not at hand", "name the methods' folder that has it by --methods");
    else used_schemes_.insert(*found);
    packs_ += (packs_.empty() ? "" : ", ") + id + " " + version;
  }

  void tell_evidence() {
    auto& text = result_.evidence;
    text = kept_trust_ ? "trust list " + kept_trust_->id() + " of " + quantity::to_string(kept_trust_->updated()) : std::string{"no trust list"};
    if (!registry_) {
      text += "; no registry";
    } else {
      text += "; registry " + registry_->registry;
      if (registry_->list_date)
        text += ", status list of " + quantity::to_string(*registry_->list_date) + ", " + std::to_string(quantity::days_between(*registry_->list_date, result_.decision)) + " days old";
      if (!registry_->list_digest.empty()) text += " (" + registry_->list_digest + ")";
    }
    text += "; packs " + (packs_.empty() ? std::string{"none"} : packs_);
  }

  [[nodiscard]] claim::Evidence evidence() const { return {kept_trust_ ? &*kept_trust_ : nullptr, registry_ ? &*registry_ : nullptr, &used_schemes_}; }

  void verify(claim::Claim& claim) const {
    const auto token = claim.signed_label.token;
    claim.signed_label = read_signed_label(token, kept_trust_ ? &*kept_trust_ : nullptr, identity_);
  }

  void answer(Node body) {
    syntax::JsonWriter writer{0};
    writer.begin_object();
    if (kind_ == "claim") answer_claim(writer);
    else answer_tender(writer);
    if (has_errors(findings_)) return;
    result_.answer = canonical(std::move(writer.end_object()).take());
    result_.same = result_.answer == syntax::canonical_json(body.member("answer"));
    if (!result_.same)
      add(findings_, "claim.receipt.other-verdict", Severity::warning, body.place(), "the replay gives " + std::string{claim::to_string(result_.verdict)} + " with other reasons than the receipt", "compare the two answers, and the versions of the program");
  }

  void answer_claim(syntax::JsonWriter& writer) {
    std::optional<ClaimDocument> claim;
    if (label_itself_) claim = claim_of_token(document_.member("label").scalar());
    else claim = take(read_claim(document_));
    if (!claim || !question_) return;
    verify(claim->claim);
    const auto found = claim::check(claim->claim, *question_, evidence(), result_.decision);
    result_.verdict = found.verdict;
    write_answer(writer, found);
  }

  void answer_tender(syntax::JsonWriter& writer) {
    auto tender = take(read_tender(document_));
    if (!tender || !question_) return;
    for (auto& bid : tender->tender.bids) {
      for (auto& line : bid.lines) verify(line);
    }
    const auto found = claim::check_tender(tender->tender, *question_, evidence(), result_.decision);
    result_.verdict = found.verdict;
    write_tender_answer(writer, found);
  }

  const claim::SchemeSet& schemes_;
  const trust::TrustList* trust_;
  const LabelIdentity& identity_;
  Findings findings_;
  Replay result_;
  std::string kind_;
  bool label_itself_ = false;
  Node document_;
  std::optional<claim::Question> question_;
  std::optional<trust::TrustList> kept_trust_;
  std::optional<claim::RegistryEvidence> registry_;
  claim::SchemeSet used_schemes_;
  std::string packs_;
};

}  // namespace

Result<Replay> replay_receipt(Node root, const claim::SchemeSet& schemes, const trust::TrustList* trust, const LabelIdentity& identity) {
  return Replaying{schemes, trust, identity}.run(root);
}

}  // namespace ferrolabel::formats

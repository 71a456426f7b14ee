// SPDX-License-Identifier: Apache-2.0
#include "issuing/verify.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/label/label_reader.hpp"
#include "issuing/label_id.hpp"
#include "label/classify.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"
#include "registry/ledger.hpp"
#include "trust/jws.hpp"
#include "trust/key_standing.hpp"

namespace ferrolabel::issuing {
namespace {

using quantity::to_string;

/// A file ends in a line feed, and a mailed token too; nothing inside is forgiven.
std::string_view without_blanks(std::string_view token) noexcept {
  while (!token.empty() && (token.back() == '\n' || token.back() == '\r' || token.back() == ' ' || token.back() == '\t')) token.remove_suffix(1);
  return token;
}

/// One verification while it is made.
class Verification {
 public:
  Verification(const trust::TrustList* trust, const quantity::Date& at, const formats::SchemeLibrary* schemes, const trust::LogProof* proof)
      : trust_{trust}, at_{at}, schemes_{schemes}, proof_{proof} {}

  VerifyAnswer run(std::string_view token, std::string_view name) && {
    token_digest_ = syntax::sha256_digest(token);
    check_signature(token, name);
    if (document_ && read_payload()) {
      if (answer_.authentic) {
        check_issuer();
        check_identity();
      }
      check_validity();
      check_class();
      add_notes();
    }
    judge();
    return std::move(answer_);
  }

 private:
  void add(const char* check, Outcome outcome, std::string code, std::string message, std::string fix = {}) {
    answer_.reasons.push_back({check, outcome, std::move(code), std::move(message), std::move(fix)});
  }

  void add(const char* check, const Finding& finding) {
    const auto outcome = finding.severity == Severity::error ? Outcome::fail : Outcome::note;
    const auto& where = finding.place.pointer;
    add(check, outcome, finding.code, finding.message + (where.empty() ? "" : " (" + where + ")"), finding.fix);
  }

  [[nodiscard]] bool knows_issuer(const syntax::Document& document) const {
    const auto id = document.root().member("issuer").member("id");
    if (trust_ == nullptr || !id) return false;
    return std::any_of(trust_->issuers().begin(), trust_->issuers().end(), [&](const auto& known) { return known.issuer.id == id.scalar(); });
  }

  /// Nobody whom the verifier trusts has signed: no where a listed issuer is named, who has no such key; else undecided.
  void judge_unknown_key(const Finding& finding) {
    if (trust_ == nullptr) {
      add("signature", Outcome::undecided, "label.trust.none", "there is no trust list, so nobody vouches for the signature", "name one by --trust");
    } else if (document_ && knows_issuer(*document_)) {
      add("signature", Outcome::fail, "label.issuer.other-key", "the label names an issuer of the trust list, but none of his keys has signed it",
          "refuse the label; where the issuer has a new key, take it over a way that you trust: 'ferrolabel trust add'");
    } else {
      add("signature", Outcome::undecided, finding.code, finding.message, finding.fix);
    }
  }

  void check_signature(std::string_view token, std::string_view name) {
    const auto lookup = trust_ == nullptr ? trust::KeyLookup{[](std::string_view) { return nullptr; }} : trust_->lookup();
    Place place;
    place.source = std::make_shared<SourceText>(SourceText{std::string{name}, {}});
    const auto payload_name = std::string{name} + " (payload)";
    auto verified = trust::verify_document(token, trust::typ::label, lookup, place, payload_name);
    if (verified.ok()) {
      answer_.authentic = true;
      answer_.kid = verified->jws.kid;
      answer_.payload_digest = verified->jws.payload_digest;
      document_.emplace(std::move(verified.value().payload));
      add("signature", Outcome::pass, {}, "the signature is that of key " + answer_.kid);
      return;
    }
    document_ = trust::unverified_payload(token, payload_name);
    for (const auto& finding : verified.findings()) {
      if (finding.code == "trust.jws.kid-unknown") judge_unknown_key(finding);
      else add("signature", finding);
    }
  }

  bool read_payload() {
    auto read = formats::read_label(*document_);
    for (const auto& finding : read.findings()) add("payload", finding);
    if (!read.ok()) return false;
    answer_.label = std::move(read).value();
    add("payload", Outcome::pass, {}, "the label says all that a label must say, and nothing else");
    return true;
  }

  void check_issuer() {
    const auto& label = *answer_.label;
    const auto entry = trust_->find(answer_.kid);
    if (!entry) return;
    const auto& known = entry->issuer->issuer;
    if (known.id != label.issuer.id) {
      add("issuer", Outcome::fail, "label.issuer.not-key-owner", "the label names the issuer " + label.issuer.id + ", but the key is that of " + known.id,
          "refuse the label: one issuer signs in another's name");
      return;
    }
    add("issuer", Outcome::pass, {}, known.name + " (" + known.id + ") is on the trust list");
    if (known.name != label.issuer.name)
      add("issuer", Outcome::note, "label.issuer.other-name", "the label calls the issuer '" + label.issuer.name + "'", "go by the trust list's name");
    for (const auto& finding : trust::check_scope(*entry->issuer, label.scheme.id)) add("issuer", finding);
    const auto standing = trust::check_standing(*entry->key, trust::Purpose::label, signing_time(*entry->key), at_);
    for (const auto& finding : standing) add("key", finding);
    if (!has_errors(standing)) add("key", Outcome::pass, {}, "the key was good on " + to_string(label.valid_from));
  }

  /// When the label was signed: proved where its registry's log holds it.
  trust::SigningTime signing_time(const trust::TrustedKey& key) {
    const auto& label = *answer_.label;
    if (proof_ == nullptr) return {label.valid_from, false};
    const auto head = trust::verify_log_proof(*proof_, registry::label_leaf(token_digest_), *trust_, label.registry, at_);
    if (!head) {
      for (const auto& finding : head.findings()) {
        if (finding.code == "trust.jws.kid-unknown") add("registry", Outcome::undecided, finding.code, finding.message, "add the registry's key to the trust list: 'ferrolabel trust add --purpose registry'");
        else add("registry", finding);
      }
      return {label.valid_from, false};
    }
    add("registry", Outcome::pass, {}, "it stands in the log of " + head->log + " since " + to_string(head->date()) + " at the latest");
    return trust::signing_time(label.valid_from, *head, key);
  }

  void check_identity() {
    if (label_id(*answer_.label, answer_.kid) == answer_.label->id)
      add("identity", Outcome::pass, {}, "the id follows from the content and the key");
    else
      add("identity", Outcome::fail, "label.id.mismatch", "the label's id is not the one that its content and key give",
          "refuse the label: its id may be that of another one");
  }

  void check_validity() {
    const auto& label = *answer_.label;
    const auto today = to_string(at_);
    if (at_ < label.valid_from) {
      add("validity", Outcome::fail, "label.validity.not-yet", "the label is valid from " + to_string(label.valid_from) + "; the day asked is " + today,
          "ask for that day or a later one");
    } else if (label.valid_until && *label.valid_until < at_) {
      add("validity", Outcome::fail, "label.validity.expired", "the label was valid until " + to_string(*label.valid_until) + "; the day asked is " + today,
          "ask the issuer for a new label");
    } else if (label.valid_until) {
      add("validity", Outcome::pass, {}, "valid until " + to_string(*label.valid_until));
    } else {
      add("validity", Outcome::note, "label.validity.unknown", "the scheme does not say how long a label is valid; this one is of " + to_string(label.valid_from),
          "decide how old a label may be for your purpose");
    }
  }

  /// The scheme in the very edition that the label names, or nullptr with the reason.
  std::shared_ptr<const method::Scheme> scheme_at_hand() {
    const auto& claimed = answer_.label->scheme;
    if (schemes_ == nullptr) {
      add("class", Outcome::note, "label.class.not-recomputed", "the class was not recomputed: the schemes are not at hand", "name their folder by --methods");
      return nullptr;
    }
    const auto found = schemes_->scheme(claimed.id);
    if (!found.ok()) {
      add("class", Outcome::undecided, "label.scheme.not-at-hand", "the scheme '" + claimed.id + "' is not at hand, so the class cannot be recomputed",
          "add its file to the methods' folder");
      return nullptr;
    }
    const auto& scheme = found.value();
    if (scheme->info.digest != claimed.digest || scheme->info.edition != claimed.version) {
      add("class", Outcome::undecided, "label.scheme.other-edition",
          "the label rests on another edition of '" + claimed.id + "' (" + claimed.version + ", " + claimed.digest + ") than the one at hand (" + scheme->info.edition + ")",
          "name the methods' folder of that edition by --methods");
      return nullptr;
    }
    return scheme;
  }

  void check_class() {
    const auto scheme = scheme_at_hand();
    if (!scheme) return;
    const auto& label = *answer_.label;
    const auto& claimed = label.scheme;
    if (claimed.status != scheme->status_word() || claimed.status_text != scheme->status_text || claimed.notice != scheme->notice)
      add("scheme", Outcome::fail, "label.scheme.words", "the label does not carry the scheme's own status and notice", "refuse the label: it gives the scheme another standing");
    if (label.unit != scheme->projected().unit)
      add("class", Outcome::fail, "label.class.other-unit", "the label states E in " + label.unit + "; the scheme compares in " + scheme->projected().unit, "refuse the label");
    const label::ClassifyInputs inputs{label.primary_fraction, label.scrap_per_product, label.electricity_basis};
    const auto again = label::classify(*scheme, claimed.family, label.intensity, label.scrap_share, label.valid_from, inputs);
    if (!again.ok()) {
      for (const auto& finding : again.findings()) add("class", finding);
    } else if (again->refused()) {
      add("class", Outcome::fail, "label.class.refused", "'" + claimed.id + "' gives no class for these figures: " + again->refused_because, "refuse the label");
    } else if (*again->class_name != label.class_name) {
      add("class", Outcome::fail, "label.class.not-reproduced",
          "the label says class '" + label.class_name + "', but " + label.intensity.to_string() + " " + label.unit + " makes '" + *again->class_name + "'",
          "refuse the label, and tell its issuer");
    } else {
      add("class", Outcome::pass, {}, "class '" + label.class_name + "' follows from E and s by '" + claimed.id + "'");
    }
  }

  void add_notes() {
    const auto& label = *answer_.label;
    const auto& scheme = label.scheme;
    if (scheme.status != "law") {
      const auto& words = scheme.notice.empty() ? scheme.status_text : scheme.notice;
      add("scheme", Outcome::note, "label.scheme.status", "'" + scheme.id + "' is " + scheme.status + (words.empty() ? "" : ": " + words), "do not take its class for law");
    }
    if (label.registry == "unregistered")
      add("registry", Outcome::note, "label.registry.unregistered", "no registry has the label: nobody counts whether its tonnes were claimed before",
          "ask for a registered label where that matters");
    if (label.verification.level == "self-declared")
      add("verification", Outcome::note, "label.verification.self-declared", "nobody has verified the plant's data", "ask for verified data where that matters");
    else
      add("verification", Outcome::note, "label.verification.stated", "the issuer states " + label.verification.level + " assurance by " + label.verification.verifier + "; nothing here proves it",
          "ask the verifier where that matters");
  }

  void judge() {
    const auto any = [this](Outcome outcome) {
      return std::any_of(answer_.reasons.begin(), answer_.reasons.end(), [&](const auto& reason) { return reason.outcome == outcome; });
    };
    answer_.verdict = any(Outcome::fail) ? Verdict::no : any(Outcome::undecided) || !answer_.authentic ? Verdict::cannot_decide : Verdict::yes;
  }

  const trust::TrustList* trust_;
  quantity::Date at_;
  const formats::SchemeLibrary* schemes_;
  const trust::LogProof* proof_;
  std::string token_digest_;
  std::optional<syntax::Document> document_;
  VerifyAnswer answer_;
};

}  // namespace

std::string_view to_string(Verdict verdict) noexcept {
  constexpr std::array<std::string_view, 3> words{"yes", "no", "cannot-decide"};
  return words.at(static_cast<std::size_t>(verdict));
}

std::string_view to_string(Outcome outcome) noexcept {
  constexpr std::array<std::string_view, 4> words{"pass", "fail", "undecided", "note"};
  return words.at(static_cast<std::size_t>(outcome));
}

VerifyAnswer verify(std::string_view token, const trust::TrustList* trust, const quantity::Date& at, const formats::SchemeLibrary* schemes,
                    std::string_view name, const trust::LogProof* proof) {
  return Verification{trust, at, schemes, proof}.run(without_blanks(token), name);
}

}  // namespace ferrolabel::issuing

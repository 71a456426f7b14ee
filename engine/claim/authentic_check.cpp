// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "claim/checks_of_claim.hpp"
#include "syntax/reader_findings.hpp"
#include "trust/key_standing.hpp"

namespace ferrolabel::claim {

namespace {

using quantity::to_string;

constexpr About issuer_field = on_label("/issuer/id");

const trust::TrustedIssuer* find_issuer(const trust::TrustList& list, std::string_view id) {
  const auto& issuers = list.issuers();
  const auto found = std::find_if(issuers.begin(), issuers.end(), [id](const auto& each) { return each.issuer.id == id; });
  return found == issuers.end() ? nullptr : &*found;
}

/// Signs of a UTF-8 text, each as its bytes.
std::vector<std::string_view> signs_of(std::string_view text) {
  std::vector<std::string_view> signs;
  for (std::size_t from = 0; from < text.size();) {
    std::size_t to = from + 1;
    while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xc0) == 0x80) ++to;
    signs.push_back(text.substr(from, to - from));
    from = to;
  }
  return signs;
}

/// Whether a name can be read as the known one: signs that look alike are one, and in a name that mixes scripts a sign of
/// another script stands for any.
bool reads_as(std::string_view name, std::string_view known) {
  if (name == known) return false;
  std::string read;
  const auto theirs = signs_of(known);
  const auto ours = signs_of(name);
  const bool mixed = syntax::is_confusable(name) && ours.size() == theirs.size();
  for (std::size_t at = 0; at < ours.size(); ++at) read += mixed && ours[at].size() > 1 ? theirs[at] : ours[at];
  return trust::skeleton(read) == trust::skeleton(known);
}

/// The trusted issuer for whom this id or name is easily taken; nullptr where there is none.
const trust::TrustedIssuer* find_look_alike(const trust::TrustList& list, const label::LabelIssuer& issuer) {
  const auto own_id = trust::skeleton(issuer.id);
  const auto& issuers = list.issuers();
  const auto found = std::find_if(issuers.begin(), issuers.end(), [&](const auto& each) {
    return each.issuer.id != issuer.id && (trust::skeleton(each.issuer.id) == own_id || each.issuer.name == issuer.name || reads_as(issuer.name, each.issuer.name));
  });
  return found == issuers.end() ? nullptr : &*found;
}

/// Nobody of the trust list has signed.
void judge_unknown_key(Examination& exam) {
  const std::string rule = "the label is signed by a key of an issuer whom the procurer trusts";
  if (exam.evidence.trust == nullptr || exam.evidence.trust->issuers().empty()) {
    exam.undecided(Check::authentic, on_label(), {"claim.trust.none", rule, "there is no trust list, or an empty one", "name a trust list that has the label's issuer"});
    return;
  }
  if (!exam.claim.signed_label.label) {
    exam.undecided(Check::authentic, on_label(), {"claim.issuer.unknown", rule, "the key is not in the trust list", "find out who signed, and whether you trust them"});
    return;
  }
  const auto& issuer = exam.label().issuer;
  if (find_issuer(*exam.evidence.trust, issuer.id) != nullptr) {
    exam.fail(Check::authentic, issuer_field, {"claim.issuer.other-key", rule, "the label names " + issuer.id + ", but none of its keys has signed it", "refuse the label; a new key must come over a way that you trust"});
  } else if (const auto* meant = find_look_alike(*exam.evidence.trust, issuer)) {
    exam.fail(Check::authentic, issuer_field,
              {"claim.issuer.look-alike", rule, "'" + issuer.name + "' (" + issuer.id + ") is made to be taken for '" + meant->issuer.name + "' (" + meant->issuer.id + ")",
               "refuse the label, and tell the issuer that is imitated"});
  } else {
    exam.undecided(Check::authentic, issuer_field, {"claim.issuer.unknown", rule, "the issuer " + issuer.id + " is not in the trust list", "find out whether you trust this issuer"});
  }
}

void judge_finding(Examination& exam, const Finding& finding) {
  const std::string_view code = finding.code;
  const auto found = finding.code + ": " + finding.message + (finding.place.pointer.empty() ? "" : " (" + finding.place.pointer + ")");
  if (code == "trust.jws.kid-unknown") {
    judge_unknown_key(exam);
  } else if (code == "trust.jws.signature-invalid" || code == "trust.jws.signature-length" || code == "trust.jws.signature-range") {
    exam.fail(Check::authentic, on_label(), {"claim.label.altered", "the signature belongs to the bytes of the label", found, "refuse the label: it was altered, or never signed by that key"});
  } else if (code.starts_with("trust.jws.")) {
    exam.fail(Check::authentic, on_label(), {"claim.label.not-proper", "the label is one compact JWS of our profile, and nothing round or inside it", found, "ask for the label as it was issued"});
  } else {
    exam.fail(Check::authentic, on_label(finding.place.pointer), {"claim.label.malformed", "the label says all that a label must say, in its one writing", found, "ask the issuer for a proper label"});
  }
}

const char* key_code(std::string_view code) {
  if (code == "trust.key.purpose") return "claim.key.purpose";
  if (code == "trust.key.revoked") return "claim.key.revoked";
  if (code == "trust.key.expired") return "claim.key.expired";
  if (code == "trust.key.not-yet-valid") return "claim.key.not-yet-valid";
  if (code == "trust.key.signed-later") return "claim.key.signed-later";
  return "claim.key.in-doubt";
}

void check_key(Examination& exam, const trust::TrustList::Entry& entry) {
  const auto& label = exam.label();
  const auto* registered = exam.evidence.registered(label.id);
  const bool proved = registered != nullptr && registered->logged && registered->payload_digest == exam.claim.signed_label.payload_digest;
  const trust::SigningTime signing{proved ? *registered->logged : label.valid_from, proved};
  const std::string rule = "the key was good when the label was signed (" + to_string(signing.date) + (proved ? ", proved by the log)" : ", as the label says)");
  const auto standing = trust::check_standing(*entry.key, trust::Purpose::label, signing, exam.decision);
  for (const auto& finding : standing) {
    const Fault fault{key_code(finding.code), rule, finding.message, finding.fix};
    if (finding.severity == Severity::error) exam.fail(Check::authentic, on_label("/validFrom"), fault);
    else exam.note(Check::authentic, on_label("/validFrom"), fault);
  }
  if (!has_errors(standing)) exam.pass(Check::authentic, on_label("/validFrom"), rule, "key " + entry.key->kid);
}

void check_issuer(Examination& exam) {
  const auto& label = exam.label();
  const auto entry = exam.evidence.trust == nullptr ? std::nullopt : exam.evidence.trust->find(exam.claim.signed_label.kid);
  if (!entry) return judge_unknown_key(exam);
  const auto& known = entry->issuer->issuer;
  const std::string rule = "the label names the issuer whose key has signed it";
  if (known.id != label.issuer.id) {
    exam.fail(Check::authentic, issuer_field, {"claim.issuer.not-key-owner", rule, "it names " + label.issuer.id + "; the key is that of " + known.id, "refuse the label: one issuer signs in another's name"});
    return;
  }
  exam.pass(Check::authentic, issuer_field, rule, known.name + " (" + known.id + ")");
  if (known.name != label.issuer.name)
    exam.note(Check::authentic, on_label("/issuer/name"), {"claim.issuer.other-name", "the issuer's name is that of the trust list", "the label says '" + label.issuer.name + "', the trust list '" + known.name + "'", "go by the trust list"});
  if (!trust::check_scope(*entry->issuer, label.scheme.id).empty())
    exam.fail(Check::authentic, on_label("/credentialSubject/scheme/id"), {"claim.issuer.scope", "the issuer is trusted for this scheme", known.id + " is not trusted for '" + label.scheme.id + "'", "ask for a label of an issuer who may sign for this scheme"});
  check_key(exam, *entry);
}

void check_identity(Examination& exam) {
  const auto& signed_label = exam.claim.signed_label;
  const std::string rule = "the label's id follows from its content and key";
  if (signed_label.id_follows) exam.pass(Check::authentic, on_label("/id"), rule, exam.label().id);
  else exam.fail(Check::authentic, on_label("/id"), {"claim.label.id", rule, exam.label().id + " is not the id that they give", "refuse the label: its id may be that of another one"});
  const auto* registered = exam.evidence.registered(exam.label().id);
  if (registered == nullptr) return;
  const std::string same = "the label is byte for byte what the registry has under its id";
  if (registered->payload_digest == signed_label.payload_digest) exam.pass(Check::authentic, on_label("/id"), same, signed_label.payload_digest);
  else exam.fail(Check::authentic, on_label("/id"), {"claim.label.other-digest", same, "the registry has " + registered->payload_digest + "; the label is " + signed_label.payload_digest, "refuse the label: it was altered under a valid number"});
}

/// Names that mix signs of several scripts can be read as other names.
void check_names(Examination& exam) {
  const auto& label = exam.label();
  const std::pair<std::string_view, std::string_view> names[]{{"/issuer/name", label.issuer.name},
                                                              {"/credentialSubject/holder/name", label.holder},
                                                              {"/credentialSubject/installation/name", label.installation.name},
                                                              {"/credentialSubject/installation/site", label.installation.site},
                                                              {"/credentialSubject/installation/meltSite", label.installation.melt_site},
                                                              {"/credentialSubject/verification/verifier", label.verification.verifier}};
  for (const auto& [field, name] : names) {
    if (syntax::is_confusable(name))
      exam.undecided(Check::authentic, on_label(field), {"claim.label.confusable", "no name mixes look-alike signs of several scripts", shown(name) + " does", "find out who is meant"});
  }
}

}  // namespace

void check_authentic(Examination& exam) {
  const auto& signed_label = exam.claim.signed_label;
  for (const auto& finding : signed_label.findings) {
    if (finding.severity == Severity::error) judge_finding(exam, finding);
  }
  if (!signed_label.label) return;
  if (signed_label.authentic) {
    exam.pass(Check::authentic, on_label(), "the signature belongs to the bytes of the label", "signed by key " + signed_label.kid);
    check_issuer(exam);
    check_identity(exam);
  } else if (!has_errors(signed_label.findings)) {
    judge_unknown_key(exam);
  }
  check_names(exam);
}

}  // namespace ferrolabel::claim

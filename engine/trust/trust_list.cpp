// SPDX-License-Identifier: Apache-2.0
#include "trust/trust_list.hpp"

#include <algorithm>
#include <array>

#include "syntax/reader_findings.hpp"
#include "trust/member_reader.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::array<std::string_view, 8> purposes{"label", "receipt", "registry", "log", "status", "submission", "statement", "report"};
constexpr std::array<std::string_view, 4> reasons{"key-compromise", "superseded", "ceased", "other"};

void append(Findings& all, Findings more) {
  for (auto& finding : more) all.push_back(std::move(finding));
}

/// Among the keys of an issuer that is about to be added: by kid and by key.
void check_repeated(const std::vector<TrustedKey>& keys, Findings& findings) {
  for (auto later = keys.begin(); later != keys.end(); ++later) {
    for (auto first = keys.begin(); first != later; ++first) {
      if (first->kid == later->kid) {
        add_error(findings, "trust.list.duplicate-kid", later->place, "the kid " + syntax::quoted(later->kid) + " stands twice",
                  "keep one of the two keys");
        findings.back().contradicted_by = first->place;
      } else if (first->key == later->key) {
        add_error(findings, "trust.list.shared-key", later->place, "the key stands twice, under the kids " + syntax::quoted(first->kid) + " and " + syntax::quoted(later->kid),
                  "keep one of the two");
        findings.back().contradicted_by = first->place;
      }
    }
  }
}

}  // namespace

std::string_view to_string(Purpose purpose) noexcept { return purposes[static_cast<std::size_t>(purpose)]; }

std::optional<Purpose> parse_purpose(std::string_view text) noexcept {
  const auto found = std::find(purposes.begin(), purposes.end(), text);
  if (found == purposes.end()) return std::nullopt;
  return static_cast<Purpose>(found - purposes.begin());
}

bool is_xml(Purpose purpose) noexcept { return purpose == Purpose::submission || purpose == Purpose::statement || purpose == Purpose::report; }

bool serves(Purpose trusted, Purpose needed) noexcept {
  return trusted == needed || (trusted == Purpose::registry && (needed == Purpose::log || needed == Purpose::status));
}

std::optional<TrustList::Entry> TrustList::find(std::string_view kid) const {
  const auto found = by_kid_.find(kid);
  if (found == by_kid_.end()) return std::nullopt;
  const auto& issuer = issuers_[found->second.first];
  return Entry{&issuer, &issuer.keys[found->second.second]};
}

KeyLookup TrustList::lookup() const {
  return [this](std::string_view kid) -> const PublicKey* {
    const auto entry = find(kid);
    return entry ? &entry->key->key : nullptr;
  };
}

Findings TrustList::check_key(const TrustedKey& key) const {
  Findings findings;
  if (const auto known = find(key.kid)) {
    add_error(findings, "trust.list.duplicate-kid", key.place, "the kid " + syntax::quoted(key.kid) + " stands twice", "keep one of the two keys");
    if (known->key->place.known()) findings.back().contradicted_by = known->key->place;
  } else if (const auto shared = kid_by_thumbprint_.find(key.key.thumbprint()); shared != kid_by_thumbprint_.end()) {
    const auto entry = find(shared->second);
    add_error(findings, "trust.list.shared-key", key.place, "the key already stands under " + syntax::quoted(entry->issuer->issuer.id),
              "a key belongs to one issuer: find out whose it is");
    if (entry->key->place.known()) findings.back().contradicted_by = entry->key->place;
  }
  if (key.key.algorithm() == (is_xml(key.purpose) ? Algorithm::eddsa : Algorithm::rs256)) {
    add_error(findings, "trust.list.algorithm", key.place,
              "a key for " + std::string{to_string(key.key.algorithm())} + " cannot sign for the purpose " + std::string{to_string(key.purpose)},
              "submission, statement and report take P-256 and RSA keys ('ferrolabel key new --rsa'), the others Ed25519 and P-256");
  }
  if (key.valid_until && *key.valid_until < key.valid_from) {
    add_error(findings, "trust.list.validity", key.place,
              "the key ends on " + quantity::to_string(*key.valid_until) + ", before it begins on " + quantity::to_string(key.valid_from),
              "give validUntil a day that is not before validFrom");
  }
  return findings;
}

Findings TrustList::check_likeness(const Issuer& issuer, const Place& place) const {
  Findings findings;
  const std::string own = skeleton(issuer.id);
  for (const auto& known : issuers_) {
    const auto& other = known.issuer;
    if (other.id == issuer.id) {
      add_error(findings, "trust.list.duplicate-issuer", place, "the issuer " + syntax::quoted(issuer.id) + " stands twice", "put its keys into one entry");
    } else if (skeleton(other.id) == own) {
      findings.push_back({"trust.list.lookalike-issuer", Severity::warning, place,
                          syntax::quoted(issuer.id) + " is easily taken for " + syntax::quoted(other.id), "make sure that both are who they seem"});
    } else if (other.name == issuer.name) {
      findings.push_back({"trust.list.same-name", Severity::warning, place,
                          "two issuers are named " + syntax::quoted(issuer.name), "make sure that both are who they seem; go by the id"});
    }
  }
  return findings;
}

Findings TrustList::add(TrustedIssuer issuer, const Place& place) {
  Findings findings = check_likeness(issuer.issuer, place);
  check_repeated(issuer.keys, findings);
  for (const auto& key : issuer.keys) append(findings, check_key(key));
  if (has_errors(findings)) return findings;
  for (std::size_t i = 0; i < issuer.keys.size(); ++i) {
    by_kid_.emplace(issuer.keys[i].kid, std::pair{issuers_.size(), i});
    kid_by_thumbprint_.emplace(issuer.keys[i].key.thumbprint(), issuer.keys[i].kid);
  }
  issuers_.push_back(std::move(issuer));
  return findings;
}

Findings TrustList::add_key(std::size_t issuer_index, TrustedKey key) {
  Findings findings = check_key(key);
  if (has_errors(findings)) return findings;
  auto& keys = issuers_.at(issuer_index).keys;
  by_kid_.emplace(key.kid, std::pair{issuer_index, keys.size()});
  kid_by_thumbprint_.emplace(key.key.thumbprint(), key.kid);
  keys.push_back(std::move(key));
  return findings;
}

TrustedKey* TrustList::find_key(std::string_view kid) {
  const auto found = by_kid_.find(kid);
  return found == by_kid_.end() ? nullptr : &issuers_[found->second.first].keys[found->second.second];
}

bool TrustList::end_key(std::string_view kid, const quantity::Date& last) {
  auto* key = find_key(kid);
  if (key != nullptr) key->valid_until = last;
  return key != nullptr;
}

Findings TrustList::revoke(std::string_view kid, const Revocation& revocation) {
  Findings findings;
  auto* key = find_key(kid);
  if (key == nullptr) add_error(findings, "trust.list.kid-unknown", {}, "the list has no key " + syntax::quoted(kid), "'ferrolabel trust list' shows the keys");
  if (!is_revocation_reason(revocation.reason)) {
    add_error(findings, "trust.list.revocation", {}, "the reason " + syntax::quoted(revocation.reason) + " is not known",
              "give key-compromise, superseded, ceased or other");
  }
  if (findings.empty() && (!key->revoked || revocation.at < key->revoked->at)) key->revoked = revocation;
  return findings;
}

bool is_revocation_reason(std::string_view text) noexcept { return std::find(reasons.begin(), reasons.end(), text) != reasons.end(); }

Result<TrustList> add(TrustList list, const KeyRecord& record, const KeyTerms& terms, quantity::Date today) {
  TrustedKey key{record.kid, record.key, terms.purpose, terms.valid_from.value_or(record.created), terms.valid_until, std::nullopt, {}};
  const auto& issuers = list.issuers();
  const auto known = std::find_if(issuers.begin(), issuers.end(), [&](const TrustedIssuer& issuer) { return issuer.issuer.id == record.issuer.id; });
  Findings findings;
  if (known == issuers.end()) {
    findings = list.add({record.issuer, {}, {std::move(key)}});
  } else {
    if (known->issuer.name != record.issuer.name) {
      add_error(findings, "trust.list.issuer-name", {},
                "the list knows " + syntax::quoted(record.issuer.id) + " as " + syntax::quoted(known->issuer.name) + ", the record as " + syntax::quoted(record.issuer.name),
                "find out from the issuer which name is right");
    }
    append(findings, list.add_key(static_cast<std::size_t>(known - issuers.begin()), std::move(key)));
  }
  if (has_errors(findings)) return findings;
  list.set_updated(today);
  return {std::move(list), std::move(findings)};
}

}  // namespace ferrolabel::trust

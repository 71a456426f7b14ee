// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "finding/result.hpp"
#include "quantity/date.hpp"
#include "syntax/node.hpp"
#include "trust/issuer.hpp"
#include "trust/jws.hpp"
#include "trust/key.hpp"
#include "trust/public_key.hpp"
#include "trust/trust_facts.hpp"

namespace ferrolabel::trust {

/// What a key may sign. One purpose a key.
enum class Purpose : std::uint8_t {
  label,
  receipt,
  registry,  ///< all that a registry signs: tree heads and status lists
  log,       ///< tree heads only
  status,    ///< status lists only
  submission,  ///< the producer's XML signature of a submission
  statement,   ///< the verifier's XML signature of a submission
  report,      ///< a certifier's XML signature of validation reports
};

/// Whether it is XML that is signed: by ECDSA or RSA, never by Ed25519.
[[nodiscard]] bool is_xml(Purpose purpose) noexcept;

/// "label", "receipt", "registry", "log", "status", "submission", "statement" or "report".
[[nodiscard]] std::string_view to_string(Purpose purpose) noexcept;
[[nodiscard]] std::optional<Purpose> parse_purpose(std::string_view text) noexcept;
/// Whether a key trusted for one purpose may sign what is needed.
[[nodiscard]] bool serves(Purpose trusted, Purpose needed) noexcept;

/// From which day on a key is no longer trusted, and why.
struct Revocation {
  quantity::Date at;
  std::string reason;  ///< "key-compromise", "superseded", "ceased" or "other"
};

struct TrustedKey {
  std::string kid;  ///< opaque; unique in the list
  PublicKey key;
  Purpose purpose = Purpose::label;
  quantity::Date valid_from;                  ///< first day
  std::optional<quantity::Date> valid_until;  ///< last day; none = open
  std::optional<Revocation> revoked;
  Place place;  ///< in the trust list's file
};

struct TrustedIssuer {
  Issuer issuer;
  std::vector<std::string> schemes;  ///< scope: ids of the schemes it may sign for; empty = all
  std::vector<TrustedKey> keys;
};

/// Whom a verifier trusts. Order of issuers and keys is that of the file; a kid, a key and an issuer id stand in it once.
class TrustList {
 public:
  struct Entry {
    const TrustedIssuer* issuer;
    const TrustedKey* key;
  };

  TrustList(std::string id, quantity::Date updated) : id_{std::move(id)}, updated_{updated} {}

  [[nodiscard]] const std::string& id() const noexcept { return id_; }
  [[nodiscard]] const quantity::Date& updated() const noexcept { return updated_; }
  [[nodiscard]] const std::vector<TrustedIssuer>& issuers() const noexcept { return issuers_; }

  /// The key of that kid and its issuer; the pointers are good until the list changes.
  [[nodiscard]] std::optional<Entry> find(std::string_view kid) const;
  /// find() for verify_compact; good while this list lives and does not change.
  [[nodiscard]] KeyLookup lookup() const;

  /// Adds an issuer with its keys. Findings: trust.list.duplicate-issuer, .duplicate-kid, .shared-key, .validity, .algorithm as errors, and
  /// then nothing is added; .lookalike-issuer and .same-name as warnings.
  Findings add(TrustedIssuer issuer, const Place& place = {});
  /// Adds a key to an issuer that is there. Findings as above. @pre issuer_index < issuers().size()
  Findings add_key(std::size_t issuer_index, TrustedKey key);
  void set_updated(quantity::Date date) { updated_ = date; }
  /// Verifiers, sites and country defaults.
  [[nodiscard]] const TrustFacts& facts() const noexcept { return facts_; }
  void set_facts(TrustFacts facts) { facts_ = std::move(facts); }
  /// Gives a key its last day. @return whether the list has the key
  bool end_key(std::string_view kid, const quantity::Date& last);
  /// `ferrolabel trust revoke`. A key that is revoked already gets the earlier of the two days. Findings: trust.list.kid-unknown,
  /// trust.list.revocation (a reason that is not known).
  Findings revoke(std::string_view kid, const Revocation& revocation);

 private:
  [[nodiscard]] Findings check_key(const TrustedKey& key) const;
  [[nodiscard]] Findings check_likeness(const Issuer& issuer, const Place& place) const;

  std::string id_;
  quantity::Date updated_;
  [[nodiscard]] TrustedKey* find_key(std::string_view kid);

  std::vector<TrustedIssuer> issuers_;
  TrustFacts facts_;
  std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>> by_kid_;
  std::map<std::string, std::string, std::less<>> kid_by_thumbprint_;
};

/// "key-compromise", "superseded", "ceased" or "other".
[[nodiscard]] bool is_revocation_reason(std::string_view text) noexcept;

/// Terms on which a key is trusted.
struct KeyTerms {
  Purpose purpose = Purpose::label;
  std::optional<quantity::Date> valid_from{};   ///< none = the day when the key was made
  std::optional<quantity::Date> valid_until{};
};

/// `ferrolabel trust add`: the list with the record's key. The issuer is added where it is new.
/// Findings: those of TrustList::add; trust.list.issuer-name where the list knows the issuer by another name.
[[nodiscard]] Result<TrustList> add(TrustList list, const KeyRecord& record, const KeyTerms& terms, quantity::Date today);

}  // namespace ferrolabel::trust

// SPDX-License-Identifier: Apache-2.0
#include "trust/jws.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/json_writer.hpp"
#include "syntax/reader_findings.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::size_t longest_header = 4096;

/// Header members by which a token brings its own key. @source RFC 7515 4.1.2, 4.1.3, 4.1.5 to 4.1.8
constexpr std::array<std::string_view, 6> key_members{"jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256"};

/// The parts of a token as they stand in it.
struct Parts {
  std::string_view header;
  std::string_view payload;
  std::string_view signature;
  std::string_view signed_text;  ///< header '.' payload
};

/// Collects why a token is refused; all at one place, as nothing in it has a place of its own.
class Refusals {
 public:
  explicit Refusals(const Place& where) : where_{where} {}
  void add(const char* code, std::string message, std::string fix) {
    findings_.push_back(Finding{code, Severity::error, where_, std::move(message), std::move(fix)});
  }
  [[nodiscard]] bool any() const noexcept { return !findings_.empty(); }
  [[nodiscard]] Findings take() && { return std::move(findings_); }

 private:
  const Place& where_;
  Findings findings_;
};

constexpr const char* ask_again = "ask the issuer for the document again, as it was signed";
constexpr const char* not_ours = "this is no document of our profile: refuse it, or ask the issuer for a proper one";

std::optional<Parts> split(std::string_view token) {
  const auto first = token.find('.');
  if (first == token.npos) return std::nullopt;
  const auto second = token.find('.', first + 1);
  if (second == token.npos || token.find('.', second + 1) != token.npos) return std::nullopt;
  return Parts{token.substr(0, first), token.substr(first + 1, second - first - 1), token.substr(second + 1), token.substr(0, second)};
}

std::string decode(std::string_view part, const char* name, Refusals& refusals) {
  auto bytes = syntax::base64url_decode(part);
  if (!bytes) {
    refusals.add("trust.jws.base64url", std::string{"the "} + name + " is not in strict base64url (no padding, blanks, '+', '/', spare bits)",
                 "copy the document without changing a sign");
  }
  return std::move(bytes).value_or(std::string{});
}

struct Header {
  std::string alg;
  std::string kid;
  std::optional<std::string> typ;
};

std::optional<syntax::Document> parse_header(const std::string& text, Refusals& refusals) {
  syntax::ReaderLimits limits;
  limits.bytes = longest_header;
  auto document = syntax::read_json(SourceText{"(protected header)", text}, limits);
  if (!document) {
    const auto& findings = document.findings();
    const bool repeated = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.code == "syntax.json.duplicate-name"; });
    refusals.add(repeated ? "trust.jws.duplicate-member" : "trust.jws.header-not-json", "the header is refused: " + findings.front().message, not_ours);
    return std::nullopt;
  }
  if (document->root().kind() != syntax::Kind::object) {
    refusals.add("trust.jws.header-not-object", "the header is no JSON object", not_ours);
    return std::nullopt;
  }
  return std::move(document).value();
}

void refuse_member(std::string_view name, Refusals& refusals) {
  if (std::find(key_members.begin(), key_members.end(), name) != key_members.end()) {
    refusals.add("trust.jws.key-in-header", "the header brings its own key (" + std::string{name} + "); keys come from the trust list only", not_ours);
  } else if (name == "crit") {
    refusals.add("trust.jws.crit", "the header demands extensions (crit), of which none is understood", not_ours);
  } else if (name == "b64") {
    refusals.add("trust.jws.b64", "the header changes how the payload is written (b64)", not_ours);
  } else {
    refusals.add("trust.jws.unknown-member", "the header has the member " + syntax::quoted(name) + "; alg, kid and typ are known", not_ours);
  }
}

Header read_header(syntax::Node root, Refusals& refusals) {
  Header header;
  const auto text = [](syntax::Node node) { return node && node.kind() == syntax::Kind::string ? std::string{node.scalar()} : std::string{}; };
  for (auto member = root.first_child(); member; member = member.next()) {
    if (member.name() == "alg") header.alg = text(member);
    else if (member.name() == "kid") header.kid = text(member);
    else if (member.name() == "typ") header.typ = text(member);
    else refuse_member(member.name(), refusals);
  }
  if (header.alg.empty()) {
    refusals.add("trust.jws.alg-missing", "the header names no algorithm", not_ours);
  } else if (header.alg != "EdDSA" && header.alg != "ES256") {
    refusals.add("trust.jws.alg-not-allowed", "the algorithm " + syntax::quoted(header.alg) + " is not allowed", "only EdDSA (Ed25519) and ES256 are taken");
  }
  if (header.kid.empty()) refusals.add("trust.jws.kid-missing", "the header names no key (kid)", not_ours);
  return header;
}

void check_typ(const Header& header, std::string_view expected, Refusals& refusals) {
  if (expected.empty() ? !header.typ.has_value() : header.typ == expected) return;
  const std::string found = header.typ ? "of type " + syntax::quoted(*header.typ) : std::string{"without a type"};
  const std::string wanted = expected.empty() ? std::string{"none"} : std::string{expected};
  refusals.add("trust.jws.typ", "the document is " + found + "; expected: " + wanted, "give the document that the command asks for");
}

const PublicKey* trusted_key(const Header& header, const KeyLookup& find_key, Refusals& refusals) {
  const PublicKey* key = find_key(header.kid);
  if (key == nullptr) {
    refusals.add("trust.jws.kid-unknown", "the trust list has no key " + syntax::quoted(header.kid),
                 "if you trust the issuer, take its key over a way that you trust: 'ferrolabel trust add'");
  } else if (to_string(key->algorithm()) != header.alg) {
    refusals.add("trust.jws.alg-mismatch", "the header says " + header.alg + ", the trusted key is for " + std::string{to_string(key->algorithm())}, not_ours);
  }
  return key;
}

void check_signature(const PublicKey& key, const Parts& parts, std::string_view signature, Refusals& refusals) {
  switch (key.check(parts.signed_text, signature)) {
    case SignatureFault::none: return;
    case SignatureFault::length:
      return refusals.add("trust.jws.signature-length", "the signature has " + std::to_string(signature.size()) + " bytes; it must have 64", ask_again);
    case SignatureFault::range:
      return refusals.add("trust.jws.signature-range", "the numbers of the signature are outside their range", ask_again);
    case SignatureFault::invalid:
      return refusals.add("trust.jws.signature-invalid", "the signature does not belong to this document: one of the two was changed", ask_again);
  }
}

}  // namespace

std::string sign_compact(const SigningKey& key, std::string_view document_typ, std::string_view payload) {
  syntax::JsonWriter header{0};
  header.begin_object().member("alg", to_string(key.public_key().algorithm())).member("kid", key.kid());
  if (!document_typ.empty()) header.member("typ", document_typ);
  header.end_object();
  std::string token = syntax::base64url_encode(header.text());
  token += '.';
  token += syntax::base64url_encode(payload);
  const std::string signature = key.sign(token);
  token += '.';
  token += syntax::base64url_encode(signature);
  return token;
}

Result<VerifiedJws> verify_compact(std::string_view token, std::string_view expected_typ, const KeyLookup& find_key, const Place& where,
                                   std::size_t longest) {
  Refusals refusals{where};
  if (token.size() > longest) {
    refusals.add("trust.jws.too-large", "the document has more than " + std::to_string(longest) + " bytes", not_ours);
    return std::move(refusals).take();
  }
  const auto parts = split(token);
  if (!parts) {
    refusals.add("trust.jws.not-compact", "the document is no compact JWS: three parts with two dots between them", not_ours);
    return std::move(refusals).take();
  }
  std::string header_text = decode(parts->header, "header", refusals);
  std::string payload = decode(parts->payload, "payload", refusals);
  const std::string signature = decode(parts->signature, "signature", refusals);
  if (refusals.any()) return std::move(refusals).take();

  const auto document = parse_header(header_text, refusals);
  if (!document) return std::move(refusals).take();
  const Header header = read_header(document->root(), refusals);
  check_typ(header, expected_typ, refusals);
  if (refusals.any()) return std::move(refusals).take();
  const PublicKey* key = trusted_key(header, find_key, refusals);
  if (!refusals.any()) check_signature(*key, *parts, signature, refusals);
  if (refusals.any()) return std::move(refusals).take();
  return VerifiedJws{header.kid, key->algorithm(), header.typ.value_or(std::string{}), std::move(header_text), payload, syntax::sha256_digest(payload)};
}

Result<VerifiedDocument> verify_document(std::string_view token, std::string_view expected_typ, const KeyLookup& find_key, const Place& where,
                                         std::string name, std::size_t longest) {
  auto jws = verify_compact(token, expected_typ, find_key, where, longest);
  if (!jws) return std::move(jws.findings());
  Refusals refusals{where};
  const auto limits = longest > longest_token ? syntax::file_limits() : syntax::ReaderLimits{};
  auto document = syntax::read_json(SourceText{std::move(name), jws->payload}, limits);
  if (!document) {
    refusals.add("trust.jws.payload-not-json", "the signature is good, but what was signed is no strict JSON", "ask the issuer for a proper document");
    Findings findings = std::move(refusals).take();
    for (auto& finding : document.findings()) findings.push_back(std::move(finding));
    return findings;
  }
  if (document->root().kind() != syntax::Kind::object) {
    refusals.add("trust.jws.payload-not-object", "the signature is good, but what was signed is no JSON object", "ask the issuer for a proper document");
    return std::move(refusals).take();
  }
  Findings warnings = std::move(document.findings());
  return {VerifiedDocument{std::move(jws).value(), std::move(document).value()}, std::move(warnings)};
}

std::optional<syntax::Document> unverified_payload(std::string_view token, std::string name) {
  const auto parts = token.size() > longest_token ? std::nullopt : split(token);
  auto payload = parts ? syntax::base64url_decode(parts->payload) : std::nullopt;
  if (!payload) return std::nullopt;
  auto document = syntax::read_json(SourceText{std::move(name), std::move(*payload)});
  if (!document) return std::nullopt;
  return std::move(document).value();
}

}  // namespace ferrolabel::trust

// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/receipt.hpp"

#include <set>

#include "formats/claim/answer_json.hpp"
#include "formats/claim/evidence_extract.hpp"
#include "formats/claim/question_reader.hpp"
#include "formats/claim/registry_evidence_document.hpp"
#include "syntax/canonical_json.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/json_writer.hpp"
#include "trust/jws.hpp"
#include "trust/trust_list_document.hpp"

namespace ferrolabel::formats {

namespace {

using syntax::JsonWriter;

std::vector<const claim::Claim*> claims_of(const ReceiptBasis& basis) {
  std::vector<const claim::Claim*> claims;
  if (basis.claim != nullptr) claims.push_back(&basis.claim->claim);
  if (basis.tender == nullptr) return claims;
  for (const auto& bid : basis.tender->tender.bids) {
    for (const auto& line : bid.lines) claims.push_back(&line);
  }
  return claims;
}

/// Packs that bear on the answer: those that labels or question name, and what these refer to by their digest.
void write_schemes(JsonWriter& writer, const ReceiptBasis& basis, const std::vector<const claim::Claim*>& claims) {
  std::set<std::string> ids;
  for (const auto& asked : basis.question.classes) ids.insert(asked.scheme);
  if (basis.question.quota) ids.insert(basis.question.quota->scheme);
  for (const auto* each : claims) {
    if (each->signed_label.label) ids.insert(each->signed_label.label->scheme.id);
  }
  writer.key("schemes").begin_array();
  for (const auto& id : ids) {
    if (const auto* scheme = basis.evidence.scheme(id))
      writer.begin_object().member("id", id).member("version", scheme->info.edition).member("digest", scheme->info.digest).end_object();
  }
  writer.end_array();
}

std::string write_body(const ReceiptBasis& basis) {
  const auto claims = claims_of(basis);
  JsonWriter writer{0};
  writer.begin_object().member("kind", basis.tender == nullptr ? "claim" : "tender").member("decisionDate", quantity::to_string(basis.decision));
  writer.member("labelItself", !basis.document.exists());
  writer.key("document");
  if (basis.document) writer.lexeme(syntax::canonical_json(basis.document));
  else writer.begin_object().member("label", basis.claim->claim.signed_label.token).end_object();
  writer.key("question").lexeme(write_question(basis.question));
  writer.key("trust");
  if (basis.evidence.trust == nullptr) writer.null();
  else writer.lexeme(trust::write_trust_list(extract_trust(*basis.evidence.trust, claims)));
  writer.key("registry");
  if (basis.evidence.registry == nullptr) writer.null();
  else writer.lexeme(write_registry_evidence(extract_registry(*basis.evidence.registry, claims)));
  write_schemes(writer, basis, claims);
  writer.key("answer").begin_object();
  if (basis.tender == nullptr) write_answer(writer, *basis.answer);
  else write_tender_answer(writer, *basis.tender_answer);
  writer.end_object().end_object();
  return std::move(writer).take();
}

}  // namespace

syntax::ReaderLimits receipt_limits() noexcept {
  auto limits = syntax::file_limits();
  limits.bytes = std::size_t{2} << 30;
  limits.nodes = std::size_t{256} << 20;
  limits.depth += 3;  // check result, receipt and body stand round the document
  return limits;
}

std::string make_receipt(const ReceiptBasis& basis, const trust::SigningKey& key) {
  const auto read = syntax::read_json({"receipt", write_body(basis)}, receipt_limits()).value();
  const auto body = syntax::canonical_json(read.root());
  const auto verdict = basis.tender == nullptr ? basis.answer->verdict : basis.tender_answer->verdict;
  JsonWriter head{0};
  head.begin_object().member("format", receipt_format).member("formatVersion", 1).member("kind", basis.tender == nullptr ? "claim" : "tender");
  head.member("question", basis.question.id).member("decisionDate", quantity::to_string(basis.decision));
  head.member("verdict", claim::to_string(verdict)).member("bodyDigest", syntax::sha256_digest(body)).end_object();
  JsonWriter writer{0};
  writer.begin_object().member("format", receipt_format).member("formatVersion", 1);
  writer.member("head", trust::sign_compact(key, trust::typ::receipt, head.text())).key("body").lexeme(body).end_object();
  return std::move(writer).take();
}

}  // namespace ferrolabel::formats

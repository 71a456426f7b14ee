// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "claim/answer.hpp"
#include "claim/evidence.hpp"
#include "claim/tender.hpp"
#include "finding/result.hpp"
#include "formats/claim/claim_reader.hpp"
#include "formats/claim/signed_label_reader.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/node.hpp"
#include "trust/key.hpp"
#include "trust/trust_list.hpp"

/// A receipt says how a verdict came about, so that it can be found again later. Two parts: a signed head of a few lines, which
/// binds the digest of the body, and the body: the claim or tender as it was given, the question, the part of trust list and
/// registry that was used, the digests of the scheme packs, the day, and the answer. Nothing else is needed but the packs.
///   {"format": "ferrolabel-receipt", "formatVersion": 1, "head": "<JWS, typ ferrolabel-receipt+jwt>", "body": {…}}
namespace ferrolabel::formats {

inline constexpr std::string_view receipt_format = "ferrolabel-receipt";

/// What a receipt is made of. Either the claim or the tender is given.
struct ReceiptBasis {
  const ClaimDocument* claim = nullptr;
  const claim::Answer* answer = nullptr;
  const TenderDocument* tender = nullptr;
  const claim::TenderAnswer* tender_answer = nullptr;
  syntax::Node document;               ///< as the user gave it; no node where the document is the label itself
  const claim::Question& question;     ///< with the tender's lots
  const claim::Evidence& evidence;
  quantity::Date decision{};
};

/// Limits for a receipt that is read, alone or in the result of a check: it is larger and deeper than the document that it holds.
[[nodiscard]] syntax::ReaderLimits receipt_limits() noexcept;

/// The receipt on one line, without a line feed; same basis and key, same bytes.
[[nodiscard]] std::string make_receipt(const ReceiptBasis& basis, const trust::SigningKey& key);

/// What a replay found.
struct Replay {
  claim::Verdict verdict = claim::Verdict::cannot_decide;  ///< found again
  claim::Verdict stated = claim::Verdict::cannot_decide;   ///< of the receipt
  bool same = false;                 ///< verdict and every reason, byte for byte
  std::string signer;                ///< kid of the key that signed; empty where the trust list does not know it
  quantity::Date decision{};
  std::string question;              ///< id
  std::string evidence;              ///< on what it rests, in words: trust list, registry, status list and its age, packs
  std::string answer;                ///< the answer as found again, as JSON
};

/// Finds the verdict of a receipt again from what it holds. The signature is held against the keys that `trust` has for receipts,
/// whether they are in use or have ended since; the labels against the keys that the receipt holds.
/// Findings: claim.document.*; claim.receipt.kind, .altered, .pack-not-at-hand; trust.jws.* of the head. As warnings
/// .signer-unknown, and .other-verdict where the answer is another one.
/// @param schemes packs at hand @param trust nullptr = none
[[nodiscard]] Result<Replay> replay_receipt(syntax::Node root, const claim::SchemeSet& schemes, const trust::TrustList* trust, const LabelIdentity& identity);

}  // namespace ferrolabel::formats

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "finding/result.hpp"
#include "quantity/date.hpp"
#include "syntax/node.hpp"
#include "trust/key_standing.hpp"
#include "trust/merkle.hpp"
#include "trust/tree_head.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::trust {

/// What a label carries beside it, so that anybody can see offline that it stands in a registry's log, and since when.
struct LogProof {
  std::string entry;  ///< text of the log's entry: its leaf is leaf_hash(entry)
  std::uint64_t index = 0;
  MerkleProof path;   ///< from the leaf to the root
  std::string head;   ///< a signed tree head, compact JWS
};

/// The proof as JSON (schemas/log-proof.schema.json), ended by a newline; same proof, same bytes.
[[nodiscard]] std::string write_log_proof(const LogProof& proof);
/// Findings: trust.document.*.
[[nodiscard]] Result<LogProof> read_log_proof(syntax::Node root);

/// The head under which the entry is proved to stand: it was there at the head's time.
/// Findings: those of verify_tree_head; trust.log.other-entry (the proof is of another entry), trust.log.inclusion (the hashes do
/// not lead to the root).
/// @param entry that is meant, as the registry writes it for the document in question
/// @param log id of the registry that the document names
[[nodiscard]] Result<TreeHead> verify_log_proof(const LogProof& proof, std::string_view entry, const TrustList& trust, std::string_view log,
                                                const quantity::Date& decision, const Place& where = {});

/// When a document was signed, for check_standing: the signer's date, proved where the key was still good on the day of the
/// head under which the document stands. A head from after the key's end proves nothing: keep the one of the issue.
[[nodiscard]] SigningTime signing_time(const quantity::Date& claimed, const TreeHead& seen, const TrustedKey& key) noexcept;

/// That the log at a second head goes on from the first: {"first","second","path"}.
struct GrowthProof {
  std::string first;   ///< signed tree head, compact JWS
  std::string second;  ///< likewise
  MerkleProof path;
};

/// The proof as JSON (schemas/log-proof.schema.json), ended by a newline.
[[nodiscard]] std::string write_growth_proof(const GrowthProof& proof);
/// Findings: trust.document.*.
[[nodiscard]] Result<GrowthProof> read_growth_proof(syntax::Node root);
/// Both heads verified, and check_growth between them. @return the second head
[[nodiscard]] Result<TreeHead> verify_growth_proof(const GrowthProof& proof, const TrustList& trust, std::string_view log,
                                                   const quantity::Date& decision, const Place& where = {});

}  // namespace ferrolabel::trust

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ferrolabel::trust {

/// The Merkle tree of a transparency log. @source RFC 6962 section 2.1, RFC 9162 section 2.1
using MerkleHash = std::array<std::uint8_t, 32>;
using MerkleProof = std::vector<MerkleHash>;

/// SHA-256(0x00 ‖ entry): the first byte keeps a leaf from passing for a node.
[[nodiscard]] MerkleHash leaf_hash(std::string_view entry);
/// SHA-256(0x01 ‖ left ‖ right).
[[nodiscard]] MerkleHash node_hash(const MerkleHash& left, const MerkleHash& right);
/// Root of the log without entries: SHA-256 of nothing.
[[nodiscard]] MerkleHash empty_root();

/// 64 lower-case hexadecimal signs, the form in our documents.
[[nodiscard]] std::string to_hex(const MerkleHash& hash);
/// Nothing where the text is anything else.
[[nodiscard]] std::optional<MerkleHash> merkle_hash_from_hex(std::string_view text);

/// A growing log of which only the roots of its complete subtrees are kept: one hash for each bit set in its size.
/// Appending takes amortised one node_hash. A value.
class MerkleTree {
 public:
  MerkleTree() = default;
  /// A tree as it was kept. Nothing where the number of peaks is not that of the bits set in `size`.
  [[nodiscard]] static std::optional<MerkleTree> restore(std::uint64_t size, std::vector<MerkleHash> peaks);

  /// @param leaf from leaf_hash
  void append(const MerkleHash& leaf);
  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  [[nodiscard]] MerkleHash root() const;
  /// Roots of the complete subtrees, from the largest (oldest entries) to the smallest.
  [[nodiscard]] const std::vector<MerkleHash>& peaks() const noexcept { return peaks_; }

 private:
  std::vector<MerkleHash> peaks_;
  std::uint64_t size_ = 0;
};

/// The hash of entry `index`, index < size of the tree that is asked about.
using LeafSource = std::function<MerkleHash(std::uint64_t index)>;
/// The root of the complete subtree over the leaves index·2^level … (index+1)·2^level − 1; level 0 is a leaf. A log that
/// keeps these answers a proof in O(log² n) look-ups; one that does not uses subtrees_of.
using SubtreeSource = std::function<MerkleHash(unsigned level, std::uint64_t index)>;

/// Computes each subtree from its leaves, O(n) for a proof. `leaves` is copied.
[[nodiscard]] SubtreeSource subtrees_of(LeafSource leaves);

/// Root of the first `size` entries.
[[nodiscard]] MerkleHash merkle_root(std::uint64_t size, const SubtreeSource& subtrees);
/// Audit path of an entry, from the leaf to the root. @pre index < size @source RFC 9162 2.1.3.1
[[nodiscard]] MerkleProof inclusion_proof(std::uint64_t index, std::uint64_t size, const SubtreeSource& subtrees);
/// That the first `first` of `second` entries are unchanged. Empty where first = second. @pre 0 < first <= second
/// @source RFC 9162 2.1.4.1
[[nodiscard]] MerkleProof consistency_proof(std::uint64_t first, std::uint64_t second, const SubtreeSource& subtrees);

/// Why a proof is not taken.
enum class ProofFault : std::uint8_t {
  none,
  size,    ///< the index is not in the tree, or the first tree is empty or larger than the second
  length,  ///< the proof has too few or too many hashes for these sizes
  root,    ///< the hashes do not lead to the root
};

/// @source RFC 9162 2.1.3.2
[[nodiscard]] ProofFault verify_inclusion(const MerkleHash& leaf, std::uint64_t index, std::uint64_t size, const MerkleProof& proof,
                                          const MerkleHash& root);
/// A first tree without entries is refused: every log goes on from it, so it needs no proof and none would say anything.
/// @source RFC 9162 2.1.4.2
[[nodiscard]] ProofFault verify_consistency(std::uint64_t first, const MerkleHash& first_root, std::uint64_t second,
                                            const MerkleHash& second_root, const MerkleProof& proof);

}  // namespace ferrolabel::trust

// SPDX-License-Identifier: Apache-2.0
#include "trust/merkle.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

#include "syntax/encoding.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::size_t hash_size = std::tuple_size_v<MerkleHash>;

/// The largest power of two below n: where RFC 6962 splits n leaves. @pre n > 1
std::uint64_t split(std::uint64_t n) { return std::bit_floor(n - 1); }

/// Root of the leaves [begin, begin + count). A split point starts each range, so `begin` is a multiple of every complete
/// subtree in it. @pre count > 0
MerkleHash range_root(std::uint64_t begin, std::uint64_t count, const SubtreeSource& subtrees) {
  if (std::has_single_bit(count)) {
    const auto level = static_cast<unsigned>(std::countr_zero(count));
    return subtrees(level, begin >> level);
  }
  const auto left = split(count);
  const auto left_root = range_root(begin, left, subtrees);
  return node_hash(left_root, range_root(begin + left, count - left, subtrees));
}

}  // namespace

MerkleHash leaf_hash(std::string_view entry) {
  std::string text(1, '\0');
  text += entry;
  return syntax::sha256(text);
}

MerkleHash node_hash(const MerkleHash& left, const MerkleHash& right) {
  std::array<char, 1 + 2 * hash_size> text{'\1'};
  std::copy(left.begin(), left.end(), text.begin() + 1);
  std::copy(right.begin(), right.end(), text.begin() + 1 + hash_size);
  return syntax::sha256({text.data(), text.size()});
}

MerkleHash empty_root() { return syntax::sha256({}); }

std::string to_hex(const MerkleHash& hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const auto byte : hash) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::optional<MerkleHash> merkle_hash_from_hex(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  if (text.size() != 2 * hash_size) return std::nullopt;
  MerkleHash hash{};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = digits.find(text[i]);
    if (digit == digits.npos) return std::nullopt;
    auto& byte = hash[i / 2];
    byte = static_cast<std::uint8_t>(byte * 16U + digit);
  }
  return hash;
}

std::optional<MerkleTree> MerkleTree::restore(std::uint64_t size, std::vector<MerkleHash> peaks) {
  if (peaks.size() != static_cast<std::size_t>(std::popcount(size))) return std::nullopt;
  MerkleTree tree;
  tree.peaks_ = std::move(peaks);
  tree.size_ = size;
  return tree;
}

void MerkleTree::append(const MerkleHash& leaf) {
  MerkleHash hash = leaf;
  for (auto carry = size_; carry & 1; carry >>= 1) {
    hash = node_hash(peaks_.back(), hash);
    peaks_.pop_back();
  }
  peaks_.push_back(hash);
  ++size_;
}

MerkleHash MerkleTree::root() const {
  if (peaks_.empty()) return empty_root();
  MerkleHash hash = peaks_.back();
  for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) hash = node_hash(*peak, hash);
  return hash;
}

SubtreeSource subtrees_of(LeafSource leaves) {
  return [leaves = std::move(leaves)](unsigned level, std::uint64_t index) {
    MerkleTree tree;
    const auto count = std::uint64_t{1} << level;
    for (std::uint64_t i = 0; i < count; ++i) tree.append(leaves(index * count + i));
    return tree.root();
  };
}

MerkleHash merkle_root(std::uint64_t size, const SubtreeSource& subtrees) {
  return size == 0 ? empty_root() : range_root(0, size, subtrees);
}

MerkleProof inclusion_proof(std::uint64_t index, std::uint64_t size, const SubtreeSource& subtrees) {
  assert(index < size);
  MerkleProof proof;
  std::uint64_t begin = 0;
  for (auto count = size; count > 1;) {
    const auto left = split(count);
    if (index - begin < left) {
      proof.push_back(range_root(begin + left, count - left, subtrees));
      count = left;
    } else {
      proof.push_back(range_root(begin, left, subtrees));
      begin += left;
      count -= left;
    }
  }
  std::reverse(proof.begin(), proof.end());
  return proof;
}

MerkleProof consistency_proof(std::uint64_t first, std::uint64_t second, const SubtreeSource& subtrees) {
  assert(first > 0 && first <= second);
  MerkleProof proof;
  std::uint64_t begin = 0;
  auto kept = first;        // leaves of the first tree in the range
  auto count = second;      // leaves in the range
  bool whole_first = true;  // the first tree is the range's first `kept` leaves: its root is known to who verifies
  while (kept != count) {
    const auto left = split(count);
    if (kept <= left) {
      proof.push_back(range_root(begin + left, count - left, subtrees));
      count = left;
    } else {
      proof.push_back(range_root(begin, left, subtrees));
      begin += left;
      kept -= left;
      count -= left;
      whole_first = false;
    }
  }
  if (!whole_first) proof.push_back(range_root(begin, count, subtrees));
  std::reverse(proof.begin(), proof.end());
  return proof;
}

ProofFault verify_inclusion(const MerkleHash& leaf, std::uint64_t index, std::uint64_t size, const MerkleProof& proof,
                            const MerkleHash& root) {
  if (index >= size) return ProofFault::size;
  auto node = index;
  auto last = size - 1;
  MerkleHash hash = leaf;
  for (const auto& sibling : proof) {
    if (last == 0) return ProofFault::length;
    if ((node & 1) != 0 || node == last) {
      hash = node_hash(sibling, hash);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      hash = node_hash(hash, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  if (last != 0) return ProofFault::length;
  return hash == root ? ProofFault::none : ProofFault::root;
}

ProofFault verify_consistency(std::uint64_t first, const MerkleHash& first_root, std::uint64_t second, const MerkleHash& second_root,
                              const MerkleProof& proof) {
  if (first == 0 || first > second) return ProofFault::size;
  if (first == second) {
    if (!proof.empty()) return ProofFault::length;
    return first_root == second_root ? ProofFault::none : ProofFault::root;
  }
  auto node = first - 1;
  auto last = second - 1;
  const auto complete = std::countr_one(node);  // the first tree's last complete subtree: the climb begins at its root
  node >>= complete;
  last >>= complete;
  // Where the first tree is one complete subtree, its root is the start, and the proof leaves it out.
  const bool root_is_start = node == 0;
  if (!root_is_start && proof.empty()) return ProofFault::length;
  MerkleHash from_first = root_is_start ? first_root : proof.front();
  MerkleHash from_second = from_first;
  for (auto sibling = proof.begin() + (root_is_start ? 0 : 1); sibling != proof.end(); ++sibling) {
    if (last == 0) return ProofFault::length;
    if ((node & 1) != 0 || node == last) {
      from_first = node_hash(*sibling, from_first);
      from_second = node_hash(*sibling, from_second);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      from_second = node_hash(from_second, *sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  if (last != 0) return ProofFault::length;
  return from_first == first_root && from_second == second_root ? ProofFault::none : ProofFault::root;
}

}  // namespace ferrolabel::trust

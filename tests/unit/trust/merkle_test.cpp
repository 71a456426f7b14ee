// SPDX-License-Identifier: Apache-2.0
#include "trust/merkle.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ferrolabel::trust {
namespace {

constexpr std::uint64_t largest = 64;

/// The eight entries of the reference log of RFC 6962's authors.
const std::vector<std::string> reference_entries{
    "", std::string(1, '\0'), "\x10", "\x20\x21", "\x30\x31", "\x40\x41\x42\x43", "\x50\x51\x52\x53\x54\x55\x56\x57",
    "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};

/// Their roots for the sizes 1 to 8.
constexpr std::array<std::string_view, 8> reference_roots{
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

MerkleHash hash(std::string_view hex) { return merkle_hash_from_hex(hex).value(); }

MerkleHash leaf(std::uint64_t index) { return leaf_hash("entry " + std::to_string(index)); }

MerkleTree tree_of(std::uint64_t size) {
  MerkleTree tree;
  for (std::uint64_t i = 0; i < size; ++i) tree.append(leaf(i));
  return tree;
}

const SubtreeSource subtrees = subtrees_of(leaf);

/// The definition of RFC 6962 2.1, word by word: the other way to the same root.
MerkleHash defined_root(std::uint64_t begin, std::uint64_t end) {
  if (end == begin) return empty_root();
  if (end - begin == 1) return leaf(begin);
  std::uint64_t k = 1;
  while (2 * k < end - begin) k *= 2;
  return node_hash(defined_root(begin, begin + k), defined_root(begin + k, end));
}

/// Every proof with one bit turned, one hash less or one more is refused.
template <class Verify>
void refuses_each_change(const MerkleProof& proof, const Verify& verify) {
  for (std::size_t i = 0; i < proof.size(); ++i) {
    auto changed = proof;
    changed[i][(7 * i) % 32] ^= 1;
    CHECK(verify(changed) == ProofFault::root);
    changed = proof;
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(verify(changed) == ProofFault::length);
  }
  auto longer = proof;
  longer.push_back(leaf(0));
  CHECK(verify(longer) == ProofFault::length);
}

}  // namespace

TEST_CASE("leaf, node and empty tree have the published hashes") {
  CHECK(to_hex(empty_root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(leaf_hash("")) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  CHECK(to_hex(leaf_hash("L123456")) == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
  CHECK(MerkleTree{}.root() == empty_root());
}

TEST_CASE("the eight reference entries give the published roots at every size") {
  MerkleTree tree;
  for (std::size_t i = 0; i < reference_entries.size(); ++i) {
    tree.append(leaf_hash(reference_entries[i]));
    CHECK(to_hex(tree.root()) == reference_roots[i]);
  }
}

TEST_CASE("the published audit path and consistency proof of the reference log are made and verified") {
  const auto reference = subtrees_of([](std::uint64_t index) { return leaf_hash(reference_entries[index]); });
  const MerkleProof path{hash("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"), hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                         hash("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")};
  CHECK(inclusion_proof(5, 8, reference) == path);
  CHECK(verify_inclusion(leaf_hash(reference_entries[5]), 5, 8, path, hash(reference_roots[7])) == ProofFault::none);
  const MerkleProof grown{hash("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"), hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                          hash("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")};
  CHECK(consistency_proof(6, 8, reference) == grown);
  CHECK(verify_consistency(6, hash(reference_roots[5]), 8, hash(reference_roots[7]), grown) == ProofFault::none);
}

TEST_CASE("appending, the subtrees and the definition give one root for every size") {
  MerkleTree tree;
  for (std::uint64_t size = 0; size <= largest; ++size) {
    INFO(size);
    CHECK(tree.size() == size);
    CHECK(tree.root() == defined_root(0, size));
    CHECK(merkle_root(size, subtrees) == tree.root());
    const auto restored = MerkleTree::restore(size, tree.peaks());
    REQUIRE(restored);
    CHECK(restored->root() == tree.root());
    tree.append(leaf(size));
  }
}

TEST_CASE("a tree with the wrong number of peaks is not restored") {
  CHECK_FALSE(MerkleTree::restore(3, {leaf(0)}));
  CHECK_FALSE(MerkleTree::restore(4, {leaf(0), leaf(1)}));
  CHECK_FALSE(MerkleTree::restore(0, {leaf(0)}));
}

TEST_CASE("each entry of each tree is proved, and each changed proof is refused") {
  for (std::uint64_t size = 1; size <= largest; ++size) {
    const auto root = tree_of(size).root();
    for (std::uint64_t index = 0; index < size; ++index) {
      INFO(index << " of " << size);
      const auto proof = inclusion_proof(index, size, subtrees);
      REQUIRE(verify_inclusion(leaf(index), index, size, proof, root) == ProofFault::none);
      refuses_each_change(proof, [&](const MerkleProof& changed) { return verify_inclusion(leaf(index), index, size, changed, root); });
      CHECK(verify_inclusion(leaf(index + 1), index, size, proof, root) == ProofFault::root);
      CHECK(verify_inclusion(leaf(index), size, size, proof, root) == ProofFault::size);
      for (std::uint64_t other = 0; other < size; ++other)
        if (other != index) CHECK(verify_inclusion(leaf(index), other, size, proof, root) != ProofFault::none);
    }
  }
}

TEST_CASE("each tree is proved to go on from each smaller one, and each changed proof is refused") {
  for (std::uint64_t second = 1; second <= largest; ++second) {
    const auto second_root = tree_of(second).root();
    for (std::uint64_t first = 1; first <= second; ++first) {
      INFO(first << " to " << second);
      const auto first_root = tree_of(first).root();
      const auto proof = consistency_proof(first, second, subtrees);
      REQUIRE(verify_consistency(first, first_root, second, second_root, proof) == ProofFault::none);
      refuses_each_change(proof, [&](const MerkleProof& changed) { return verify_consistency(first, first_root, second, second_root, changed); });
      auto forged = first_root;
      forged[0] ^= 1;
      CHECK(verify_consistency(first, forged, second, second_root, proof) == ProofFault::root);
      CHECK(verify_consistency(first, first_root, second, forged, proof) == ProofFault::root);
    }
  }
}

TEST_CASE("a log that rewrote an old entry cannot prove that it goes on from its old head") {
  const auto forked = subtrees_of([](std::uint64_t index) { return index == 2 ? leaf_hash("another") : leaf(index); });
  const auto proof = consistency_proof(5, 9, forked);
  CHECK(verify_consistency(5, tree_of(5).root(), 9, merkle_root(9, forked), proof) == ProofFault::root);
}

TEST_CASE("an empty first tree, or one larger than the second, proves nothing") {
  CHECK(verify_consistency(0, empty_root(), 3, tree_of(3).root(), {}) == ProofFault::size);
  CHECK(verify_consistency(4, tree_of(4).root(), 3, tree_of(3).root(), {}) == ProofFault::size);
}

TEST_CASE("sizes near the largest number are handled without overflow") {
  const auto flat = [](unsigned level, std::uint64_t) { return leaf_hash(std::to_string(level)); };
  const std::uint64_t size = ~std::uint64_t{0};
  const auto proof = inclusion_proof(size - 1, size, flat);
  CHECK(verify_inclusion(flat(0, 0), size - 1, size, proof, merkle_root(size, flat)) == ProofFault::none);
  CHECK(verify_inclusion(flat(0, 0), size, size, proof, merkle_root(size, flat)) == ProofFault::size);
  const auto grown = consistency_proof(size - 1, size, flat);
  CHECK(verify_consistency(size - 1, merkle_root(size - 1, flat), size, merkle_root(size, flat), grown) == ProofFault::none);
}

TEST_CASE("a hash has one writing in hexadecimal") {
  const auto known = leaf(3);
  CHECK(merkle_hash_from_hex(to_hex(known)) == known);
  CHECK_FALSE(merkle_hash_from_hex(to_hex(known).substr(1)));
  CHECK_FALSE(merkle_hash_from_hex(std::string(64, 'A')));
  CHECK_FALSE(merkle_hash_from_hex(std::string(63, 'a') + "g"));
}

}  // namespace ferrolabel::trust

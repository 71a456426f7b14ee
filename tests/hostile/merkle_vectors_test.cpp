// SPDX-License-Identifier: Apache-2.0
// Published proofs of a transparency log, good and altered, each with its verdict in the file.
#include <catch2/catch.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "syntax/encoding.hpp"
#include "syntax/file.hpp"
#include "syntax/json_reader.hpp"
#include "trust/merkle.hpp"

namespace {

using namespace ferrolabel;
using namespace ferrolabel::trust;

const std::string folder = std::string{FERROLABEL_SOURCE_DIR} + "/tests/hostile/crypto/rfc6962-merkle/";

/// The bytes of base64 with padding, as the vectors have it.
std::string from_base64(std::string_view text) {
  std::string url{text.substr(0, text.find('='))};
  std::replace(url.begin(), url.end(), '+', '-');
  std::replace(url.begin(), url.end(), '/', '_');
  const auto bytes = syntax::base64url_decode(url);
  REQUIRE(bytes);
  return *bytes;
}

/// Nothing for an empty text, which our readers refuse. Some vectors have a text of another length in place of a hash and mean
/// only whether two are equal: its SHA-256 stands in.
std::optional<MerkleHash> hash_of(syntax::Node node) {
  const auto bytes = from_base64(node.scalar());
  if (bytes.empty()) return std::nullopt;
  MerkleHash hash{};
  if (bytes.size() != hash.size()) return syntax::sha256(bytes);
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

std::optional<MerkleProof> proof_of(syntax::Node node) {
  MerkleProof proof;
  for (auto item = node.first_child(); item; item = item.next()) {
    const auto hash = hash_of(item);
    if (!hash) return std::nullopt;
    proof.push_back(*hash);
  }
  return proof;
}

std::uint64_t number(syntax::Node node) {
  std::uint64_t value = 0;
  const auto text = node.scalar();
  REQUIRE(std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc{});
  return value;
}

/// The vectors have numbers up to 2^64 − 1, which our JSON reader refuses as inexact: they are read as text.
std::string quote_large(std::string text) {
  for (const char* name : {"\"leafIdx\": ", "\"treeSize\": ", "\"size1\": ", "\"size2\": "}) {
    const auto at = text.find(name);
    if (at == text.npos) continue;
    const auto begin = at + std::string{name}.size();
    text.insert(text.find_first_not_of("0123456789", begin), "\"");
    text.insert(begin, "\"");
  }
  return text;
}

int judge_all(const std::string& kind, const std::function<bool(syntax::Node)>& accepts) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder + kind})
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    INFO(file);
    auto source = syntax::read_file(file.string(), 1u << 20);
    REQUIRE(source.ok());
    const auto document = syntax::read_json(SourceText{file.string(), quote_large(source->text)});
    REQUIRE(document.ok());
    const auto wanted = document->root().member("wantErr").scalar();
    REQUIRE((wanted == "true" || wanted == "false"));
    CHECK(accepts(document->root()) == (wanted == "false"));
  }
  return static_cast<int>(files.size());
}

}  // namespace

TEST_CASE("all 98 published inclusion proofs have the published verdict") {
  CHECK(judge_all("inclusion", [](syntax::Node root) {
          const auto leaf = hash_of(root.member("leafHash"));
          const auto tree = hash_of(root.member("root"));
          const auto proof = proof_of(root.member("proof"));
          return leaf && tree && proof &&
                 verify_inclusion(*leaf, number(root.member("leafIdx")), number(root.member("treeSize")), *proof, *tree) == ProofFault::none;
        }) == 98);
}

TEST_CASE("all 98 published consistency proofs have the published verdict") {
  CHECK(judge_all("consistency", [](syntax::Node root) {
          const auto first = hash_of(root.member("root1"));
          const auto second = hash_of(root.member("root2"));
          const auto proof = proof_of(root.member("proof"));
          return first && second && proof &&
                 verify_consistency(number(root.member("size1")), *first, number(root.member("size2")), *second, *proof) == ProofFault::none;
        }) == 98);
}

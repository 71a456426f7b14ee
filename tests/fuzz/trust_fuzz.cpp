// SPDX-License-Identifier: Apache-2.0
// What registries and issuers hand out. Input that opens with '{' is a document, whose members choose its reader: what a registry
// signs is signed first, and '@0' to '@5' stand for what the setting signed. Other input edits one of the setting's documents.
// Nothing is taken that the setting's keys did not sign, a proof is the one that follows from the log, and what is read has one writing.
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "fuzz/oracle.hpp"
#include "syntax/canonical_json.hpp"
#include "trust/key_rotation.hpp"
#include "trust/log_proof.hpp"
#include "trust/status_list.hpp"
#include "trust/tree_head.hpp"
#include "trust/trust_list_document.hpp"

using namespace ferrolabel;
using namespace ferrolabel::fuzz;
using namespace ferrolabel::trust;

namespace {

const std::string log_id = "https://example.com/registry";
const std::array<std::uint64_t, 3> sizes{0, 3, 7};

quantity::Date day(std::string_view text) { return quantity::parse_date(text).value(); }
std::string entry_of(std::uint64_t index) { return "label " + std::to_string(index); }

SigningKey key_of(std::uint8_t byte) {
  Secret secret;
  secret.bytes().fill(byte);
  return key_from_secret({log_id, "Example Registry"}, day("2026-01-01"), std::move(secret)).value();
}

struct Setting {
  quantity::Date today = day("2026-11-24");
  SigningKey key = key_of(5);
  SigningKey next = key_of(6);
  TrustList list = add(TrustList{"https://example.com/trust", today}, public_record(key), {Purpose::registry}, today).value();
  SubtreeSource subtrees = subtrees_of([](std::uint64_t index) { return leaf_hash(entry_of(index)); });
  std::vector<std::string> tokens;     ///< heads of the three sizes, a status list, endorsement and acceptance of the next key
  std::vector<std::string> documents;  ///< a proof of an entry, one of growth, a rotation

  Setting() {
    for (const auto size : sizes) tokens.push_back(sign_tree_head({log_id, size, merkle_root(size, subtrees), LedgerState{size, {}}, std::chrono::sys_days{today}}, key));
    const std::vector<StatusEvent> history{{today, StatusChange::suspended, "asked"}, {today, StatusChange::reinstated, "answered"}, {today, StatusChange::revoked, "withdrawn"}};
    tokens.push_back(sign_status_list({log_id, today, day("2026-12-01"), {{"urn:example:a", {history.front()}}, {"urn:example:b", history}}}, key));
    documents = {write_log_proof({entry_of(4), 4, inclusion_proof(4, 7, subtrees), tokens[2]}), write_growth_proof({tokens[1], tokens[2], consistency_proof(3, 7, subtrees)}),
                 write_key_rotation(key, next, today, day("2027-02-22"))};
    const auto rotation = own_json(documents[2]);
    tokens.emplace_back(rotation.root().member("endorsement").scalar());
    tokens.emplace_back(rotation.root().member("acceptance").scalar());
  }
  [[nodiscard]] bool is_own(std::string_view token) const { return std::find(tokens.begin(), tokens.end(), token) != tokens.end(); }
};

const Setting& setting() {
  static const Setting only;
  return only;
}

template <class T>
bool is_taken(const Result<T>& result) {
  if (!result) require_reasons(result.findings());
  return result.ok();
}

/// @return whether it is taken for a head or a list of the registry
bool try_token(std::string_view token) {
  const auto& here = setting();
  const auto head = verify_tree_head(token, here.list, log_id, here.today);
  const auto list = verify_status_list(token, here.list, log_id, here.today);
  require(!(head.ok() && list.ok()));
  if (is_taken(head)) require(head->log == log_id && sign_tree_head(*head, here.key) == token);
  if (is_taken(list)) require(list->registry == log_id && sign_status_list(*list, here.key) == token);
  return head.ok() || list.ok();
}

bool try_log_proof(syntax::Node root) {
  const auto& here = setting();
  require_round_trip(root, read_log_proof, write_log_proof);
  const auto proof = read_log_proof(root);
  if (!proof) return false;
  const auto head = verify_log_proof(*proof, proof->entry, here.list, log_id, here.today);
  if (!is_taken(head)) return false;
  require(here.is_own(proof->head) && proof->index < head->size && proof->entry == entry_of(proof->index));
  require(proof->path == inclusion_proof(proof->index, head->size, here.subtrees));
  return true;
}

bool try_growth_proof(syntax::Node root) {
  const auto& here = setting();
  require_round_trip(root, read_growth_proof, write_growth_proof);
  const auto proof = read_growth_proof(root);
  if (!proof) return false;
  const auto second = verify_growth_proof(*proof, here.list, log_id, here.today);
  if (!is_taken(second)) return false;
  const auto first = verify_tree_head(proof->first, here.list, log_id, here.today).value();
  require(here.is_own(proof->first) && here.is_own(proof->second) && first.size <= second->size);
  require(proof->path == (first.size == 0 ? MerkleProof{} : consistency_proof(first.size, second->size, here.subtrees)));
  return true;
}

bool try_rotation(syntax::Node root) {
  const auto& here = setting();
  const auto rotation = read_key_rotation(root, here.list, here.today);
  if (!is_taken(rotation)) return false;
  require(here.is_own(root.member("endorsement").scalar()) && here.is_own(root.member("acceptance").scalar()) && rotation->next.kid == here.next.kid());
  require(apply(here.list, *rotation, here.today).ok());
  return true;
}

/// Signed by the registry's key, so that its reader sees it.
template <class Read, class Write, class Verify>
void try_payload(syntax::Node root, std::string_view kind, const Read& read, const Write& write, const Verify& verify) {
  const auto& here = setting();
  require_round_trip(root, read, write);
  const auto result = verify(sign_compact(here.key, kind, syntax::canonical_json(root)), here.list, log_id, here.today, Place{});
  if (is_taken(result)) require(read(root).ok());
}

void try_document(const std::string& text) {
  const auto document = syntax::read_json({"fuzz", text});
  if (!document) return require_reasons(document.findings());
  const auto root = document->root();
  const auto format = root.member("format").scalar();
  if (format == "ferrolabel-trust") require_round_trip(root, read_trust_list, write_trust_list);
  else if (format == "ferrolabel-key-record") require_round_trip(root, read_key_record, write_key_record);
  else if (format == "ferrolabel-log-proof") (void)try_log_proof(root);
  else if (format == "ferrolabel-log-growth") (void)try_growth_proof(root);
  else if (format == "ferrolabel-key-rotation") (void)try_rotation(root);
  else if (root.member("log")) try_payload(root, typ::tree_head, read_tree_head, write_tree_head, verify_tree_head);
  else try_payload(root, typ::status_list, read_status_list, write_status_list, verify_status_list);
}

void try_edits(std::size_t which, std::string_view edits) {
  const auto& here = setting();
  if (which < here.tokens.size()) {
    const auto token = edited(here.tokens[which], edits);
    const bool taken = try_token(token);
    require(taken || !edits.empty() || which > 3);  // endorsements are neither heads nor lists
    if (taken) require(here.is_own(token));
    return;
  }
  which = (which - here.tokens.size()) % here.documents.size();
  const auto document = syntax::read_json({"fuzz", edited(here.documents[which], edits)});
  if (!document) return;
  const auto root = document->root();
  const bool taken = which == 0 ? try_log_proof(root) : which == 1 ? try_growth_proof(root) : try_rotation(root);
  require(taken || !edits.empty());
  if (taken) require(syntax::canonical_json(root) == syntax::canonical_json(own_json(here.documents[which]).root()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  constexpr std::size_t own_documents = 9;
  static const bool unchanged_are_taken = [] {
    for (std::size_t which = 0; which < own_documents; ++which) try_edits(which, {});
    return true;
  }();
  if (bytes.empty() || !unchanged_are_taken) return 0;
  if (bytes.front() != '{') {
    try_edits(static_cast<unsigned char>(bytes.front()) % own_documents, bytes.substr(1));
    return 0;
  }
  const auto& tokens = setting().tokens;
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const bool stands_for = bytes[at] == '@' && at + 1 < bytes.size() && bytes[at + 1] >= '0' && bytes[at + 1] <= '5';
    if (stands_for) text += tokens[static_cast<std::size_t>(bytes[++at] - '0')];
    else text += bytes[at];
  }
  try_document(text);
  return 0;
}

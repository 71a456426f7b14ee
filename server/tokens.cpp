// SPDX-License-Identifier: Apache-2.0
#include "server/tokens.hpp"

#include <sys/random.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "server/node_text.hpp"
#include "syntax/encoding.hpp"
#include "syntax/file.hpp"

namespace ferrolabel::server {

namespace {

constexpr std::array<Role, 4> roles{Role::procurer, Role::certifier, Role::producer, Role::admin};
constexpr std::string_view digits = "0123456789abcdef";

std::optional<std::array<std::uint8_t, 32>> read_hash(std::string_view text) {
  std::array<std::uint8_t, 32> hash{};
  if (text.size() != 2 * hash.size()) return std::nullopt;
  for (std::size_t at = 0; at < hash.size(); ++at) {
    const auto high = digits.find(text[2 * at]);
    const auto low = digits.find(text[2 * at + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    hash[at] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return hash;
}

Finding bad_member(syntax::Node node, std::string message) {
  return {"server.tokens.bad-member", Severity::error, node.place(), std::move(message), "write entries as 'ferrolabeld --new-token ROLE NAME' prints them"};
}

}  // namespace

std::string_view to_string(Role role) noexcept {
  switch (role) {
    case Role::procurer: return "procurer";
    case Role::certifier: return "certifier";
    case Role::producer: return "producer";
    case Role::admin: return "admin";
  }
  return "";
}

std::optional<Role> role_of(std::string_view name) noexcept {
  const auto found = std::find_if(roles.begin(), roles.end(), [name](Role role) { return to_string(role) == name; });
  return found == roles.end() ? std::nullopt : std::optional{*found};
}

Result<TokenList> TokenList::read(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) == 0 && (status.st_mode & 077) != 0)
    return Finding{"server.tokens.permissions", Severity::error, {}, "the token file '" + path + "' can be used by others than its owner", "chmod 600 it"};
  const auto document = syntax::read_json_file(path);
  if (!document) return document.findings();
  const auto root = document->root();
  Findings findings;
  TokenList list;
  if (text_of(root.member("format")) != "ferrolabel-tokens" || text_of(root.member("formatVersion")) != "1")
    findings.push_back(bad_member(root, "this is no token file of format ferrolabel-tokens, version 1"));
  for (auto node = root.member("tokens").first_child(); node; node = node.next()) {
    const auto role = role_of(text_of(node.member("role")));
    const auto hash = read_hash(text_of(node.member("sha256")));
    if (text_of(node.member("name")).empty()) findings.push_back(bad_member(node, "a token has no name"));
    if (!role) findings.push_back(bad_member(node, "a token's role is none of procurer, certifier, producer, admin"));
    if (!hash) findings.push_back(bad_member(node, "a token's sha256 is not 64 lower-case hexadecimal digits"));
    if (role && hash) list.entries_.push_back({{std::string{text_of(node.member("name"))}, *role}, *hash});
  }
  if (has_errors(findings)) return findings;
  return list;
}

std::optional<Bearer> TokenList::find(std::string_view token) const {
  const auto hash = syntax::sha256(token);
  std::optional<Bearer> found;
  for (const auto& entry : entries_) {
    unsigned difference = 0;
    for (std::size_t at = 0; at < hash.size(); ++at) difference |= static_cast<unsigned>(hash[at] ^ entry.hash[at]);
    if (difference == 0) found = entry.bearer;
  }
  return found;
}

std::string random_hex(std::size_t bytes) {
  std::string random(bytes, '\0');
  if (getrandom(random.data(), bytes, 0) != static_cast<ssize_t>(bytes)) throw std::system_error{errno, std::generic_category(), "getrandom"};
  std::string text;
  for (const char byte : random) {
    text += digits[static_cast<unsigned char>(byte) >> 4U];
    text += digits[static_cast<unsigned char>(byte) & 15U];
  }
  return text;
}

std::string new_token(std::string_view name, Role role) {
  const auto token = random_hex(32);
  const auto digest = syntax::sha256_digest(token);  // "sha256:…"
  return "token (given once, keep it secret): " + token + "\n" + R"(entry of the token file: {"name": ")" + std::string{name} + R"(", "role": ")" + std::string{to_string(role)} +
         R"(", "sha256": ")" + digest.substr(7) + "\"}\n";
}

}  // namespace ferrolabel::server

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"

namespace ferrolabel::server {

/// What a token may do.
enum class Role : std::uint8_t { procurer, certifier, producer, admin };
[[nodiscard]] std::string_view to_string(Role role) noexcept;

/// Who sent a token.
struct Bearer {
  std::string name;
  Role role = Role::procurer;
};

/// Tokens by their SHA-256: the file does not give anybody a token. A token is 256 random bits, so that its hash cannot be
/// guessed. An empty list knows nobody, and everything that needs a token is off.
class TokenList {
 public:
  /// Reads {"format": "ferrolabel-tokens", "formatVersion": 1, "tokens": [{"name", "role", "sha256"}]}. The file must be its
  /// owner's alone. Findings: server.tokens.permissions, server.tokens.bad-member, and those of the readers.
  [[nodiscard]] static Result<TokenList> read(const std::string& path);

  /// Whose token it is, compared in constant time.
  [[nodiscard]] std::optional<Bearer> find(std::string_view token) const;
  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

 private:
  struct Entry {
    Bearer bearer;
    std::array<std::uint8_t, 32> hash{};
  };
  std::vector<Entry> entries_;
};

/// A fresh token and the entry for the file, as two lines of text.
[[nodiscard]] std::string new_token(std::string_view name, Role role);

/// The role of that name.
[[nodiscard]] std::optional<Role> role_of(std::string_view name) noexcept;

/// `bytes` random bytes of the operating system as hexadecimal digits.
[[nodiscard]] std::string random_hex(std::size_t bytes);

}  // namespace ferrolabel::server

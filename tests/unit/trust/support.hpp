// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>

#include "finding/finding.hpp"
#include "quantity/date.hpp"
#include "syntax/json_reader.hpp"
#include "trust/key.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::trust {

inline quantity::Date day(std::string_view text) { return quantity::parse_date(text).value(); }

inline std::string codes(const Findings& findings) {
  std::string all;
  for (const auto& finding : findings) all += (all.empty() ? "" : " ") + finding.code;
  return all;
}

/// A key whose private bytes are all `byte`: the same in each run.
inline SigningKey test_key(char byte = 7, Issuer issuer = {"https://example.com/issuers/mill", "Example Mill"}) {
  Secret secret;
  secret.bytes().fill(static_cast<std::uint8_t>(byte));
  return key_from_secret(std::move(issuer), day("2026-01-01"), std::move(secret)).value();
}

inline TrustedKey trusted(const SigningKey& key) {
  return {key.kid(), key.public_key(), Purpose::label, day("2026-01-01"), day("2028-12-31"), std::nullopt, {}};
}

inline syntax::Document json(std::string text) { return syntax::read_json(SourceText{"test.json", std::move(text)}).value(); }

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  if (at != text.npos) text.replace(at, from.size(), to);
  return text;
}

/// A folder of its own that goes with the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "ferrolabel-trust-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string operator/(std::string_view name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace ferrolabel::trust

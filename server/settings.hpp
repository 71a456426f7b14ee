// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"

namespace ferrolabel::server {

/// What an operator sets. Of several places the first wins: flag, environment, file, default.
struct Settings {
  std::string listen = "127.0.0.1:8087";
  std::string methods;                   ///< folder of the packs; empty = beside the executable
  std::string registry = "sqlite:ferrolabel.db";  ///< URL; "none" = none, and no claim's tonnes can be decided
  std::string registry_key;              ///< key file that signs for it; empty = PATH.key beside an SQLite file, where there is one
  std::string trust;                     ///< trust list; empty = nobody is trusted
  std::string key;                       ///< key file that signs receipts; empty = no receipts
  std::string questions;                 ///< folder of questions that claims may name by id
  std::string tokens;                    ///< token file; empty = everything that needs a token is off
  std::string front;                     ///< address of the one proxy whose connections are kept and whose X-Forwarded-For counts
  std::string workers;                   ///< requests computed at once; empty = one a core
  std::vector<std::string> allow_host;
  std::string config;
  bool limits = false, help = false, version = false;
  std::string new_token_role, new_token_name;
};

/// @param arguments without the program's name
/// @param environment value of a variable, nullptr where it is not set
/// Findings: server.setting.unknown, .missing-value, .wrong-type; those of the file and JSON readers.
[[nodiscard]] Result<Settings> read_settings(const std::vector<std::string>& arguments, const std::function<const char*(const char*)>& environment);

/// The text of --help.
[[nodiscard]] std::string settings_help();

/// "HOST:PORT" or "[V6]:PORT" in its parts; port -1 where it is neither.
struct Address {
  std::string host;
  int port = -1;
};
[[nodiscard]] Address read_address(std::string_view text);

/// The folder of packs: the setting, else beside the executable, as the command line looks for it.
[[nodiscard]] std::string methods_directory(const Settings& settings);

}  // namespace ferrolabel::server

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace ferrolabel::cli {

/// What the command line asked for.
struct Parsed {
  const Command* command = nullptr;  ///< the one to run; null where `text` says all
  std::string path;                  ///< its words: "key new"
  int code = 0;                      ///< exit code where there is no command
  std::string text;                  ///< help or version for standard output, or the usage error
};

/// The parameters that every command takes, as this one takes them: --format html and pdf where its result may be a page.
[[nodiscard]] std::vector<Parameter> common_to(const Command& command, std::vector<Parameter> common);

/// Reads the arguments into the targets of the parameters. `--help` of any command is answered with its example.
/// @param common parameters that every command takes @param version asked for by --version only, as it reads packs
[[nodiscard]] Parsed parse_arguments(int count, const char* const* arguments, const std::vector<Command>& commands, const std::vector<Parameter>& common,
                                     const std::function<std::string()>& version);

}  // namespace ferrolabel::cli

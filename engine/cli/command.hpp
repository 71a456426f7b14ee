// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace ferrolabel::cli {

class Session;

/// What the shell may offer for a value.
enum class Completes { nothing, file, choice, method, scheme, code };

/// One argument of a command. Values stay text here: they are read strictly, and without a locale, by the command.
struct Parameter {
  std::string name;  ///< "PLANT" (positional) or "--scheme"; "-o,--output" gives a short form
  std::string value; ///< what stands for the value in the help, "ID"; empty for a positional and a flag
  std::string help;
  std::variant<bool*, std::string*, std::vector<std::string>*> target;  ///< a list may be repeated or separated by commas, files and ids by repeating only
  bool required = false;
  Completes completes = Completes::nothing;
  std::vector<std::string> choices{};
  bool whole = false;  ///< values may have commas in them, as ids of life-cycle data do

  [[nodiscard]] bool splits() const noexcept { return !positional() && !whole && completes != Completes::file; }
  [[nodiscard]] bool positional() const noexcept { return name.front() != '-'; }
};

/// One command as data: the parser, the help and the completion are made from it.
struct Command {
  std::string name;
  std::string summary;
  std::string example;  ///< whole lines as typed
  std::vector<Parameter> parameters{};
  std::vector<Command> commands{};             ///< of a group such as `key`
  std::function<int(Session&)> run{};          ///< @return exit code; empty where one of the group must be named
  bool page = false;                           ///< its result may be a page: --format html and pdf
};

}  // namespace ferrolabel::cli

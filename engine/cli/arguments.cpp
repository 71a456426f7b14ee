// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

#include "cli/exit_code.hpp"
#include "formats/plant/spelling.hpp"

namespace ferrolabel::cli {

namespace {

std::vector<std::string> split(const std::vector<std::string>& values) {
  std::vector<std::string> parts;
  for (const auto& value : values) {
    std::size_t from = 0;
    for (auto comma = value.find(','); comma != std::string::npos; from = comma + 1, comma = value.find(',', from)) parts.push_back(value.substr(from, comma - from));
    parts.push_back(value.substr(from));
  }
  return parts;
}

void add_parameter(CLI::App& app, const Parameter& parameter) {
  CLI::Option* option = nullptr;
  if (auto* const* flag = std::get_if<bool*>(&parameter.target)) {
    option = app.add_flag(parameter.name, **flag, parameter.help);
  } else if (auto* const* text = std::get_if<std::string*>(&parameter.target)) {
    option = app.add_option(parameter.name, **text, parameter.help);
  } else {
    auto* list = std::get<std::vector<std::string>*>(parameter.target);
    option = app.add_option_function<std::vector<std::string>>(
        parameter.name, [list, splits = parameter.splits()](const std::vector<std::string>& values) { *list = splits ? split(values) : values; }, parameter.help);
    if (!parameter.positional()) option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  if (!std::holds_alternative<bool*>(parameter.target)) option->type_name(parameter.value);
  if (parameter.required) option->required();
  if (!parameter.choices.empty()) option->check(CLI::IsMember(parameter.choices))->type_name(parameter.value);
}

std::string footer(const Command& command) { return command.example.empty() ? std::string{} : "Example:\n  " + command.example; }

using Chosen = std::vector<std::pair<const CLI::App*, const Command*>>;

void add_command(CLI::App& parent, const Command& command, const std::vector<Parameter>& common, Chosen& known) {
  auto* app = parent.add_subcommand(command.name, command.summary);
  app->footer(footer(command));
  for (const auto& parameter : command.parameters) add_parameter(*app, parameter);
  for (const auto& below : command.commands) add_command(*app, below, common, known);
  if (!command.run) app->require_subcommand(1);
  else
    for (const auto& parameter : common_to(command, common)) add_parameter(*app, parameter);
  known.emplace_back(app, &command);
}

Parsed usage(const std::string& path, const std::string& message) {
  const auto name = path.empty() ? std::string{} : " " + path;
  return {nullptr, {}, exit_code::usage, "ferrolabel" + name + ": " + message + "\nSee 'ferrolabel" + name + " --help'.\n"};
}

Parsed failure(const CLI::App& app, const CLI::ParseError& error) {
  std::string path;
  for (auto below = app.get_subcommands(); !below.empty(); below = below.back()->get_subcommands()) path += (path.empty() ? "" : " ") + below.back()->get_name();
  return usage(path, error.what());
}

/// Tells of a word that stands where a command must and is none, with those that it may mean; nothing where all are known.
std::optional<Parsed> unknown_command(int count, const char* const* arguments, const std::vector<Command>& commands) {
  const auto* known = &commands;
  std::string path;
  for (int at = 1; at < count && !known->empty() && arguments[at][0] != '-'; ++at) {
    const std::string word = arguments[at];
    const auto command = std::find_if(known->begin(), known->end(), [&word](const Command& each) { return each.name == word; });
    if (command == known->end()) {
      std::vector<std::string_view> names;
      for (const auto& each : *known) names.push_back(each.name);
      const auto near = formats::nearest(word, names);
      return usage(path, "there is no command " + formats::in_quotes((path.empty() ? "" : path + " ") + word) +
                             (near.empty() ? "; there are " + formats::quoted_list(names, names.size()) : "; did you mean '" + (path.empty() ? "" : path + " ") + std::string{near} + "'?"));
    }
    path += (path.empty() ? "" : " ") + word;
    known = &command->commands;
    if (command->run) break;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Parameter> common_to(const Command& command, std::vector<Parameter> common) {
  if (command.page)
    for (auto& parameter : common)
      if (parameter.name == "--format") {
        parameter.choices.insert(parameter.choices.end(), {"html", "pdf"});
        parameter.help = "text (default), json, html or pdf";
      }
  return common;
}

Parsed parse_arguments(int count, const char* const* arguments, const std::vector<Command>& commands, const std::vector<Parameter>& common,
                       const std::function<std::string()>& version) {
  CLI::App app{"From a steel plant's reported year to an exact carbon intensity, a class, and a signed label that anyone can verify.", "ferrolabel"};
  app.require_subcommand(1);
  app.footer("Exit codes: 0 done, yes; 1 done, no; 2 cannot decide; 64 usage: a command, an option or its value cannot be; 65 input wrong, or a name that no file\n"
             "or pack has; 66 input missing; 70 our fault; 73, 74 cannot write, read.\n"
             "Start with: ferrolabel compute samples/plants/sme-fasteners.json");
  bool wants_version = false;
  app.add_flag("--version", wants_version, "Version, and the digest of every pack");
  Chosen known;
  for (const auto& command : commands) add_command(app, command, common, known);
  if (count < 2) return {nullptr, {}, exit_code::usage, app.help()};
  if (count == 2 && std::string_view{arguments[1]} == "--version") return {nullptr, {}, exit_code::done, version()};
  if (const auto unknown = unknown_command(count, arguments, commands)) return *unknown;
  try {
    app.parse(count, arguments);
  } catch (const CLI::CallForHelp&) {
    return {nullptr, {}, exit_code::done, app.help()};
  } catch (const CLI::CallForAllHelp&) {
    return {nullptr, {}, exit_code::done, app.help("", CLI::AppFormatMode::All)};
  } catch (const CLI::ParseError& error) {
    return failure(app, error);
  }
  const CLI::App* asked = &app;
  std::string path;
  for (auto below = asked->get_subcommands(); !below.empty(); below = asked->get_subcommands()) {
    asked = below.front();
    path += (path.empty() ? "" : " ") + asked->get_name();
  }
  for (const auto& [parsed, command] : known)
    if (parsed == asked) return {command, path, exit_code::done, {}};
  return {nullptr, {}, exit_code::usage, app.help()};
}

}  // namespace ferrolabel::cli

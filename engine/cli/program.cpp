// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <csignal>
#include <cstdio>
#include <exception>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "registry/store_error.hpp"

namespace ferrolabel::cli {

namespace {

std::string version_text() {
  std::string text = "ferrolabel " FERROLABEL_VERSION "\n";
  const Session session{Settings{}};
  const auto library = session.packs();
  if (!library) return text + "no packs in '" + session.methods_directory() + "'\n";
  const auto packs = library->list();
  if (!packs) return text + "packs in '" + session.methods_directory() + "' cannot be read; see 'ferrolabel methods list'\n";
  for (const auto& pack : *packs) text += pack.id + " " + pack.edition + " " + pack.digest + "\n";
  return text;
}

bool print(std::FILE* stream, const std::string& text) { return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0; }

/// A database that fails ends a command with 69 (not there), 73 (cannot be made) or 74.
int run_command(const Command& command, Session& session) try {
  return command.run(session);
} catch (const registry::StoreError& error) {
  using Kind = registry::StoreError::Kind;
  const auto end = [&](Finding finding, int code) {
    static_cast<void>(session.fail({std::move(finding)}));
    return code;
  };
  switch (error.kind()) {
    case Kind::unavailable: return end(argument_error("registry.store.unavailable", error.what(), "see that the database runs and can be reached, and ask again: nothing is done twice"), exit_code::no_service);
    case Kind::cannot_create: return end(argument_error("registry.store.cannot-create", error.what(), "name a folder that you can write to"), exit_code::cannot_create);
    case Kind::input_output: return end(argument_error("registry.store.input-output", error.what(), "see to the disk, and ask again: what was acknowledged is stored"), exit_code::cannot_read_or_write);
    case Kind::damaged: break;
  }
  return end(argument_error("registry.store.damaged", error.what(), "'ferrolabel registry verify' names what is damaged"), exit_code::cannot_read_or_write);
}

}  // namespace

std::vector<Command> all_commands() {
  std::vector<Command> commands;
  for (const auto make : {compute_command, explain_command, classify_command, improve_command, uncertainty_command, label_command, verify_command, check_command, batch_command, convert_command, lca_command, methods_command,
                          key_command, trust_command, registry_command, help_command, completion_command})
    commands.push_back(make());
  return commands;
}

std::vector<Parameter> common_parameters(Settings& settings) {
  return {{"--format", "FORMAT", "text (default) or json", &settings.format, false, Completes::choice, {"text", "json"}},
          {"-o,--output", "FILE", "Write the result to FILE", &settings.output, false, Completes::file},
          {"-q,--quiet", "", "No warnings and notes", &settings.quiet},
          {"--threads", "N", "Threads; the result is the same for any number", &settings.threads},
          {"--methods", "DIR", "Folder of packs; else FERROLABEL_METHODS, else beside the program", &settings.methods, false, Completes::file}};
}

int run_program(int count, const char* const* arguments) try {
  // A reader that went away is told by the write that fails, not by a signal.
  std::signal(SIGPIPE, SIG_IGN);
  Settings settings;
  const auto commands = all_commands();
  const auto common = common_parameters(settings);
  const auto parsed = parse_arguments(count, arguments, commands, common, version_text);
  if (parsed.command == nullptr) {
    if (print(parsed.code == exit_code::done ? stdout : stderr, parsed.text)) return parsed.code;
    return exit_code::cannot_read_or_write;
  }
  Session session{settings, parsed.path};
  if (const auto threads = session.threads(); !threads) return session.fail(threads.findings());
  return run_command(*parsed.command, session);
} catch (const std::exception& error) {
  std::fprintf(stderr, "ferrolabel: our fault: %s\n", error.what());
  return exit_code::our_fault;
}

}  // namespace ferrolabel::cli

// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"

namespace ferrolabel::cli {

Command completion_command() {
  const auto shell = std::make_shared<std::string>("bash");
  return {.name = "completion",
          .summary = "Completion for the shell",
          .example = "ferrolabel completion bash > ~/.local/share/bash-completion/completions/ferrolabel",
          .parameters = {{"SHELL", "", "bash", shell.get(), false, Completes::choice, {"bash"}}},
          .run = [shell](Session& session) {
            if (session.json()) return session.refuse("a completion is a script of the shell and has no JSON form");
            Settings unused;
            return session.finish(bash_completion(all_commands(), common_parameters(unused)), exit_code::done);
          }};
}

}  // namespace ferrolabel::cli

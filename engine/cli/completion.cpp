// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.hpp"

#include "cli/arguments.hpp"

namespace ferrolabel::cli {

namespace {

/// "-o,--output" → "-o|--output" for a case pattern, or "-o --output" as words.
std::string spellings(const std::string& name, char between) {
  auto text = name;
  for (auto& sign : text)
    if (sign == ',') sign = between;
  return text;
}

std::string values(const Parameter& parameter) {
  const auto words = [](const std::string& list) { return "COMPREPLY=($(compgen -W \"" + list + "\" -- \"$word\"))"; };
  std::string choices;
  for (const auto& choice : parameter.choices) choices += (choices.empty() ? "" : " ") + choice;
  switch (parameter.completes) {
    case Completes::file: return "COMPREPLY=($(compgen -f -- \"$word\"))";
    case Completes::choice: return words(choices);
    case Completes::method: return words("$(_ferrolabel_packs accounting)");
    case Completes::scheme: return words("$(_ferrolabel_packs scheme)");
    case Completes::code: return words("$(ferrolabel help 2>/dev/null | sed -n 's/^\\([a-z]*\\.[^ ]*\\)  .*/\\1/p')");
    case Completes::nothing: break;
  }
  return "COMPREPLY=()";
}

/// The part for one command: values after an option that takes one, options after '-', else what its positionals take.
std::string branch(const std::string& path, const Command& command, const std::vector<Parameter>& common) {
  std::string options = "--help";
  std::string after;
  std::string positional = "COMPREPLY=()";
  const auto taken = common_to(command, common);
  for (const auto* list : {&command.parameters, &taken})
    for (const auto& parameter : *list) {
      if (parameter.positional()) {
        if (positional == "COMPREPLY=()") positional = values(parameter);
        continue;
      }
      options += " " + spellings(parameter.name, ' ');
      if (!std::holds_alternative<bool*>(parameter.target)) after += "        " + spellings(parameter.name, '|') + ") " + values(parameter) + "; return ;;\n";
    }
  for (const auto& below : command.commands) positional += "; if ((COMP_CWORD == 2)); then COMPREPLY+=($(compgen -W " + below.name + " -- \"$word\")); fi";
  return "    '" + path + "')\n      case \"$before\" in\n" + after + "      esac\n      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W \"" + options +
         "\" -- \"$word\")); else " + positional + "; fi ;;\n";
}

}  // namespace

std::string bash_completion(const std::vector<Command>& commands, const std::vector<Parameter>& common) {
  std::string names = "--help --version";
  std::string groups;
  std::string branches;
  for (const auto& command : commands) {
    names += " " + command.name;
    std::string below;
    for (const auto& inner : command.commands) {
      below += (below.empty() ? "" : " ") + inner.name;
      groups += (groups.empty() ? "'" : "|'") + command.name + " " + inner.name + "'";
      branches += branch(command.name + " " + inner.name, inner, common);
    }
    if (command.run) branches += branch(command.name, command, common);
    else branches += "    '" + command.name + "') COMPREPLY=($(compgen -W \"" + below + " --help\" -- \"$word\")) ;;\n";
  }
  return "# bash completion of ferrolabel; made by 'ferrolabel completion bash'\n"
         "_ferrolabel_packs() { ferrolabel methods list --kind \"$1\" 2>/dev/null | sed -n '2,$s/ .*//p'; }\n"
         "_ferrolabel() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=\n"
         "  if ((COMP_CWORD > 1)); then command=${COMP_WORDS[1]}; fi\n"
         "  if ((COMP_CWORD > 2)); then case \"$command ${COMP_WORDS[2]}\" in " +
         groups +
         ") command+=\" ${COMP_WORDS[2]}\" ;; esac; fi\n"
         "  case \"$command\" in\n"
         "    '') COMPREPLY=($(compgen -W \"" +
         names + "\" -- \"$word\")) ;;\n" + branches +
         "  esac\n"
         "}\n"
         "complete -o filenames -F _ferrolabel ferrolabel\n";
}

}  // namespace ferrolabel::cli

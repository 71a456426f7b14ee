// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <memory>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/registry_run.hpp"
#include "cli/trust_file.hpp"
#include "formats/result/registry_json.hpp"
#include "issuing/registering.hpp"
#include "registry/registry_check.hpp"
#include "registry/registry_import.hpp"
#include "syntax/file.hpp"
#include "syntax/json_writer.hpp"
#include "trust/key_file.hpp"

namespace ferrolabel::cli {

namespace {

struct RegistryArguments {
  RegistryPlace place;
  std::string id, name, key, trust, input;
  std::vector<std::string> kept;
  bool without_heads = false;
};

/// The registry's key: the one that was named, the one that lies beside the file, or a new one there.
Result<trust::SigningKey> key_for(const RegistryArguments& arguments, std::string& file) {
  RegistryPlace place = arguments.place;
  place.key = arguments.key;
  file = registry_key_file(place);
  if (file.empty()) return argument_error("registry.key.missing", "a registry in PostgreSQL has no place for its key", "make one by 'ferrolabel key new', and name it by --key");
  std::error_code error;
  const auto day = read_date("--at", arguments.place.at);
  if (!day) return day.findings();
  if (!arguments.key.empty() || std::filesystem::exists(file, error)) return read_registry_key(place, arguments.id, day->value_or(today()));
  auto key = trust::generate_key({arguments.id, arguments.name}, day->value_or(today()));
  if (!key) return key;
  if (auto findings = trust::write_key_file(file, *key); !findings.empty()) return findings;
  return key;
}

int run_init(const Session& session, const RegistryArguments& arguments) {
  trust::forbid_core_dumps();
  if (auto findings = trust::check_issuer({arguments.id, arguments.name}); has_errors(findings)) return session.fail(findings);
  const auto there = registry::Registry::open(arguments.place.url);
  if (there && there->id() != arguments.id)
    return session.fail({argument_error("registry.init.other", "there is the registry '" + there->id() + "' already", "name another place, or that id")});
  if (!there && there.findings().front().code != "registry.missing") return session.fail(there.findings());
  std::string file;
  const auto key = key_for(arguments, file);
  if (!key) return session.fail(key.findings());
  registry::OpenOptions options;
  options.create = true;
  options.id = arguments.id;
  const auto made = registry::Registry::open(arguments.place.url, options);
  if (!made) return session.fail(made.findings());
  if (session.json()) {
    syntax::JsonWriter writer;
    writer.begin_object().member("registry", made->id()).member("made", !there.ok()).member("keyFile", file).member("kid", key->kid()).end_object();
    return session.finish(std::move(writer).take() + "\n", exit_code::done);
  }
  return session.finish("registry " + made->id() + (there ? " is there already" : " is made") + "\nits key is " + file + " (" + key->kid() +
                            "); keep it as you keep money, and give others its record: ferrolabel key show " + file + "\n",
                        exit_code::done);
}

/// The list by which heads are checked: the one named, else the registry's own key where its file is at hand.
Result<std::optional<trust::TrustList>> checking_list(const RegistryArguments& arguments, const quantity::Date& day) {
  if (!arguments.trust.empty()) {
    auto list = read_trust_file(arguments.trust);
    if (!list) return list.findings();
    return std::optional{std::move(list).value()};
  }
  const auto file = registry_key_file(arguments.place);
  std::error_code error;
  if (file.empty() || !std::filesystem::exists(file, error)) return std::optional<trust::TrustList>{};
  const auto record = read_public_key(file);
  if (!record) return record.findings();
  auto list = trust::add(trust::TrustList{"registry", day}, *record, {trust::Purpose::registry, std::nullopt, std::nullopt}, day);
  if (!list) return list.findings();
  return std::optional{std::move(list).value()};
}

/// Heads that were kept: signed tokens, one a line.
Findings read_kept(const std::string& file, const trust::TrustList& trust, const quantity::Date& day, std::vector<registry::TreeHead>& kept) {
  const auto source = syntax::read_file(file, 1u << 24);
  if (!source) return source.findings();
  std::string_view rest = source->text;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (line.empty()) continue;
    const auto head = trust::verify_tree_head(line, trust, {}, day);
    if (!head) return head.findings();
    kept.push_back(issuing::registry_head(*head));
  }
  return {};
}

std::string report_text(const registry::VerifyReport& report, bool signatures, std::size_t kept) {
  std::string text = "registry " + report.registry + ": " + (report.findings.empty() ? "clean" : "DAMAGED") + "\n  ledger entries " + std::to_string(report.entries) + ", labels " +
                     std::to_string(report.labels) + ", log entries " + std::to_string(report.log_entries) + ", signed heads " + std::to_string(report.heads) + "\n  signatures of heads " +
                     (signatures ? "looked at" : "not looked at: name a trust list by --trust") + "\n";
  if (kept > 0) text += "  goes on from " + std::to_string(kept) + (kept == 1 ? " kept head" : " kept heads") + (report.findings.empty() ? "\n" : ": see below\n");
  for (const auto& finding : report.findings) text += "  " + finding.code + (finding.place.pointer.empty() ? "" : " at " + finding.place.pointer) + ": " + finding.message + "\n    " + finding.fix + "\n";
  return text;
}

int run_registry_verify(const Session& session, const RegistryArguments& arguments) {
  const auto at = read_date("--at", arguments.place.at);
  if (!at) return session.fail(at.findings());
  const auto day = at->value_or(today());
  const auto list = checking_list(arguments, day);
  if (!list) return session.fail(list.findings());
  registry::VerifyOptions options;
  if (*list) options.head_is_signed = issuing::head_checker(**list, day);
  else if (!arguments.kept.empty()) return session.refuse("--kept needs --trust or the registry's key, so that the heads can be believed");
  for (const auto& file : arguments.kept)
    if (const auto findings = read_kept(file, **list, day, options.kept); !findings.empty()) return session.fail(findings);
  const auto report = registry::verify(arguments.place.url, options);
  for (const auto& finding : report.findings)
    if (finding.code == "registry.missing" || finding.code == "registry.url") return session.fail(report.findings);
  const bool signatures = list->has_value();
  const int code = report.findings.empty() ? exit_code::done : exit_code::no;
  return session.finish(session.json() ? formats::verify_report_json(report, signatures) : report_text(report, signatures, options.kept.size()), code);
}

int run_export(const Session& session, const RegistryArguments& arguments) {
  const auto run = open_registry(session, arguments.place, false);
  if (!run) return session.fail(run.findings());
  std::string text;
  run->registry.export_lines(!arguments.without_heads, [&](std::string_view line) { text += line; });
  return session.finish(text, exit_code::done);
}

int run_import(const Session& session, const RegistryArguments& arguments) {
  std::ifstream file{arguments.input, std::ios::binary};
  if (!file) return session.fail({argument_error("syntax.file.missing", "'" + arguments.input + "' cannot be opened", "name a file of 'ferrolabel registry export'")});
  registry::OpenOptions options;
  options.create = true;
  options.id = arguments.id;
  auto target = registry::Registry::open(arguments.place.url, options);
  if (!target) return session.fail(target.findings());
  const auto findings = registry::import_lines(target.value(), [&]() -> std::optional<std::string> {
    std::string line;
    if (std::getline(file, line)) return line;
    return std::nullopt;
  });
  if (has_errors(findings)) return session.fail(findings);
  return session.finish("registry " + target->id() + " holds what was exported; 'ferrolabel registry verify' looks at it, and its key must be moved by hand\n", exit_code::done);
}

int run_head(const Session& session, const RegistryArguments& arguments) {
  const auto run = open_registry(session, arguments.place, false);
  if (!run) return session.fail(run.findings());
  const auto head = run->registry.head();
  if (!head) {
    session.tell({{"registry.head.none", Severity::note, {}, "the registry has signed no head yet", "it signs one with the first label"}});
    return exit_code::undecided;
  }
  if (session.json()) return session.finish(formats::stored_head_json(*head), exit_code::done);
  session.say("log of " + head->head.registry + ": " + std::to_string(head->head.size) + " entries at " + registry::to_string(head->head.time) + "\nroot " + trust::to_hex(head->head.root) +
              "\nledger of " + std::to_string(head->head.ledger_entries) + " entries, " + trust::to_hex(head->head.ledger_hash) + "\n");
  return session.finish(head->token + "\n", exit_code::done);
}

}  // namespace

Command registry_command() {
  const auto arguments = std::make_shared<RegistryArguments>();
  auto& place = arguments->place;
  const auto stored = [arguments](int (*run)(const Session&, const RegistryArguments&)) {
    return [arguments, run](Session& session) { return run(session, *arguments); };
  };
  const Parameter id{"--id", "URI", "Its https or urn address, which labels and heads name; stays for good", &arguments->id, true};
  std::vector<Command> commands;
  commands.push_back({.name = "init",
                      .summary = "Makes a registry and its key",
                      .example = "ferrolabel registry init --registry sqlite:ferrolabel.db --id urn:example:registry --name 'Example Registry'",
                      .parameters = {registry_parameter(place), id, {"--name", "NAME", "Its name for people", &arguments->name, true},
                                     {"--key", "KEY", "Its key file; else a new PATH.key beside an SQLite file", &arguments->key, false, Completes::file}, registry_at_parameter(place)},
                      .run = stored(run_init)});
  commands.push_back({.name = "verify",
                      .summary = "Plays the whole ledger again and holds everything against it; ends with 0 clean, 1 damaged",
                      .example = "ferrolabel registry verify --registry sqlite:ferrolabel.db --trust trust.json --kept heads.txt",
                      .parameters = {registry_parameter(place), registry_key_parameter(place), {"--trust", "TRUST", "By whose keys heads must be signed; else by the registry's own", &arguments->trust, false, Completes::file},
                                     {"--kept", "FILE", "Heads kept elsewhere, from 'registry head', one a line; may be repeated", &arguments->kept, false, Completes::file}, registry_at_parameter(place)},
                      .run = stored(run_registry_verify)});
  commands.push_back({.name = "export",
                      .summary = "Prints the ledger as JSON Lines: same registry, same bytes",
                      .example = "ferrolabel registry export --registry sqlite:ferrolabel.db -o ledger.jsonl",
                      .parameters = {registry_parameter(place), {"--without-heads", "", "Leave the signed heads out", &arguments->without_heads}},
                      .run = stored(run_export)});
  commands.push_back({.name = "import",
                      .summary = "Fills a new registry with what another one exported",
                      .example = "ferrolabel registry import ledger.jsonl --registry sqlite:copy.db --id urn:example:registry",
                      .parameters = {{"FILE", "", "File of 'registry export'", &arguments->input, true, Completes::file}, registry_parameter(place), id},
                      .run = stored(run_import)});
  commands.push_back({.name = "head",
                      .summary = "Prints the last signed head of the log: keep it elsewhere, and no past can be changed unseen",
                      .example = "ferrolabel registry head --registry sqlite:ferrolabel.db >> heads.txt",
                      .parameters = {registry_parameter(place)},
                      .run = stored(run_head)});
  for (auto&& more : {registry_label_commands(), reservation_commands()})
    for (const auto& command : more) commands.push_back(command);
  return {.name = "registry",
          .summary = "Issued labels and their tonnes: one tonne, one label",
          .example = "ferrolabel registry init --registry sqlite:ferrolabel.db --id urn:example:registry --name 'Example Registry'",
          .commands = std::move(commands)};
}

}  // namespace ferrolabel::cli

// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "cli/exit_code.hpp"
#include "cli/registry_run.hpp"
#include "formats/result/registry_json.hpp"
#include "issuing/registering.hpp"
#include "label/tonnes.hpp"
#include "trust/key_file.hpp"

namespace ferrolabel::cli {

namespace {

struct RegistryLabelArguments {
  RegistryPlace place;
  std::string label, reason, by = "registry", days, key;
};

Finding unknown_label(const std::string& label) {
  return argument_error("registry.label.unknown", "the registry has no issued label '" + label + "'", "check the id, and that it is the registry that the label names");
}

std::string state_text(const registry::LabelState& state) {
  std::string text = state.label + "\n  " + state.product + " of " + state.installation + ", " + state.scheme + "\n  status " + std::string{registry::to_string(state.status)} +
                     (state.stage == registry::LabelStage::intended ? ", not signed yet" : "") + "\n  issued " + label::tonnes_text(state.issued) + ", reserved " + label::tonnes_text(state.reserved) + ", used " +
                     label::tonnes_text(state.used) + ", left " + label::tonnes_text(state.available) + "\n";
  if (state.log_index) text += "  log entry " + std::to_string(*state.log_index) + "\n";
  for (const auto& change : state.history)
    text += "  " + registry::to_string(change.at) + " " + (change.to == registry::LabelStatus::active ? "reinstated" : std::string{registry::to_string(change.to)}) + " by " + change.by + ": " + change.reason + "\n";
  return text;
}

int finish_state(const Session& session, const registry::Registry& registry, const std::string& label, registry::Time now) {
  const auto state = registry.find(label, now);
  if (!state) return session.fail({unknown_label(label)});
  return session.finish(session.json() ? formats::label_state_json(*state, registry.token(label).value_or("")) : state_text(*state), exit_code::done);
}

int run_status(const Session& session, const RegistryLabelArguments& arguments) {
  const auto label = read_label_id(arguments.label);
  if (!label) return session.fail(label.findings());
  const auto run = open_registry(session, arguments.place, false);
  if (!run) return session.fail(run.findings());
  return finish_state(session, run->registry, *label, run->now);
}

int run_set_status(const Session& session, const RegistryLabelArguments& arguments, registry::LabelStatus to) {
  const auto label = read_label_id(arguments.label);
  if (!label) return session.fail(label.findings());
  auto opened = open_registry(session, arguments.place, true);
  if (!opened) return session.fail(opened.findings());
  auto& run = opened.value();
  const auto findings = run.registry.set_status(*label, {to, arguments.reason, arguments.by, run.now}, issuing::head_signer(*run.key));
  if (has_errors(findings)) return session.fail(findings);
  session.tell(findings);
  return finish_state(session, run.registry, *label, run.now);
}

int run_status_list(const Session& session, const RegistryLabelArguments& arguments) {
  constexpr std::uint64_t most_days = 366;
  const auto days = read_count("--days", arguments.days, issuing::status_list_days, 0, most_days);
  if (!days) return session.fail(days.findings());
  const auto run = open_registry(session, arguments.place, true);
  if (!run) return session.fail(run.findings());
  const auto list = issuing::status_list(run->registry, std::chrono::floor<std::chrono::days>(run->now), static_cast<int>(*days));
  if (session.json()) return session.finish(trust::write_status_list(list) + "\n", exit_code::done);
  return session.finish(trust::sign_status_list(list, *run->key) + "\n", exit_code::done);
}

int run_prove(const Session& session, const RegistryLabelArguments& arguments) {
  const auto label = read_label_id(arguments.label);
  if (!label) return session.fail(label.findings());
  const auto run = open_registry(session, arguments.place, false);
  if (!run) return session.fail(run.findings());
  const auto proof = run->registry.prove(*label);
  if (!proof) return session.fail({unknown_label(*label)});
  return session.finish(trust::write_log_proof(issuing::trust_proof(*proof)), exit_code::done);
}

int run_recover(const Session& session, const RegistryLabelArguments& arguments) {
  auto opened = open_registry(session, arguments.place, true);
  if (!opened) return session.fail(opened.findings());
  const auto key = trust::read_key_file(arguments.key);
  if (!key) return session.fail(key.findings());
  auto& run = opened.value();
  std::string text;
  bool all = true;
  for (const auto& one : run.registry.recover({issuing::recovery_signer(*key), issuing::head_signer(*run.key)}, run.now)) {
    text += one.label + (one.findings.empty() ? " is issued\n" : " waits for another key\n");
    all = all && one.findings.empty();
  }
  return session.finish(text.empty() ? "nothing was left half done\n" : text, all ? exit_code::done : exit_code::undecided);
}

Command status_change_command(const std::shared_ptr<RegistryLabelArguments>& arguments, const char* name, const char* summary, registry::LabelStatus to) {
  auto& place = arguments->place;
  return {.name = name,
          .summary = summary,
          .example = "ferrolabel registry " + std::string{name} + " label.jws --reason 'meter found wrong' --registry sqlite:ferrolabel.db",
          .parameters = {{"LABEL_ID", "", "Id of the label, or its file", &arguments->label, true, Completes::file},
                         {"--reason", "TEXT", "Why, for people; published", &arguments->reason, true},
                         {"--by", "WHO", "Who decided (registry); published", &arguments->by},
                         registry_parameter(place), registry_key_parameter(place), registry_at_parameter(place)},
          .run = [arguments, to](Session& session) { return run_set_status(session, *arguments, to); }};
}

}  // namespace

std::vector<Command> registry_label_commands() {
  const auto arguments = std::make_shared<RegistryLabelArguments>();
  auto& place = arguments->place;
  const Parameter label{"LABEL_ID", "", "Id of the label, or its file", &arguments->label, true, Completes::file};
  const auto stored = [arguments](int (*run)(const Session&, const RegistryLabelArguments&)) {
    return [arguments, run](Session& session) { return run(session, *arguments); };
  };
  std::vector<Command> commands;
  commands.push_back({.name = "status",
                      .summary = "A label's tonnes, status and history",
                      .example = "ferrolabel registry status label.jws --registry sqlite:ferrolabel.db",
                      .parameters = {label, registry_parameter(place), registry_at_parameter(place)},
                      .run = stored(run_status)});
  commands.push_back(status_change_command(arguments, "suspend", "Takes a label out of use until it is reinstated", registry::LabelStatus::suspended));
  commands.push_back(status_change_command(arguments, "reinstate", "Takes a suspended label into use again", registry::LabelStatus::active));
  commands.push_back(status_change_command(arguments, "revoke", "Takes a label out of use for good", registry::LabelStatus::revoked));
  commands.push_back({.name = "status-list",
                      .summary = "Prints the signed list of labels that are not, or once were not, as issued; --format json prints what it says",
                      .example = "ferrolabel registry status-list --registry sqlite:ferrolabel.db -o status-list.jwt",
                      .parameters = {{"--days", "N", "Days for which it serves (7)", &arguments->days}, registry_parameter(place), registry_key_parameter(place), registry_at_parameter(place)},
                      .run = stored(run_status_list)});
  commands.push_back({.name = "prove",
                      .summary = "Prints the proof that a label stands in the log, for 'ferrolabel verify --log-proof'",
                      .example = "ferrolabel registry prove label.jws --registry sqlite:ferrolabel.db -o label.proof.json",
                      .parameters = {label, registry_parameter(place)},
                      .run = stored(run_prove)});
  commands.push_back({.name = "recover",
                      .summary = "Signs what a crash has left half issued; issuing does so by itself",
                      .example = "ferrolabel registry recover --key key.json --registry sqlite:ferrolabel.db",
                      .parameters = {{"--key", "KEY", "Key file of the labels' issuer", &arguments->key, true, Completes::file}, registry_parameter(place), registry_key_parameter(place), registry_at_parameter(place)},
                      .run = stored(run_recover)});
  return commands;
}

}  // namespace ferrolabel::cli

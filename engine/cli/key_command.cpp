// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "cli/trust_file.hpp"
#include "trust/key_file.hpp"
#include "trust/key_rotation.hpp"

namespace ferrolabel::cli {

namespace {

struct KeyArguments {
  std::string file, next, issuer, name, at, until, record;
  bool rsa = false;
};

template <class Key>
int made(const Session& session, const std::string& file, const Key& key) {
  if (session.json()) return session.finish(trust::write_key_record(trust::public_record(key)), exit_code::done);
  if (session.settings().quiet) return exit_code::done;
  return session.finish(file + ": key of " + key.issuer().name + " (" + key.issuer().id + "), made " + quantity::to_string(key.created()) + "\n  kid " + key.kid() +
                            "\nKeep the file to yourself. 'ferrolabel key show " + file + "' prints what others need to verify.\n",
                        exit_code::done);
}

int run_new(const Session& session, const KeyArguments& arguments) {
  trust::forbid_core_dumps();
  const auto at = read_date("--at", arguments.at);
  if (!at) return session.fail(at.findings());
  const trust::Issuer issuer{arguments.issuer, arguments.name};
  const auto keep = [&](const auto& key) {
    if (!key) return session.fail(key.findings());
    if (const auto findings = trust::write_key_file(arguments.file, *key); !findings.empty()) return session.fail(findings);
    return made(session, arguments.file, *key);
  };
  if (arguments.rsa) return keep(trust::generate_xml_key(issuer, at->value_or(today())));
  return keep(trust::generate_key(issuer, at->value_or(today())));
}

int run_show(const Session& session, const KeyArguments& arguments) {
  trust::forbid_core_dumps();
  const auto record = read_public_key(arguments.file);
  if (!record) return session.fail(record.findings());
  return session.finish(trust::write_key_record(*record), exit_code::done);
}

/// A new key for the same issuer, and the record by which others learn it. The old file stays: it may sign until its last day.
int run_rotate(const Session& session, const KeyArguments& arguments) {
  trust::forbid_core_dumps();
  const auto at = read_date("--at", arguments.at);
  const auto until = read_date("--until", arguments.until);
  for (const auto* date : {&at, &until})
    if (!*date) return session.fail(date->findings());
  const auto from = at->value_or(today());
  const auto last = until->value_or(quantity::Date{std::chrono::sys_days{from} + std::chrono::days{trust::overlap_days}});
  if (last < from) return session.fail({argument_error("cli.argument.bad-date", "--until lies before the day of the new key", "give that day or a later one")});
  const auto old = trust::read_key_file(arguments.file);
  if (!old) return session.fail(old.findings());
  const auto key = trust::generate_key(old->issuer(), from);
  if (!key) return session.fail(key.findings());
  if (const auto findings = trust::write_key_file(arguments.next, *key); !findings.empty()) return session.fail(findings);
  const auto record = arguments.record.empty() ? arguments.next + ".rotation.json" : arguments.record;
  if (const auto findings = write_file(record, trust::write_key_rotation(*old, *key, from, last)); !findings.empty()) return session.fail(findings);
  session.say("The old key stays in " + arguments.file + " and may sign until " + quantity::to_string(last) + "; what it signed stays good.\nThose who trust it take the new one by 'ferrolabel trust rotate " +
              record + " --trust TRUST'.\n");
  return made(session, arguments.next, *key);
}

}  // namespace

Command key_command() {
  const auto arguments = std::make_shared<KeyArguments>();
  const Parameter at{"--at", "DATE", "Day from which the key is good; else today", &arguments->at};
  return {.name = "key",
          .summary = "An issuer's keys: Ed25519, or RSA for XML signatures, in a file that only its owner can read",
          .example = "ferrolabel key new key.json --issuer https://example.com/issuers/works --name \"Example Works\"",
          .commands = {{.name = "new",
                        .summary = "Makes a key; never over a file that is there",
                        .example = "ferrolabel key new key.json --issuer https://example.com/issuers/works --name \"Example Works\"",
                        .parameters = {{"FILE", "", "File to make, with mode 0600", &arguments->file, true, Completes::file},
                                       {"--issuer", "URI", "Who signs: an https or urn address that stays", &arguments->issuer, true},
                                       {"--name", "NAME", "Name of the issuer for people", &arguments->name, true},
                                       {"--rsa", "", "An RSA key of 3072 bits, for XML signatures alone: reports of batches and submissions", &arguments->rsa},
                                       at},
                        .run = [arguments](Session& session) { return run_new(session, *arguments); }},
                       {.name = "show",
                        .summary = "Prints the public record that others need to verify",
                        .example = "ferrolabel key show key.json > works-key.json",
                        .parameters = {{"FILE", "", "Key file or record", &arguments->file, true, Completes::file}},
                        .run = [arguments](Session& session) { return run_show(session, *arguments); }},
                       {.name = "rotate",
                        .summary = "Makes the next key of the same issuer, and a record in which the old one vouches for it",
                        .example = "ferrolabel key rotate key.json key-2027.json --at 2027-01-01 --until 2027-03-31",
                        .parameters = {{"FILE", "", "Key file of today", &arguments->file, true, Completes::file},
                                       {"NEXT", "", "File to make", &arguments->next, true, Completes::file},
                                       {"--until", "DATE", "Last day on which the old key may sign; else 90 days after the new key's first", &arguments->until},
                                       {"--record", "FILE", "Record for those who trust the old key; else NEXT.rotation.json", &arguments->record, false, Completes::file},
                                       at},
                        .run = [arguments](Session& session) { return run_rotate(session, *arguments); }}}};
}

}  // namespace ferrolabel::cli

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "cli/trust_file.hpp"
#include "report/table.hpp"
#include "syntax/file.hpp"
#include "trust/key_rotation.hpp"
#include "trust/trust_list_document.hpp"

namespace ferrolabel::cli {

namespace {

struct TrustArguments {
  std::string key, trust, purpose = "label", from, until, at, record, kid, reason = "other";
};

int run_add(const Session& session, const TrustArguments& arguments) {
  const auto from = read_date("--from", arguments.from);
  const auto until = read_date("--until", arguments.until);
  const auto at = read_date("--at", arguments.at);
  for (const auto* date : {&from, &until, &at})
    if (!*date) return session.fail(date->findings());
  const auto record = read_public_key(arguments.key);
  if (!record) return session.fail(record.findings());
  const auto day = at->value_or(today());
  trust::TrustList list{std::filesystem::path{arguments.trust}.stem().string(), day};
  std::error_code error;
  if (std::filesystem::exists(arguments.trust, error)) {
    auto read = read_trust_file(arguments.trust);
    if (!read) return session.fail(read.findings());
    list = std::move(read).value();
  }
  const auto added = trust::add(std::move(list), *record, {*trust::parse_purpose(arguments.purpose), *from, *until}, day);
  if (!added) return session.fail(added.findings());
  session.tell(added.findings());
  const auto text = trust::write_trust_list(*added);
  if (const auto findings = write_file(arguments.trust, text); !findings.empty()) return session.fail(findings);
  if (session.json()) return session.finish(text, exit_code::done);
  if (session.settings().quiet) return exit_code::done;
  return session.finish(arguments.trust + ": trusts " + record->issuer.name + " (" + record->issuer.id + ") to sign as " + arguments.purpose + " by key " + record->kid + "\n", exit_code::done);
}

/// Ends a command that changed the list.
int store(const Session& session, const std::string& file, const trust::TrustList& list, const std::string& told) {
  const auto text = trust::write_trust_list(list);
  if (const auto findings = write_file(file, text); !findings.empty()) return session.fail(findings);
  if (session.json()) return session.finish(text, exit_code::done);
  return session.settings().quiet ? exit_code::done : session.finish(file + ": " + told + "\n", exit_code::done);
}

int run_trust_rotate(const Session& session, const TrustArguments& arguments) {
  const auto at = read_date("--at", arguments.at);
  if (!at) return session.fail(at.findings());
  auto list = read_trust_file(arguments.trust);
  if (!list) return session.fail(list.findings());
  const auto document = syntax::read_json_file(arguments.record);
  if (!document) return session.fail(document.findings());
  const auto day = at->value_or(today());
  const auto rotation = trust::read_key_rotation(document->root(), *list, day);
  if (!rotation) return session.fail(rotation.findings());
  const auto changed = trust::apply(std::move(list).value(), *rotation, day);
  if (!changed) return session.fail(changed.findings());
  session.tell(changed.findings());
  return store(session, arguments.trust, *changed,
               "trusts key " + rotation->next.kid + " of " + rotation->next.issuer.name + " from " + quantity::to_string(rotation->from) + "; the old key " + rotation->previous + " until " +
                   quantity::to_string(*changed->find(rotation->previous)->key->valid_until));
}

int run_revoke(const Session& session, const TrustArguments& arguments) {
  const auto at = read_date("--at", arguments.at);
  if (!at) return session.fail(at.findings());
  auto list = read_trust_file(arguments.trust);
  if (!list) return session.fail(list.findings());
  const auto day = at->value_or(today());
  if (const auto findings = list.value().revoke(arguments.kid, {day, arguments.reason}); !findings.empty()) return session.fail(findings);
  list.value().set_updated(std::max(list->updated(), day));
  const auto& revoked = *list->find(arguments.kid)->key->revoked;
  return store(session, arguments.trust, *list, "key " + arguments.kid + " is revoked from " + quantity::to_string(revoked.at) + " on (" + revoked.reason + ")");
}

std::string verifiers_text(const trust::TrustFacts& facts, const report::Style& style) {
  if (facts.verifiers.empty()) return {};
  report::Table table{{{"accreditation"}, {"verifier"}, {"by"}, {"level"}, {"accredited"}, {"withdrawn"}}};
  for (const auto& verifier : facts.verifiers) {
    std::string periods;
    for (const auto& period : verifier.periods)
      periods += (periods.empty() ? "" : ", ") + quantity::to_string(period.from) + " to " + (period.until ? quantity::to_string(*period.until) : "open");
    table.add({verifier.accreditation, verifier.name, verifier.body, verifier.level, periods, verifier.withdrawn ? quantity::to_string(*verifier.withdrawn) : ""});
  }
  return "\nverifiers\n" + table.text(style);
}

int run_trust_list(const Session& session, const TrustArguments& arguments) {
  const auto list = read_trust_file(arguments.trust);
  if (!list) return session.fail(list.findings());
  session.tell(list.findings());
  if (session.json()) return session.finish(trust::write_trust_list(*list), exit_code::done);
  report::Table table{{{"issuer"}, {"name"}, {"signs"}, {"for"}, {"from"}, {"until"}, {"revoked"}, {"kid"}}};
  for (const auto& issuer : list->issuers()) {
    std::string schemes;
    for (const auto& scheme : issuer.schemes) schemes += (schemes.empty() ? "" : " ") + scheme;
    for (const auto& key : issuer.keys)
      table.add({issuer.issuer.id, issuer.issuer.name, std::string{trust::to_string(key.purpose)}, schemes.empty() ? "all schemes" : schemes, quantity::to_string(key.valid_from),
                 key.valid_until ? quantity::to_string(*key.valid_until) : "open", key.revoked ? quantity::to_string(key.revoked->at) + " " + key.revoked->reason : "", key.kid});
  }
  return session.report("trust list " + list->id() + ", updated " + quantity::to_string(list->updated()) + "\n" + table.text(session.style()) + verifiers_text(list->facts(), session.style()), exit_code::done);
}

}  // namespace

Command trust_command() {
  const auto arguments = std::make_shared<TrustArguments>();
  const Parameter file{"--trust", "TRUST", "Trust list file; made where it is not there", &arguments->trust, true, Completes::file};
  return {.name = "trust",
          .summary = "Whom a verifier trusts",
          .example = "ferrolabel trust add works-key.json --trust trust.json",
          .commands = {{.name = "add",
                        .summary = "Adds an issuer's key to the list",
                        .example = "ferrolabel trust add works-key.json --trust trust.json --until 2027-12-31",
                        .parameters = {{"KEY", "", "Record of 'ferrolabel key show', or your own key file", &arguments->key, true, Completes::file},
                                       file,
                                       {"--purpose", "WHAT", "What the key may sign (label)", &arguments->purpose, false, Completes::choice, {"label", "receipt", "registry", "log", "status", "submission", "statement", "report"}},
                                       {"--from", "DATE", "First day; else the day when the key was made", &arguments->from},
                                       {"--until", "DATE", "Last day; else open", &arguments->until},
                                       {"--at", "DATE", "Day of the change; else today", &arguments->at}},
                        .run = [arguments](Session& session) { return run_add(session, *arguments); }},
                       {.name = "rotate",
                        .summary = "Takes an issuer's next key, for which the old one vouches",
                        .example = "ferrolabel trust rotate key-2027.json.rotation.json --trust trust.json --at 2027-01-01",
                        .parameters = {{"RECORD", "", "Record of 'ferrolabel key rotate'", &arguments->record, true, Completes::file},
                                       file,
                                       {"--at", "DATE", "Day of the change; else today", &arguments->at}},
                        .run = [arguments](Session& session) { return run_trust_rotate(session, *arguments); }},
                       {.name = "revoke",
                        .summary = "Ends trust in a key from a day on; a superseded key needs an end of validity instead",
                        .example = "ferrolabel trust revoke epQAKYT4j8Hx0wh5VZmHjMrAXHsqu5kGIMQUyt4yOwU --trust trust.json --reason key-compromise --at 2026-11-24",
                        .parameters = {{"KID", "", "Key, as 'ferrolabel trust list' shows it", &arguments->kid, true},
                                       file,
                                       {"--reason", "WHY", "Why (other)", &arguments->reason, false, Completes::choice, {"key-compromise", "superseded", "ceased", "other"}},
                                       {"--at", "DATE", "First day without trust; else today", &arguments->at}},
                        .run = [arguments](Session& session) { return run_revoke(session, *arguments); }},
                       {.name = "list",
                        .summary = "Prints the list",
                        .example = "ferrolabel trust list --trust trust.json",
                        .parameters = {file},
                        .run = [arguments](Session& session) { return run_trust_list(session, *arguments); }}}};
}

}  // namespace ferrolabel::cli

// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "cli/exit_code.hpp"
#include "cli/registry_run.hpp"
#include "formats/result/registry_json.hpp"
#include "label/tonnes.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::cli {

namespace {

constexpr int reservation_days = 30;

struct ReservationArguments {
  RegistryPlace place;
  std::string label, quantity, holder, request, until, id;
};

int finish_reservation(const Session& session, const registry::Reservation& reservation) {
  if (session.json()) return session.finish(formats::reservation_json(reservation), exit_code::done);
  std::string text = reservation.id + " " + std::string{registry::to_string(reservation.state)} + ": " + label::tonnes_text(reservation.grams) + " of " + reservation.label + " for " + reservation.holder;
  if (reservation.state == registry::ReservationState::held) text += ", until " + registry::to_string(reservation.expires);
  return session.finish(text + "\n", exit_code::done);
}

int run_reserve(const Session& session, const ReservationArguments& arguments) {
  const auto grams = read_tonnes(arguments.quantity);
  const auto until = read_date("--until", arguments.until);
  const auto label = read_label_id(arguments.label);
  for (const auto* findings : {&grams.findings(), &until.findings(), &label.findings()})
    if (has_errors(*findings)) return session.fail(*findings);
  auto run = open_registry(session, arguments.place, false);
  if (!run) return session.fail(run.findings());
  const auto now = run->now;
  registry::ReserveRequest request{*label, *grams, arguments.holder, "cli:" + arguments.request, {}, {}};
  const auto last = *until ? std::chrono::sys_days{**until} : std::chrono::floor<std::chrono::days>(now) + std::chrono::days{reservation_days};
  request.expires = registry::Time{last} + std::chrono::days{1};
  request.request_digest = syntax::sha256_digest(*label + "\n" + std::to_string(*grams) + "\n" + arguments.holder + "\n" + arguments.until);
  const auto reserved = run.value().registry.reserve(request, now);
  if (!reserved) return session.fail(reserved.findings());
  return finish_reservation(session, *reserved);
}

int run_settle(const Session& session, const ReservationArguments& arguments, Result<registry::Reservation> (registry::Registry::*settle)(std::string_view, registry::Time)) {
  auto run = open_registry(session, arguments.place, false);
  if (!run) return session.fail(run.findings());
  const auto settled = (run.value().registry.*settle)(arguments.id, run->now);
  if (!settled) return session.fail(settled.findings());
  return finish_reservation(session, *settled);
}

Command settle_command(const std::shared_ptr<ReservationArguments>& arguments, const char* name, const char* summary,
                       Result<registry::Reservation> (registry::Registry::*settle)(std::string_view, registry::Time)) {
  return {.name = name,
          .summary = summary,
          .example = "ferrolabel registry " + std::string{name} + " f91fc76d64e4a1e09bdfc98390d60dc8 --registry sqlite:ferrolabel.db",
          .parameters = {{"RESERVATION", "", "Id, as 'registry reserve' printed it", &arguments->id, true}, registry_parameter(arguments->place), registry_at_parameter(arguments->place)},
          .run = [arguments, settle](Session& session) { return run_settle(session, *arguments, settle); }};
}

}  // namespace

std::vector<Command> reservation_commands() {
  const auto arguments = std::make_shared<ReservationArguments>();
  auto& place = arguments->place;
  std::vector<Command> commands;
  commands.push_back({.name = "reserve",
                      .summary = "Holds tonnes of a label for somebody, so that nobody else can claim them",
                      .example = "ferrolabel registry reserve label.jws --quantity 10 --holder 'Bridge Ltd' --request bid-17 --registry sqlite:ferrolabel.db",
                      .parameters = {{"LABEL_ID", "", "Id of the label, or its file", &arguments->label, true, Completes::file},
                                     {"--quantity", "T", "Tonnes, at most 6 decimals", &arguments->quantity, true},
                                     {"--holder", "WHO", "For whom", &arguments->holder, true},
                                     {"--request", "NUMBER", "Your own number of this request: the same again holds nothing more", &arguments->request, true},
                                     {"--until", "DATE", "Last day; else 30 days", &arguments->until},
                                     registry_parameter(place),
                                     registry_at_parameter(place)},
                      .run = [arguments](Session& session) { return run_reserve(session, *arguments); }});
  commands.push_back(settle_command(arguments, "consume", "Uses reserved tonnes for good", &registry::Registry::consume));
  commands.push_back(settle_command(arguments, "free", "Gives reserved tonnes back", &registry::Registry::free));
  return commands;
}

}  // namespace ferrolabel::cli

// SPDX-License-Identifier: Apache-2.0
#include "cli/registry_run.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "cli/exit_code.hpp"
#include "issuing/registering.hpp"
#include "label/tonnes.hpp"
#include "syntax/file.hpp"
#include "trust/jws.hpp"
#include "trust/key_file.hpp"

namespace ferrolabel::cli {

Parameter registry_parameter(RegistryPlace& place) { return {"--registry", "URL", "sqlite:PATH or postgresql://…; else sqlite:ferrolabel.db", &place.url}; }

Parameter registry_key_parameter(RegistryPlace& place) {
  return {"--registry-key", "FILE", "Key by which the registry signs; else FERROLABEL_REGISTRY_KEY, else PATH.key", &place.key, false, Completes::file};
}

Parameter registry_at_parameter(RegistryPlace& place) { return {"--at", "DATE", "Day of the entry; else now", &place.at}; }

std::string registry_key_file(const RegistryPlace& place) {
  if (!place.key.empty()) return place.key;
  if (const char* named = std::getenv("FERROLABEL_REGISTRY_KEY"); named != nullptr && *named != '\0') return named;
  return issuing::key_file_beside(place.url);
}

Result<trust::SigningKey> read_registry_key(const RegistryPlace& place, const std::string& registry, const quantity::Date& day) {
  const auto file = registry_key_file(place);
  if (file.empty()) return argument_error("registry.key.missing", "no key of the registry is named", "name it by --registry-key or FERROLABEL_REGISTRY_KEY");
  auto key = trust::read_key_file(file);
  if (!key) return key;
  if (auto findings = issuing::check_registry_key(*key, registry, day); !findings.empty()) return findings;
  return key;
}

namespace {

/// When an act is entered: now, or noon of another day that --at names. As times in a registry never go back, not before its last
/// head, and with the warning `registry.clock.behind` where the clock or the day that is named lies before that.
Result<registry::Time> entry_time(const registry::Registry& registry, const std::optional<quantity::Date>& at) {
  using namespace std::chrono;
  const auto clock = floor<seconds>(system_clock::now());
  const registry::Time now = !at || sys_days{*at} == floor<days>(clock) ? clock : registry::Time{sys_days{*at}} + hours{12};
  const auto entered = registry.not_before_last_head(now);
  if (entered == now || (at && sys_days{*at} == floor<days>(entered))) return entered;
  return {entered, Findings{Finding{"registry.clock.behind", Severity::warning, {}, "the time " + registry::to_string(now) + " lies before the registry's last head, of " + registry::to_string(entered),
                                 "set the clock, or name a later day by --at; what is entered gets the time of that head"}}};
}

}  // namespace

Result<RegistryRun> open_registry(const Session& session, const RegistryPlace& place, bool signs) {
  trust::forbid_core_dumps();
  const auto day = read_date("--at", place.at);
  if (!day) return day.findings();
  auto registry = registry::Registry::open(place.url);
  if (!registry) return registry.findings();
  const auto now = entry_time(*registry, *day);
  session.tell(now.findings());
  if (!signs) return RegistryRun{std::move(registry).value(), *now, std::nullopt};
  auto key = read_registry_key(place, registry->id(), std::chrono::floor<std::chrono::days>(*now));
  if (!key) return key.findings();
  return RegistryRun{std::move(registry).value(), *now, std::move(key).value()};
}

Result<std::string> read_label_id(const std::string& id_or_file) {
  if (id_or_file.find(':') != std::string::npos) return id_or_file;
  const auto token = syntax::read_file(id_or_file, trust::longest_token + 16);
  if (!token) return token.findings();
  if (const auto payload = trust::unverified_payload(token->text))
    if (const auto id = payload->root().member("id"); id.kind() == syntax::Kind::string) return std::string{id.scalar()};
  return argument_error("registry.label.unknown", "'" + id_or_file + "' is neither a label's id nor the file of a label", "give the id, or the file that 'ferrolabel label -o' wrote");
}

Result<registry::Grams> read_tonnes(const std::string& text) {
  const auto amount = read_decimal("--quantity", text);
  if (!amount) return amount.findings();
  const auto grams = *amount ? label::grams(**amount) : std::nullopt;
  if (grams && *grams > 0) return *grams;
  return argument_error("cli.argument.bad-number", "--quantity '" + text + "' is no amount of tonnes", "write tonnes above 0 with at most 6 decimals: 120.5");
}

}  // namespace ferrolabel::cli

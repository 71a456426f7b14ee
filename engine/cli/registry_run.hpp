// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/session.hpp"
#include "registry/registry.hpp"
#include "trust/key.hpp"

namespace ferrolabel::cli {

/// Where a registry is, by which key it signs, and when.
struct RegistryPlace {
  std::string url = "sqlite:ferrolabel.db";
  std::string key;  ///< --registry-key
  std::string at;   ///< --at
};

[[nodiscard]] Parameter registry_parameter(RegistryPlace& place);
[[nodiscard]] Parameter registry_key_parameter(RegistryPlace& place);
[[nodiscard]] Parameter registry_at_parameter(RegistryPlace& place);

/// The key file: --registry-key, else FERROLABEL_REGISTRY_KEY, else "PATH.key" beside an SQLite file; empty where none is known.
[[nodiscard]] std::string registry_key_file(const RegistryPlace& place);

/// The registry's key. Findings: those of read_key_file; `registry.key.missing` (no file is known); those of issuing::check_registry_key.
[[nodiscard]] Result<trust::SigningKey> read_registry_key(const RegistryPlace& place, const std::string& registry, const quantity::Date& day);

/// An open registry with its key where `signs`, and the time of what is entered: now, or the day of --at, and never before the
/// registry's last head.
struct RegistryRun {
  registry::Registry registry;
  registry::Time now;
  std::optional<trust::SigningKey> key;
};
[[nodiscard]] Result<RegistryRun> open_registry(const Session& session, const RegistryPlace& place, bool signs);

/// A label's id as it was given, or that of the label in a file: what has a colon is an id. Findings: those of the file's reader;
/// `registry.label.unknown` where the file is no label.
[[nodiscard]] Result<std::string> read_label_id(const std::string& id_or_file);

/// Tonnes of --quantity in grams. `cli.argument.bad-number`
[[nodiscard]] Result<registry::Grams> read_tonnes(const std::string& text);

/// Commands of the group `registry` about labels and reservations.
[[nodiscard]] std::vector<Command> registry_label_commands();
[[nodiscard]] std::vector<Command> reservation_commands();

}  // namespace ferrolabel::cli

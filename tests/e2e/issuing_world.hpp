// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "e2e/program.hpp"

namespace ferrolabel::tests {

/// A registry with the key of a mill and a trust list, in a folder of its own; the registry in a file there, or at an address.
struct IssuingWorld {
  Folder folder;
  std::string database = folder / "r.db";
  std::string registry_key = database + ".key";
  std::string at = " --registry 'sqlite:" + database + "' ";
  std::string key = folder / "key.json";
  std::string trust = folder / "trust.json";
  std::string environment;

  explicit IssuingWorld(const std::string& address = {}) {
    if (!address.empty()) {
      at = " --registry '" + address + "' ";
      environment = "FERROLABEL_REGISTRY_KEY='" + registry_key + "'";
      REQUIRE(program("key new '" + registry_key + "' --issuer urn:example:registry --name Registry --at 2026-01-01").code == 0);
    }
    const auto made = registry("init --id urn:example:registry --name Registry --at 2026-01-01");
    INFO(made.err);
    REQUIRE(made.code == 0);
    REQUIRE(program("key new '" + key + "' --issuer urn:example:mill --name Mill --at 2026-01-01").code == 0);
    REQUIRE(program("trust add '" + key + "' --trust '" + trust + "' --at 2026-01-01").code == 0);
    REQUIRE(program("trust add '" + registry_key + "' --purpose registry --trust '" + trust + "' --at 2026-01-01").code == 0);
  }
  [[nodiscard]] Run run(const std::string& line) const { return program(line, environment); }
  [[nodiscard]] std::string label_line(const std::string& tonnes, const std::string& more = {}) const {
    return "label '" + samples + "eaf-long-products.json' rebar --scheme eu-ci --at 2026-11-24 --key '" + key + "'" + at + "--quantity " + tonnes + " " + more;
  }
  [[nodiscard]] Run label(const std::string& tonnes, const std::string& more = {}) const { return run(label_line(tonnes, more)); }
  /// Issues a label and gives the path of its file.
  [[nodiscard]] std::string issued(const std::string& tonnes) const {
    auto file = folder / ("label-" + tonnes);
    const auto made = label(tonnes, "-q -o '" + file + "' --log-proof '" + file + ".proof'");
    INFO(made.err);
    REQUIRE(made.code == 0);
    return file;
  }
  [[nodiscard]] Run registry(const std::string& what) const { return run("registry " + what + at); }
};

/// Whether a text stands in what the program said.
inline bool says(const Run& run, const std::string& text) { return (run.out + run.err).find(text) != std::string::npos; }

}  // namespace ferrolabel::tests

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <signal.h>

#include <chrono>
#include <map>
#include <thread>

#include "e2e/program.hpp"

/// Runs over submissions with the real program, to be cut, broken and compared.
namespace ferrolabel::tests {

/// A certifier with a key, a registry for each run that is compared, and submissions.
struct Certifier {
  Folder folder;

  Certifier() {
    REQUIRE(program("key new '" + (folder / "key.json") + "' --issuer https://cert.example --name Cert --at 2025-01-01").code == 0);
    REQUIRE(program("registry init --registry 'sqlite:" + (folder / "first.db") + "' --id https://reg.example --name Reg --at 2025-01-01").code == 0);
    std::filesystem::copy_file(folder / "first.db", folder / "second.db");
    std::filesystem::copy_file(folder / "first.db.key", folder / "second.db.key");
  }

  /// @param name of the folder of results and of the registry
  [[nodiscard]] std::string command(const std::string& input, const std::string& name, const std::string& more = {}) const { return command(input, name, name, more); }
  [[nodiscard]] std::string command(const std::string& input, const std::string& out, const std::string& registry, const std::string& more) const {
    return "batch '" + input + "' --out '" + (folder / out) + "' --key '" + (folder / "key.json") + "' --registry 'sqlite:" + (folder / (registry + ".db")) + "' --quiet " + more;
  }
  [[nodiscard]] std::string ledger(const std::string& name) const { return program("registry export --without-heads --registry 'sqlite:" + (folder / (name + ".db")) + "'").out; }
};

/// The result files of a run by their paths: all that does not depend on how it was cut.
inline std::map<std::string, std::string> results(const std::filesystem::path& out) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{out}) {
    const auto name = std::filesystem::relative(entry.path(), out).string();
    if (entry.is_regular_file() && !name.starts_with("summary.") && !name.starts_with("manifest.") && !name.starts_with("journal")) files[name] = read(entry.path());
  }
  return files;
}

/// Starts the program, and ends it by SIGKILL after a while where it has not ended by itself. @return whether it was killed
inline bool run_and_kill(const std::string& arguments, std::chrono::milliseconds after) {
  const auto process = fork();
  if (process == 0) {
    setenv("FERROLABEL_METHODS", (root + "/methods").c_str(), 1);
    const auto line = "exec '" + std::string{FERROLABEL_BINARY} + "' " + arguments + " >/dev/null 2>&1";
    execl("/bin/bash", "bash", "-c", line.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  std::this_thread::sleep_for(after);
  kill(process, SIGKILL);
  int status = 0;
  waitpid(process, &status, 0);
  return WIFSIGNALED(status);
}

}  // namespace ferrolabel::tests

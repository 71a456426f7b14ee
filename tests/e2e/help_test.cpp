// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "e2e/program.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

// Every code is found by its page in tests/unit/report/code_page_test.cpp; here the program is asked for one of each area.
TEST_CASE("help lists every documented code, and tells of one of each area") {
  std::size_t codes = 0;
  const auto list = program("help").out;
  std::string script;
  for (const auto& entry : std::filesystem::directory_iterator{root + "/methods/codes"}) {
    const auto text = read(entry.path());
    const std::regex code{R"re("code": *"([^"]+)")re"};
    std::string last;
    for (auto at = std::sregex_iterator{text.begin(), text.end(), code}; at != std::sregex_iterator{}; ++at, ++codes) {
      last = (*at)[1].str();
      CHECK(list.find("\n" + last + "  ") != std::string::npos);
    }
    REQUIRE_FALSE(last.empty());
    script += "[ \"$(ferrolabel help " + last + " | head -n 1)\" = " + last + " ] || echo " + last + "\n";
  }
  CHECK(shell(script).out.empty());
  CHECK(codes > 200);
  CHECK(program("help no.such.code").code == 65);
}

TEST_CASE("every command and group has a help with an example") {
  for (const auto* command : {"compute", "explain", "classify", "improve", "uncertainty", "label", "verify", "convert", "methods", "methods list", "methods show", "methods check", "key", "key new",
                              "key show", "key rotate", "trust", "trust add", "trust list", "registry", "registry init", "registry prove", "lca", "lca import", "lca info", "lca search", "lca solve", "lca contribution", "lca export", "help", "completion"}) {
    INFO(command);
    const auto run = program(std::string{command} + " --help");
    CHECK(run.code == 0);
    CHECK(run.out.find("Example:\n  ferrolabel ") != std::string::npos);
    CHECK(run.err.empty());
  }
}

TEST_CASE("help lists its codes as JSON too, and a page of text keeps to 96 signs a line") {
  CHECK(json(program("help --format json")).root().member("codes").first_child().member("code").kind() == syntax::Kind::string);
  std::istringstream lines{program("help plant.unit.does-not-fit").out};
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 110);
}

namespace {

/// The words of every command: each group's own, then those below it.
void add_commands(const std::string& path, std::vector<std::string>& commands) {
  const auto help = program(path + " --help").out;
  const auto from = help.find("Subcommands:\n");
  commands.push_back(path);
  if (from == std::string::npos) return;
  std::istringstream lines{help.substr(from)};
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line) && line.rfind("  ", 0) == 0)
    if (line[2] != ' ') add_commands(path + (path.empty() ? "" : " ") + line.substr(2, line.find(' ', 2) - 2), commands);
}

/// What a reader of the examples has before him: the samples, a key, a trust list, a label, a record of rotation, a scheme of his own.
void prepare(const Folder& folder) {
  std::filesystem::create_directory_symlink(root + "/samples", folder / "samples");
  std::filesystem::create_directories(folder / ".local/share/bash-completion/completions");
  std::filesystem::copy_file(root + "/samples/trust/trust.json", folder / "trust.json");
  write(folder / "my-scheme.json", std::regex_replace(read(root + "/methods/schemes/eu-ci.json"), std::regex{"\"eu-ci\""}, "\"my-scheme\""));
  const auto run = shell("cd '" + (folder / "") +
                         "' && ferrolabel key new key.json --issuer urn:example:reader --name Reader --at 2026-11-24 -q && ferrolabel key show key.json >works-key.json && "
                         "ferrolabel trust add works-key.json --trust trust.json -q && ferrolabel key rotate key.json key-2027.json --at 2027-01-01 --until 2027-03-31 -q && "
                         "ferrolabel registry init --id urn:example:registry --name 'Example Registry' --at 2026-11-24 >/dev/null && ferrolabel trust add ferrolabel.db.key --purpose registry --trust trust.json -q && "
                         "ferrolabel label samples/plants/sme-fasteners.json screws --scheme eu-ci --quantity 100 --key key.json --registry sqlite:ferrolabel.db --log-proof label.proof.json -q -o label.jws && "
                         "ferrolabel registry reserve label.jws --quantity 10 --holder 'Bridge Ltd' --request bid-17 -q >/dev/null && ferrolabel registry head -q >heads.txt && ferrolabel registry export -o ledger.jsonl && "
                         "for part in 1 2; do ferrolabel batch samples/submissions/S-000000[12].xml --out part-$part --shard $part/2 --at 2026-11-24 -q >/dev/null || exit 1; done");
  INFO(run.err);
  REQUIRE(run.code == 0);
}

}  // namespace

TEST_CASE("the example in the help of every command works as it stands") {
  const Folder folder;
  prepare(folder);
  std::vector<std::string> commands;
  add_commands("", commands);
  CHECK(commands.size() > 20);
  const std::string mark = "Example:\n";
  for (const auto& command : commands) {
    const auto help = program(command + " --help").out;
    const auto from = help.find(mark);
    if (from == std::string::npos && command.empty()) continue;
    REQUIRE(from != std::string::npos);
    std::istringstream lines{help.substr(from + mark.size())};
    for (std::string line; std::getline(lines, line) && line.rfind("  ferrolabel ", 0) == 0;) {
      INFO(line);
      const Folder work;  // each example begins from the same files
      const std::string makes = command == "key" || command == "key new" ? "key.json" : command == "key rotate" ? "key-2027.json*" : command == "trust" || command == "trust add" ? "trust.json" : "";
      const auto run = shell("cp -a '" + (folder / "") + ".' '" + (work / "") + "' && cd '" + (work / "") + "' && rm -f " + makes + " && HOME='" + (work / "") + "' && " + line);
      INFO(run.err);
      CHECK(run.code == 0);
    }
  }
}

TEST_CASE("the version names every pack with its digest") {
  const auto run = program("--version");
  CHECK(run.code == 0);
  for (const auto* id : {"ferrolabel 0.", "eu-cbam-2026 ", "less-1.1 ", "eu-standard-factors "}) CHECK(run.out.find(id) != std::string::npos);
  CHECK(run.out.find("sha256:") != std::string::npos);
}

TEST_CASE("packs are listed, shown and checked; a broken one is wrong input") {
  CHECK(json(program("methods list --format json")).root().member("packs").first_child().member("id").scalar() == "eu-cbam-2023");
  for (const auto* id : {"eu-cbam-2026", "less-1.1", "eu-standard-factors", "eu-cbam-goods", "eu-mrr-tiers"}) CHECK(program(std::string{"methods show "} + id).out.find(id) != std::string::npos);
  CHECK(program("methods show nix").code == 65);
  const Folder folder;
  write(folder / "broken.json", "{\"format\": \"ferrolabel-factors\"}");
  CHECK(program("methods check '" + (folder / "broken.json") + "'").code == 65);
  write(folder / "other.json", "{\"format\": \"ferrolabel-other\", \"formatVersion\": 1}");
  for (const auto& file : {folder / "other.json", samples + "sme-fasteners.json", samples + "integrated-bf-bof.json", root + "/samples/trust/trust.json"}) {
    INFO(file);
    const auto run = program("methods check '" + file + "' --format json");
    CHECK(run.code == 65);
    CHECK(json(run).root().member("findings").first_child().member("code").scalar() == "pack.format");
  }
}

TEST_CASE("the completion for bash offers commands, options, choices and packs") {
  const Folder folder;
  const auto made = program("completion bash");
  CHECK(made.code == 0);
  write(folder / "completion", made.out);
  const auto complete = [&](const std::string& words) {
    return shell("export PATH=\"" + std::filesystem::path{FERROLABEL_BINARY}.parent_path().string() + ":$PATH\"; . '" + (folder / "completion") + "'; COMP_WORDS=(" + words +
                 "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _ferrolabel; echo \"${COMPREPLY[*]}\"")
        .out;
  };
  CHECK(complete("ferrolabel unc") == "uncertainty\n");
  CHECK(complete("ferrolabel key n") == "new\n");
  CHECK(complete("ferrolabel compute a.json --meth") == "--method --methods\n");
  CHECK(complete("ferrolabel compute a.json --format j") == "json\n");
  CHECK(complete("ferrolabel classify a.json --scheme less") == "less-1.1\n");
  CHECK(complete("ferrolabel help cli.product") == "cli.product.unknown\n");
}

// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "e2e/program.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

TEST_CASE("every bad plant ends with 65 and findings that name code, place and mend; every good one reads") {
  std::istringstream rows{read(root + "/tests/hostile/plant-verdicts.tsv")};
  std::size_t bad = 0;
  for (std::string row; std::getline(rows, row);) {
    if (row.empty() || row.front() == '#') continue;
    const auto tab = row.find('\t');
    const auto name = row.substr(0, tab);
    const auto expected = tab == std::string::npos ? std::string{} : row.substr(tab + 1);
    const bool wrong = expected.find(':') != std::string::npos;
    INFO(name);
    const auto run = program("compute '" + root + "/tests/hostile/plant/" + name + "' --format json");
    CHECK((run.code == 0 || run.code == 65));
    const auto document = json(run);
    if (run.code == 0) continue;
    const auto first = document.root().member("findings").first_child();
    CHECK_FALSE(document.root().first_child().next());
    CHECK_FALSE(first.member("code").scalar().empty());
    CHECK_FALSE(first.member("fix").scalar().empty());
    if (wrong) {
      CHECK(first.member("where").member("line").kind() == syntax::Kind::number);
      ++bad;
    }
  }
  CHECK(bad > 20);
}

TEST_CASE("a file that is not there is missing input, and a folder is no file") {
  const auto run = program("compute nowhere.json --format json");
  CHECK(run.code == 66);
  CHECK(json(run).root().member("findings").first_child().member("where").member("file").scalar() == "nowhere.json");
  CHECK(program("compute /tmp").code == 66);
  CHECK(program("compute '" + samples + "sme-fasteners.json' --methods /tmp").code == 66);
}

TEST_CASE("wrong usage ends with 64 and a hint, and prints nothing on standard output") {
  for (const auto* arguments : {"", "fly", "compute", "compute a.json --format yaml", "compute a.json --fly", "classify", "classify --intensity 1", "classify a.json --intensity 1 --all", "key nope",
                                "methods list --kind nope", "completion bash --format json"}) {
    INFO(arguments);
    const auto run = program(arguments);
    CHECK(run.code == 64);
    CHECK(run.out.empty());
    CHECK(run.err.find("--help") != std::string::npos);
  }
}

TEST_CASE("a word that is no command is told, with the one that it most likely means") {
  CHECK(program("clasify a.json").err == "ferrolabel: there is no command 'clasify'; did you mean 'classify'?\nSee 'ferrolabel --help'.\n");
  CHECK(program("key roate").err == "ferrolabel key: there is no command 'key roate'; did you mean 'key rotate'?\nSee 'ferrolabel key --help'.\n");
  CHECK(program("nope").err.find("there is no command 'nope'; there are 'compute', 'explain', ") != std::string::npos);
}

TEST_CASE("a value that an option cannot take ends with 64 and the usage line; a name that no file or pack has ends with 65") {
  const auto sme = " '" + samples + "sme-fasteners.json' ";
  for (const auto& arguments : std::vector<std::string>{"compute" + sme + "--threads 0", "explain" + sme + "screws --depth -1", "classify --intensity 5 --all --date 2026-02-30", "classify --intensity 5 --all --scrap 30",
                                "label" + sme + "screws --scheme eu-ci --key k --quantity 1,5", "label" + sme + "screws --scheme eu-ci --key k --quantity 0", "label" + sme + "screws --scheme eu-ci --key k --quantity ''", "key new k --issuer urn:x --name X --at today"}) {
    INFO(arguments);
    const auto run = program(arguments);
    CHECK(run.code == 64);
    CHECK(run.err.find("See 'ferrolabel " + arguments.substr(0, arguments.find(' '))) != std::string::npos);
  }
  for (const auto& arguments : std::vector<std::string>{"compute" + sme + "--method nope", "compute" + sme + "--product nope", "classify" + sme + "--scheme nope", "methods show nope", "help no.such.code"}) {
    INFO(arguments);
    const auto run = program(arguments);
    CHECK(run.code == 65);
    CHECK(run.err.find("See 'ferrolabel") == std::string::npos);
  }
}

TEST_CASE("under --quiet an error comes without the warnings and notes beside it") {
  const Folder folder;
  const auto key = "'" + (folder / "key") + "'";
  REQUIRE(program("key new " + key + " --issuer urn:example:x --name X --at 2026-11-24").code == 0);
  for (const auto& [good, mark] : {std::pair{"eu-steel-1-bubble.json' rails", "warning ["}, {"sme-fasteners.json' screws", "note ["}}) {
    const auto command = "label '" + samples + good + " --scheme jp-gx-steel --quantity 1 --at 2026-11-24 --key " + key;
    CHECK(program(command).err.find(mark) != std::string::npos);
    const auto quiet = program(command + " -q");
    CHECK(quiet.code == 2);
    CHECK(quiet.err.find("error [label.projection.refused]") != std::string::npos);
    CHECK(quiet.err.find(mark) == std::string::npos);
  }
}

TEST_CASE("each value of an option that cannot be taken has its code") {
  const auto code = [](const std::string& arguments) { return std::string{json(program(arguments + " --format json")).root().member("findings").first_child().member("code").scalar()}; };
  CHECK(code("classify --intensity 1,5 --all") == "cli.argument.bad-number");
  CHECK(code("classify --intensity 1 --all --date 24.11.2026") == "cli.argument.bad-date");
  CHECK(code("uncertainty '" + samples + "sme-fasteners.json' screws --draws many") == "cli.argument.bad-number");
  CHECK(code("compute '" + samples + "sme-fasteners.json' --threads 0") == "cli.argument.bad-number");
  CHECK(code("classify --intensity -5 --scheme less-1.1 --family QST --scrap 0") == "cli.argument.bad-number");
}

TEST_CASE("output that cannot be written ends with 73 or 74, never by a signal") {
  const auto plant = "'" + samples + "integrated-bf-bof.json'";
  CHECK(program("compute " + plant + " -o /nowhere/x").code == 73);
  CHECK(shell("ferrolabel compute " + plant + " >&-").code == 74);
  CHECK(shell("ferrolabel compute " + plant + " >/dev/full").code == 74);
  CHECK(shell("ferrolabel help -q | true; exit ${PIPESTATUS[0]}").code != 141);
}

TEST_CASE("a plant comes from standard input as well, and results go to a file whole or not at all") {
  const Folder folder;
  const auto file = folder / "out.json";
  CHECK(shell("ferrolabel compute - --format json -o '" + file + "' <'" + samples + "sme-fasteners.json'").code == 0);
  CHECK(read(file).find("\"goods\"") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(file + ".part"));
}

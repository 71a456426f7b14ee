// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "e2e/program.hpp"
#include "syntax/number.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

double number(syntax::Node node) {
  const auto value = syntax::parse_number(node.scalar());
  REQUIRE(value);
  return *value;
}

syntax::Node good(const syntax::Document& document, std::string_view id) {
  for (auto node = document.root().member("goods").first_child(); node; node = node.next())
    if (node.member("id").scalar() == id) return node;
  FAIL("no good " << id);
  return {};
}

}  // namespace

TEST_CASE("compute gives the published figures of Steel 1 within 1e-12") {
  const auto run = program("compute '" + samples + "eu-steel-1-bubble.json' --format json");
  REQUIRE(run.code == 0);
  const auto document = json(run);
  const auto rails = good(document, "rails");
  CHECK(std::abs(number(rails.member("directEmbedded")) - 1.5389760645578654) < 1e-12);
  CHECK(std::abs(number(rails.member("indirectEmbedded")) - 0.20355398249999998) < 1e-12);
}

TEST_CASE("compute gives the published figures of Steel 3 to the printed digit") {
  const auto document = json(program("compute '" + samples + "eu-steel-3-screws-nuts.json' --format json"));
  std::string printed;
  for (auto node = document.root().member("goods").first_child(); node; node = node.next()) {
    char text[64];
    std::snprintf(text, sizeof text, "%.4f/%.4f ", number(node.member("directEmbedded")), number(node.member("indirectEmbedded")));
    printed += text;
  }
  CHECK(printed.find("2.0069/0.4066") != std::string::npos);
  CHECK(printed.find("1.9524/2.2788") != std::string::npos);
}

TEST_CASE("every sample gives the same bytes from JSON and XML but for where, in any locale, on any threads, again and again") {
  REQUIRE(shell("locale -a | grep -qi '^de_DE\\.utf-\\?8$'").code == 0);
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator{samples}) {
    if (entry.path().extension() != ".json") continue;
    const auto file = entry.path().string();
    INFO(file);
    const auto command = "compute '" + file + "' --format json";
    const auto first = program(command);
    REQUIRE(first.code == 0);
    CHECK(program(command).out == first.out);
    CHECK(program(command, "LC_ALL=de_DE.UTF-8").out == first.out);
    CHECK(program(command + " --threads 1").out == first.out);
    CHECK(program(command + " --threads 2").out == first.out);
    const auto xml = program("compute '" + file.substr(0, file.size() - 5) + ".xml' --format json");
    CHECK(without_where(xml.out) == without_where(first.out));
    ++seen;
  }
  CHECK(seen >= 8);
}

TEST_CASE("a plant of twice the size has the same intensity") {
  auto text = read(samples + "eu-steel-1-bubble.json");
  for (const auto& [once, twice] : {std::pair{"4800000", "9600000"}, {"1200000", "2400000"}, {"7866044.469877754", "15732088.939755508"}, {"1658844", "3317688"}, {"12800,", "25600,"}})
    text = std::regex_replace(text, std::regex{std::string{": "} + once}, std::string{": "} + twice);
  const Folder folder;
  write(folder / "twice.json", text);
  const auto once = json(program("compute '" + samples + "eu-steel-1-bubble.json' --format json"));
  const auto twice = json(program("compute '" + (folder / "twice.json") + "' --format json"));
  CHECK(good(twice, "rails").member("activityLevel").scalar() == "9600000");
  CHECK(good(twice, "rails").member("directEmbedded").scalar() == good(once, "rails").member("directEmbedded").scalar());
  CHECK(good(twice, "rails").member("indirectEmbedded").scalar() == good(once, "rails").member("indirectEmbedded").scalar());
}

TEST_CASE("converting a plant to the other syntax and back keeps its digest") {
  const Folder folder;
  for (const auto* name : {"integrated-bf-bof", "sme-fasteners"}) {
    const auto file = samples + name + ".json";
    REQUIRE(program("convert '" + file + "' '" + (folder / "a.xml") + "' -q").code == 0);
    REQUIRE(program("convert '" + (folder / "a.xml") + "' '" + (folder / "b.json") + "' -q").code == 0);
    const auto digest = [](const Run& run) { return std::string{json(run).root().member("input").member("digest").scalar()}; };
    CHECK(digest(program("compute '" + (folder / "b.json") + "' --format json")) == digest(program("compute '" + file + "' --format json")));
  }
}

TEST_CASE("text goes to people: no colour in a file, warnings on standard error, nothing of them with --quiet") {
  const auto run = program("compute '" + samples + "eu-steel-1-bubble.json'");
  CHECK(run.code == 0);
  CHECK(run.out.find('\x1b') == std::string::npos);
  CHECK(run.err.find("embedded.period.outside-method") != std::string::npos);
  CHECK(run.err.find("^") != std::string::npos);
  CHECK(program("compute '" + samples + "eu-steel-1-bubble.json' --quiet").err.empty());
}

TEST_CASE("explain goes down to file, line and source document, in text and JSON") {
  const auto run = program("explain '" + samples + "integrated-bf-bof.json' coil --figure directEmbedded");
  CHECK(run.code == 0);
  CHECK(std::regex_search(run.out, std::regex{R"(integrated-bf-bof\.json:[0-9]+:[0-9]+ \(/sourceStreams/[0-9]+/activityData/purchased\)  "[^"]+")"}));
  CHECK(run.out.find("MRR (EU) 2018/2066 Art. 25") != std::string::npos);
  const auto document = json(program("explain '" + samples + "integrated-bf-bof.json' coil --format json"));
  CHECK(document.root().member("explanation").member("operands").first_child().exists());
  CHECK(program("explain '" + samples + "integrated-bf-bof.json' coil --figure basisEmbedded").code == 65);
}

TEST_CASE("draws are the same on one thread and two") {
  const auto command = "uncertainty '" + samples + "integrated-bf-bof.json' coil --draws 3000 --seed 7 --format json --threads ";
  const auto one = program(command + "1");
  CHECK(one.code == 0);
  CHECK(one.out == program(command + "2").out);
  CHECK(one.out != program("uncertainty '" + samples + "integrated-bf-bof.json' coil --draws 3000 --seed 8 --format json").out);
}

TEST_CASE("a good whose power nobody states is incomplete: exit code 2, also without warnings") {
  const Folder folder;
  auto text = read(samples + "sme-fasteners.json");
  const auto from = text.find(",\n  \"power\"");
  REQUIRE(from != std::string::npos);
  text.erase(from, text.rfind(']') + 1 - from);
  write(folder / "no-power.json", text);
  CHECK(program("compute '" + (folder / "no-power.json") + "' -q").code == 2);
}

TEST_CASE("a result is a page on request, the same page each time, and only where a command has one") {
  const auto run = program("compute " + samples + "hrc-from-bought-slab.json --quiet --format html");
  CHECK(run.code == 0);
  CHECK(run.out.starts_with("<!doctype html>\n"));
  CHECK(run.out.find("<td><span class=\"strong\">coil</span></td><td>72083900</td>") != std::string::npos);
  CHECK(run.out.find('\x1b') == std::string::npos);
  CHECK(run.out.find('\x1d') == std::string::npos);
  CHECK(program("compute " + samples + "hrc-from-bought-slab.json --quiet --format html").out == run.out);
  CHECK(program("methods list --format html").code == 64);
  const auto pages = program("compute " + samples + "hrc-from-bought-slab.json --quiet --format pdf");
  CHECK(pages.code == 0);
  CHECK(pages.out.starts_with("%PDF-"));
  CHECK(program("compute " + samples + "hrc-from-bought-slab.json --quiet --format pdf").out == pages.out);
}

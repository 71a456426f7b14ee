// SPDX-License-Identifier: Apache-2.0
#include "e2e/program.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

syntax::Document classified(const std::string& arguments, int code = 0) {
  const auto run = program("classify " + arguments + " --format json");
  INFO(run.err);
  CHECK(run.code == code);
  return json(run);
}

}  // namespace

TEST_CASE("an intensity is classified, with distances and the scheme's status") {
  const auto document = classified("--intensity 1245 --scrap 0.3 --scheme less-1.1 --family QST");
  const auto result = document.root().member("results").first_child();
  CHECK(result.member("class").scalar() == "B");
  CHECK(result.member("status").scalar() == "private");
  CHECK(result.member("distanceToWorse").scalar() == "0");
}

TEST_CASE("an intensity is taken exactly: a limit is met by the last digit and missed by the next") {
  const auto limit = std::string{classified("--intensity 1 --scrap 0.001 --scheme less-1.1 --family QST").root().member("results").first_child().member("limit").scalar()};
  const auto of = [](const std::string& intensity) {
    return std::string{classified("--intensity " + intensity + " --scrap 0.001 --scheme less-1.1 --family QST").root().member("results").first_child().member("class").scalar()};
  };
  CHECK(of(limit) == of("1"));
  CHECK(of(limit + (limit.find('.') == std::string::npos ? ".0000000000001" : "0000000001")) != of("1"));
}

TEST_CASE("every scheme answers under --all, with a class or the reason why there is none") {
  const auto document = classified("'" + samples + "integrated-bf-bof.json' coil --all");
  std::size_t schemes = 0;
  for (auto result = document.root().member("results").first_child(); result; result = result.next(), ++schemes) {
    const bool refused = result.member("class").kind() == syntax::Kind::null;
    CHECK(refused == (result.member("refusedBecause").kind() == syntax::Kind::string));
    CHECK_FALSE(result.member("status").scalar().empty());
  }
  CHECK(schemes >= 23);
}

TEST_CASE("a named scheme that refuses ends with 2, and its word is printed in text as well") {
  const auto run = program("classify '" + samples + "integrated-bf-bof.json' coil --scheme jp-gx-steel");
  CHECK(run.code == 2);
  CHECK(run.out.find("no class: ") != std::string::npos);
  const auto ours = program("classify '" + samples + "integrated-bf-bof.json' coil --scheme eu-ci");
  CHECK(ours.code == 0);
  CHECK(ours.out.find("product-default") != std::string::npos);
  CHECK(ours.out.find("not comparable") != std::string::npos);
}

TEST_CASE("that inputs state no uncertainty is told once, however many they are") {
  const auto run = program("classify " + samples + "integrated-bf-bof.json coil --all");
  CHECK(run.err.find("[uncertainty.incomplete]") != std::string::npos);
  CHECK(run.err.find("[uncertainty.incomplete]") == run.err.rfind("[uncertainty.incomplete]"));
  CHECK(run.err.find("uncertainty.input.unknown") == std::string::npos);
}

TEST_CASE("a class of a plant comes with its probability, the same on any number of threads") {
  const auto command = "'" + samples + "integrated-bf-bof.json' coil --scheme eu-ci --draws 2000 --threads ";
  const auto one = program("classify " + command + "1 --format json");
  CHECK(json(one).root().member("results").first_child().member("probability").kind() == syntax::Kind::number);
  CHECK(one.out == program("classify " + command + "2 --format json").out);
}

TEST_CASE("electricity cases stand side by side, and an option never overrides what the scheme says") {
  const auto document = classified("'" + samples + "integrated-bf-bof.json' coil --scheme eu-ci");
  const auto result = document.root().member("results").first_child();
  std::string cases;
  for (auto each = result.member("electricityCases").first_child(); each; each = each.next()) cases += std::string{each.member("electricityBasis").scalar()} + " ";
  CHECK(cases == "location market eu-average ");
  const auto forced = program("classify '" + samples + "integrated-bf-bof.json' coil --scheme eu-ci --electricity eu-average --format json");
  CHECK(forced.code == 65);
  CHECK(forced.out.find("classify.electricity.settled") != std::string::npos);
  CHECK(classified("'" + samples + "integrated-bf-bof.json' coil --all --electricity eu-average").root().member("results").first_child().exists());
}

TEST_CASE("an unknown scheme or product is wrong input, and the finding lists those that there are") {
  const auto scheme = program("classify --intensity 1 --scheme nix --format json");
  CHECK(scheme.code == 65);
  CHECK(json(scheme).root().member("findings").first_child().member("code").scalar() == "scheme.not-found");
  CHECK(scheme.out.find("less-1.1") != std::string::npos);
  const auto product = program("classify '" + samples + "integrated-bf-bof.json' nix --all --format json");
  CHECK(product.code == 65);
  CHECK(product.out.find("coil-thick") != std::string::npos);
}

TEST_CASE("a new scheme is a new file") {
  const Folder folder;
  std::filesystem::copy(root + "/methods", folder / "methods", std::filesystem::copy_options::recursive);
  auto text = read(root + "/methods/schemes/eu-ci.json");
  text = std::regex_replace(text, std::regex{"\"eu-ci\""}, "\"works-own\"");
  write(folder / "methods/schemes/works-own.json", text);
  const auto document = classified("'" + samples + "integrated-bf-bof.json' coil --scheme works-own --methods '" + (folder / "methods") + "'");
  CHECK(document.root().member("results").first_child().member("scheme").scalar() == "works-own");
  CHECK(program("methods check '" + (folder / "methods/schemes/works-own.json") + "'").code == 0);
}

TEST_CASE("improve names levers, and ends with 1 where the class is out of reach and 2 where there is none today") {
  const auto run = program("improve '" + samples + "integrated-bf-bof.json' coil --scheme eu-ci --format json");
  CHECK(run.code == 0);
  const auto document = json(run);
  CHECK(document.root().member("levers").first_child().member("amountNeeded").kind() == syntax::Kind::number);
  CHECK(program("improve '" + samples + "integrated-bf-bof.json' coil --scheme eu-ci --to A").code == 1);
  CHECK(program("improve '" + samples + "integrated-bf-bof.json' coil --scheme jp-gx-steel").code == 2);
  CHECK(program("improve '" + samples + "integrated-bf-bof.json' coil --scheme eu-ci --to Z").code == 65);
}

TEST_CASE("a dated scheme is asked for the last day of the plant's period, and --date goes before it") {
  const auto reason = [](const std::string& more) {
    const auto document = json(program("classify '" + samples + "integrated-bf-bof.json' coil --scheme gscc-scs --format json" + more));
    return std::string{document.root().member("results").first_child().member("refusedBecause").scalar()};
  };
  CHECK(reason("").find("no date was given") == std::string::npos);
  CHECK(reason(" --date 2020-01-01").find("2020") != std::string::npos);
}

TEST_CASE("improve names the electricity case that sets E") {
  const auto run = program("improve '" + samples + "integrated-bf-bof.json' coil --scheme eu-ci");
  CHECK(run.out.find("electricity actual-sources") != std::string::npos);
  CHECK(run.out.find("carbon-capture") != std::string::npos);
  CHECK(run.out.find("energy of the capture is not included") != std::string::npos);
}

TEST_CASE("uncertainty is told of a scheme's E and s too") {
  const auto command = "uncertainty '" + samples + "integrated-bf-bof.json' coil --scheme eu-ci --draws 2000 --format json";
  const auto of = [&](const std::string& more) {
    const auto run = program(command + more);
    INFO(run.err);
    CHECK(run.code == 0);
    return json(run);
  };
  CHECK(of("").root().member("unit").scalar() == "t CO2e/t");
  const auto share = of(" --figure scrapShare");
  CHECK(share.root().member("unit").scalar() == "1");
  CHECK(share.root().member("analytic").member("halfWidth").kind() == syntax::Kind::number);
  CHECK(program("uncertainty '" + samples + "integrated-bf-bof.json' coil --scheme responsiblesteel-2.0").code == 65);
}

TEST_CASE("improve says that a class is not better than today's, also where it is the one above all limits") {
  for (const auto* target : {"F", "E"}) {
    const auto run = program("improve '" + samples + "eaf-long-products.json' rebar --scheme eu-ci --to " + target);
    INFO(run.err);
    CHECK(run.code == 65);
    CHECK(run.err.find(std::string{"improve.not-better]: '"} + target + "' is not better than the class today, '") != std::string::npos);
  }
}

TEST_CASE("one family and several schemes: it counts for those that have it, the others take their only one or refuse and list theirs") {
  const auto document = classified("--intensity 700 --scrap 0.3 --scheme less-1.1 --scheme eu-ci --scheme ca-nrc-2025 --family QST", 2);
  auto result = document.root().member("results").first_child();
  CHECK(result.member("family").scalar() == "QST");
  CHECK(result.member("class").kind() == syntax::Kind::string);
  result = result.next();
  CHECK(result.member("family").scalar() == "carbon");
  result = result.next();
  CHECK(result.member("class").kind() == syntax::Kind::null);
  CHECK(result.member("refusedBecause").scalar().find("'ca-nrc-2025' has several product families and none was named: 'rebar', ") == 0);
  for (const auto* schemes : {"--scheme less-1.1", "--scheme less-1.1 --scheme eu-ci", "--all"}) CHECK(program(std::string{"classify --intensity 700 --scrap 0.3 --family nope "} + schemes).code == 65);
}

TEST_CASE("under --all a refusal speaks of its own scheme, also where that refers to another") {
  const auto document = classified("--intensity 700 --scrap 0.3 --all --date 2030-06-01");
  std::size_t seen = 0;
  for (auto result = document.root().member("results").first_child(); result; result = result.next()) {
    const auto reason = result.member("refusedBecause").scalar();
    if (reason.find("several product families") == std::string_view::npos) continue;
    CHECK(reason.find("'" + std::string{result.member("scheme").scalar()} + "' has several product families and none was named: '") == 0);
    ++seen;
  }
  CHECK(seen > 3);
}

TEST_CASE("a limit that is met exactly says whether it is exclusive") {
  const auto run = program("classify --intensity 400 --scrap 0 --scheme fmc-steel-2025");
  CHECK(run.code == 0);
  CHECK(run.out.find("E stands on the limit of FMC near-zero, which is exclusive: any saving reaches it") != std::string::npos);
}

TEST_CASE("the intensity that a credit leaves is shown in text and JSON") {
  const auto command = "--intensity 700 --scheme ca-nrc-2025 --family rebar --primary-fraction 0.4";
  const auto document = classified(command);
  const auto result = document.root().member("results").first_child();
  CHECK(result.member("intensity").scalar() == "700");
  CHECK(result.member("comparedIntensity").scalar() == "466");
  CHECK(program(std::string{"classify "} + command).out.find("compared with the limits after the scheme's credit: 466 kgCO2e/t; no footprint") != std::string::npos);
}

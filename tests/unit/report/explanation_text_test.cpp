// SPDX-License-Identifier: Apache-2.0
#include "report/explanation_text.hpp"

#include <sstream>

#include "unit/formats/computed_sample.hpp"

using namespace ferrolabel;

namespace {

std::string text_of(const char* sample_name, const char* good, int depth = report::any_depth) {
  const auto sample = tests::compute_sample(sample_name);
  return report::explanation_text(formats::explain(*sample->inventory, sample->inventory->find_good(good)->direct_embedded.step), {}, depth);
}

}  // namespace

TEST_CASE("the tree shows value, rule, equation and act, down to line and source document") {
  const auto sample = tests::compute_sample("eu-steel-1-bubble");
  const auto told = formats::explain(*sample->inventory, sample->inventory->find_good("rails")->direct_embedded.step);
  const auto text = report::explanation_text(told, {});
  CHECK(text.rfind("1.538976 t CO2e/t  specific-embedded of works", 0) == 0);
  CHECK(text.find("AttrDir = Dir* + Heat_imp") != std::string::npos);
  CHECK(text.find("└─ − 478 959.4 t CO2e  waste-gas-export of exported-gas") != std::string::npos);
  CHECK(text.find("eu-steel-1-bubble.json:33:25 (/processes/0/reportedDirect)  \"European Commission, CBAM example Steel 1, second-hand\"") != std::string::npos);
}

TEST_CASE("a rule or figure that is not read at first hand bears its letter") {
  const auto sample = tests::compute_sample("integrated-bf-bof");
  const auto text = report::explanation_text(formats::explain(*sample->inventory, sample->inventory->find_good("coil")->direct_embedded.step), {});
  CHECK(text.find("[I]\n") != std::string::npos);
  CHECK(text.find("recalled\" [M]\n") != std::string::npos);
  CHECK(text.find("(told above)") != std::string::npos);
}

TEST_CASE("no figure stands under itself: a step that only hands a value on is left out") {
  for (const auto& [name, good] : {std::pair{"integrated-bf-bof", "coil"}, {"sme-fasteners", "screws"}, {"eaf-long-products", "rebar"}}) {
    std::istringstream lines{text_of(name, good)};
    std::string last;
    for (std::string line; std::getline(lines, line);) {
      auto figure = line.substr(std::min(line.find_first_of("0123456789"), line.size()));
      figure = figure.substr(0, figure.find("  #"));
      CHECK(figure != last);
      last = figure;
    }
  }
}

TEST_CASE("a part of a figure does not bear the name of the figure") {
  const auto text = text_of("integrated-bf-bof", "coil");
  CHECK(text.find("1.693865 t CO2e/t  specific-embedded of bof") != std::string::npos);
  CHECK(text.find("0.1945088 t CO2e/t  part of specific-embedded of bof") != std::string::npos);
  CHECK(text_of("sme-fasteners", "screws").find("0.1894118 t CO2e/t  part of specific-embedded from steel-1") != std::string::npos);
}

TEST_CASE("a share says what it is a share of, by the field that states it") {
  const auto text = text_of("integrated-bf-bof", "coil");
  CHECK(text.find("─ 1  oxidationFactor of gas-mill") != std::string::npos);
  CHECK(text.find("─ 0.667  wasteGasExportCorrection") != std::string::npos);
  CHECK(text.find("  input of ") == std::string::npos);
}

TEST_CASE("three dots stand for what lies deeper than asked, and only for that") {
  CHECK(text_of("sme-fasteners", "screws", 0).find("\n└─ …\n") != std::string::npos);
  CHECK(text_of("sme-fasteners", "screws", 0).find("├") == std::string::npos);
  CHECK(text_of("sme-fasteners", "screws", 1).find("1 700") == std::string::npos);
  CHECK(text_of("sme-fasteners", "screws").find("…") == std::string::npos);
}

TEST_CASE("gas in units of 1000 Nm3 is told in Nm3, with its digits in groups") {
  const std::string subject = "boiler";
  quantity::Datum datum;
  datum.value = 500;
  datum.unit = "1000 Nm3";
  emissions::Step step;
  step.value = 500;
  step.datum = &datum;
  step.subject = &subject;
  step.unit = datum.unit;
  CHECK(report::explanation_text({{0, 0, false, 0, false, &step, nullptr}}, {}) == "500 000 Nm3  input of boiler\n");
}

// SPDX-License-Identifier: Apache-2.0
#include "report/improvement_text.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel;

TEST_CASE("a lever shows the amount that is needed, or that it does not do it alone") {
  label::Improvement improvement;
  improvement.today.scheme = "eu-ci";
  improvement.today.class_name = "C";
  improvement.target_class = "B";
  improvement.levers = {{"ppa", "power by contract", "grid", "share", 1, -300, 950, 0.25, "B", "price"}, {"biochar", "", "pci", "share", 1, -5, 1200, std::nullopt, "C", ""}};
  improvement.combined_intensity = 900;
  improvement.combined_class = "A";
  const auto text = report::improvement_text(improvement, {});
  for (const auto* part : {"Aimed at: B", "0.250", "not alone", "power by contract; besides: price", "All together at their most: 900.0 kg/t, class A"}) CHECK(text.find(part) != std::string::npos);
}

TEST_CASE("the best class has nothing above it") {
  label::Improvement improvement;
  improvement.today.class_name = "A";
  CHECK(report::improvement_text(improvement, {}).find("best class") != std::string::npos);
}

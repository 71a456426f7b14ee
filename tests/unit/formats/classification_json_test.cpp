// SPDX-License-Identifier: Apache-2.0
#include "formats/result/classification_json.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel;

TEST_CASE("a classification is written with all members of the contract, in their order") {
  label::Classification classification;
  classification.scheme = "less-1.1";
  classification.version = "v";
  classification.status = method::SchemeStatus::draft;
  classification.family = "QST";
  classification.intensity = "1245.10";
  classification.scrap_share = "0.3";
  classification.class_name = "B";
  classification.rank = 2;
  classification.limit = 1245.25;
  classification.distance_to_better = 0.5;
  classification.electricity_basis = "market";
  syntax::JsonWriter writer{0};
  formats::write_classification(writer, classification);
  CHECK(writer.text() ==
        R"({"scheme":"less-1.1","version":"v","status":"draft","family":"QST","intensity":1245.10,"comparedIntensity":null,"scrapShare":0.3,"class":"B","rank":2,)"
        R"("limit":1245.25,"distanceToBetter":0.5,"distanceToWorse":null,"probability":null,"electricityBasis":"market","refusedBecause":null,)"
        R"("probabilityComplete":null,"unit":null,"notice":null,"digest":null})");
}

TEST_CASE("a refused classification has no class and says why") {
  label::Classification classification;
  classification.intensity = "1";
  classification.refused_because = "no line";
  syntax::JsonWriter writer{0};
  formats::write_classification(writer, classification);
  CHECK(writer.text().find(R"("class":null,"rank":null,"limit":null)") != std::string::npos);
  CHECK(writer.text().find(R"("refusedBecause":"no line")") != std::string::npos);
}

TEST_CASE("other electricity cases are written beside the class, and left out where there are none") {
  label::Classification classification;
  classification.intensity = "1";
  syntax::JsonWriter writer{0};
  formats::write_classification(writer, classification, "coil", {{"location", "1300.25", "C"}});
  CHECK(writer.text().find(R"({"good":"coil",)") == 0);
  CHECK(writer.text().find(R"("electricityCases":[{"electricityBasis":"location","intensity":1300.25,"class":"C"}])") != std::string::npos);
  syntax::JsonWriter without{0};
  formats::write_classification(without, classification);
  CHECK(without.text().find("electricityCases") == std::string::npos);
}

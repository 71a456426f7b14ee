// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <utility>

#include "formats/submission/submission_reader.hpp"
#include "formats/submission/submission_schema.hpp"

/// One submission that is in order, and ways to alter it.
namespace ferrolabel::support {

inline const std::string good_submission = R"(<?xml version="1.0" encoding="UTF-8"?>
<submission xmlns="https://ferrolabel.eu/ns/submission/1" formatVersion="1" id="S-1">
  <submitter organisation="Muster GmbH" contact="labels@muster.example" role="producer"/>
  <request product="screws" scheme="eu-ci" tonnes="1200.5" issueDate="2026-03-02" family="carbon" electricity="market" primaryFraction="0.25" scrapPerProduct="1.1">
    <heat>H 1</heat>
    <heat>H 2</heat>
  </request>
  <evidence>
    <item id="E1" kind="delivery-note" title="delivery notes" digest="sha256:1111111111111111111111111111111111111111111111111111111111111111" file="notes.pdf" date="2026-01-10"/>
    <item id="V1" kind="verification-report" title="report" digest="sha256:2222222222222222222222222222222222222222222222222222222222222222" date="2026-02-20"/>
  </evidence>
  <statement verifier="Example Verify GmbH" accreditation="EX-V-1" accreditedFrom="2024-01-01" accreditedUntil="2027-12-31" level="reasonable" opinion="unmodified" date="2026-02-20" periodFrom="2025-01-01" periodTo="2025-12-31" materialityPercent="5" siteVisit="2026-02-03"/>
  <plant xmlns="https://ferrolabel.eu/ns/plant/1" formatVersion="1">
    <installation id="works" name="Works" operator="Muster GmbH" country="DE"/>
    <period from="2025-01-01" to="2025-12-31"/>
    <processes>
      <process id="products" category="Iron or steel products" stage="finished">
        <activityLevel unit="t" source="evidence:E1 page 3">1700</activityLevel>
        <goods><good id="screws" cn="73181542" name="Screws"/></goods>
        <electricity><use supply="power" value="504" unit="MWh" source="bills"/></electricity>
      </process>
    </processes>
    <electricity><supply id="power" source="grid"><amount unit="MWh" source="bills">504</amount></supply></electricity>
  </plant>
</submission>
)";

/// The good submission with one piece of it replaced, which must be there.
inline std::string altered_submission(std::string_view piece, std::string_view by) {
  auto text = good_submission;
  const auto at = text.find(piece);
  REQUIRE(at != std::string::npos);
  return text.replace(at, piece.size(), by);
}

inline const syntax::XmlSchema& shared_submission_schema() {
  static const auto schema = formats::submission_schema();
  return schema;
}

inline Result<formats::Submission> read_text_as_submission(std::string text) { return formats::read_submission({"s.xml", std::move(text)}, shared_submission_schema()); }

inline formats::Submission submission(std::string text = good_submission) {
  auto read = read_text_as_submission(std::move(text));
  for (const auto& finding : read.findings()) UNSCOPED_INFO(describe(finding));
  REQUIRE(read);
  return std::move(read).value();
}

inline formats::Submission submission_with(std::string_view piece, std::string_view by) { return submission(altered_submission(piece, by)); }

}  // namespace ferrolabel::support
